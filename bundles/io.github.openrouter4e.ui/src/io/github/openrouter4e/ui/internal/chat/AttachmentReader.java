package io.github.openrouter4e.ui.internal.chat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Blob;

/** Makes attachments of files and folders. Reads the disk: not for the UI thread. */
final class AttachmentReader {

	/** Larger texts fit into no model's context. */
	static final long MAX_TEXT = 4_000_000;
	static final long MAX_BINARY = 20_000_000;
	private static final long MEGABYTE = 1_000_000;
	private static final Map<String, @Nullable String> IMAGES = Map.of("png", "image/png", "jpg", "image/jpeg", "jpeg", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
			"image/jpeg", "gif", "image/gif", "webp", "image/webp"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$

	private AttachmentReader() {}

	/** An attachment, or why there is none. */
	sealed interface Result {
		/** @param note what the user should know about it; "" for nothing */
		record Read(Attachment attachment, String note) implements Result {

			Read(Attachment attachment) {
				this(attachment, ""); //$NON-NLS-1$
			}

		}

		/** @param reason a sentence for the user */
		record Refused(String reason) implements Result {
		}
	}

	/**
	 * @param name    what the user and the model see
	 * @param derived tells what in a folder was generated
	 */
	static Result read(Path path, String name, Predicate<Path> derived) {
		try {
			if (Files.isDirectory(path)) {
				return folder(name, FolderReader.read(path, derived));
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

	private static Result folder(String name, FolderReader.Folder folder) {
		return new Result.Read(new Attachment.FolderListing(name, folder.listing()), folder.omitted() == 0
				? "" //$NON-NLS-1$
				: NLS.bind(Messages.folderOmitted, new Object[]{name, folder.read(), folder.omitted()}));
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

	private static String extension(Path path) {
		var file = path.getFileName();
		var name = file == null ? "" : file.toString(); //$NON-NLS-1$
		return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
	}
}
