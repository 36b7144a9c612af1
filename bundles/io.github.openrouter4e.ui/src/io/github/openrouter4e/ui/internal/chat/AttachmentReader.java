package io.github.openrouter4e.ui.internal.chat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Blob;

/** Makes attachments of files and folders. Reads the disk: not for the UI thread. */
final class AttachmentReader {

	/** Larger texts fit into no model's context. */
	static final long MAX_TEXT = 4_000_000;
	static final long MAX_BINARY = 20_000_000;
	private static final int MAX_LISTED = 2_000;
	private static final long MEGABYTE = 1_000_000;
	private static final Map<String, @Nullable String> IMAGES = Map.of("png", "image/png", "jpg", "image/jpeg", "jpeg", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
			"image/jpeg", "gif", "image/gif", "webp", "image/webp"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$

	private AttachmentReader() {}

	/** An attachment, or why there is none. */
	sealed interface Result {
		record Read(Attachment attachment) implements Result {
		}

		/** @param reason a sentence for the user */
		record Refused(String reason) implements Result {
		}
	}

	/** @param name what the user and the model see */
	static Result read(Path path, String name) {
		try {
			if (Files.isDirectory(path)) {
				return new Result.Read(new Attachment.FolderListing(name, listing(path)));
			}
			var extension = extension(path);
			var mediaType = IMAGES.get(extension);
			var pdf = "pdf".equals(extension); //$NON-NLS-1$
			var limit = mediaType != null || pdf ? MAX_BINARY : MAX_TEXT;
			var size = Files.size(path);
			if (size > limit) {
				return new Result.Refused(NLS.bind(Messages.refusedSize,
						new Object[]{name, (size + MEGABYTE - 1) / MEGABYTE, limit / MEGABYTE}));
			}
			var bytes = Files.readAllBytes(path);
			if (mediaType != null) {
				return new Result.Read(new Attachment.Image(name, mediaType, Blob.of(bytes)));
			}
			return pdf ? new Result.Read(new Attachment.Pdf(name, Blob.of(bytes))) : text(name, bytes);
		} catch (@SuppressWarnings("unused") IOException e) {
			return new Result.Refused(NLS.bind(Messages.refusedMissing, name));
		}
	}

	private static Result text(String name, byte[] bytes) {
		try {
			var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
			if (text.indexOf('\0') < 0) {
				return new Result.Read(new Attachment.TextFile(name, text));
			}
		} catch (@SuppressWarnings("unused") CharacterCodingException e) {
			if (!looksBinary(bytes)) {
				return new Result.Read(new Attachment.TextFile(name, new String(bytes, StandardCharsets.ISO_8859_1)));
			}
		}
		return new Result.Refused(NLS.bind(Messages.refusedBinary, name));
	}

	private static boolean looksBinary(byte[] bytes) {
		for (var i = 0; i < Math.min(bytes.length, 8_000); i++) {
			if (bytes[i] >= 0 && bytes[i] < 9) {
				return true;
			}
		}
		return false;
	}

	private static String listing(Path folder) throws IOException {
		try (var paths = Files.walk(folder, 6)) {
			return paths.filter(p -> !p.equals(folder)).filter(AttachmentReader::isVisible).limit(MAX_LISTED)
					.map(p -> folder.relativize(p) + (Files.isDirectory(p) ? "/" : "")) //$NON-NLS-1$ //$NON-NLS-2$
					.map(p -> p.replace('\\', '/')).sorted().collect(Collectors.joining("\n")); //$NON-NLS-1$
		} catch (java.io.UncheckedIOException e) {
			throw new IOException(e);
		}
	}

	private static boolean isVisible(Path path) {
		for (var part : path.subpath(Math.max(0, path.getNameCount() - 6), path.getNameCount())) {
			if (part.toString().startsWith(".")) { //$NON-NLS-1$
				return false;
			}
		}
		return true;
	}

	private static String extension(Path path) {
		var file = path.getFileName();
		var name = file == null ? "" : file.toString(); //$NON-NLS-1$
		return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
	}
}
