package io.github.openrouter4e.ui.internal.chat.composer;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Blob;
import io.github.openrouter4e.chat.ignore.Exclusion;
import io.github.openrouter4e.chat.ignore.IgnoreRules;
import io.github.openrouter4e.chat.ignore.SecretFiles;
import io.github.openrouter4e.chat.ignore.SharingPolicy;
import io.github.openrouter4e.chat.ignore.Withheld;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;

/**
 * Makes attachments of files and folders. What kind of file it is, its bytes tell and not its name. Reads the disk: not for
 * the UI thread.
 */
final class AttachmentReader {

	/** Larger texts fit into no model's context. */
	static final long MAX_TEXT = 4_000_000;
	static final long MAX_BINARY = 20_000_000;
	private static final long MEGABYTE = 1_000_000;
	private static final int BEGINNING = 1_024;
	@SuppressWarnings("nls")
	private static final Set<String> BINARIES = Set.of("png", "jpg", "jpeg", "gif", "webp", "pdf", "wav", "mp3", "aiff",
			"aac", "ogg", "flac", "m4a", "mp4", "mov", "mpeg", "mpg", "webm");
	/** Files of the operating system's own that may wait for ever. */
	@SuppressWarnings("nls")
	private static final Set<String> NO_FILES = Set.of("proc", "sysfs", "devtmpfs", "devpts");

	private AttachmentReader() {}

	/** An attachment, or why there is none. */
	sealed interface Result {
		/**
		 * @param detail what the chip says besides the name, for example the charset; "" for nothing
		 * @param note   what the user should know about it; "" for nothing
		 */
		record Read(Attachment attachment, String detail, String note, List<FolderReader.LeftOut> leftOut)
				implements
					Result {

			Read(Attachment attachment, String detail, String note) {
				this(attachment, detail, note, List.of());
			}
		}

		/**
		 * Only if the user says so once more.
		 *
		 * @param reason a sentence for the user
		 */
		record Doubtful(Read read, String reason) implements Result {
		}

		/** @param reason a sentence for the user */
		record Refused(String reason) implements Result {
		}
	}

	/**
	 * What the workspace knows about a path.
	 *
	 * @param derived  tells what in a folder was generated
	 * @param boundary the folder beyond which a link must not lead and whose ignore files hold, for example the project
	 * @param place    where the path would be if the workspace linked to nothing: the ignore files there hold as well
	 * @param told     the charset that was set for the file; null if none was
	 * @param usual    the charset of the workspace
	 */
	record Surroundings(Predicate<Path> derived, Path boundary, Path place, @Nullable Charset told,
			Charset usual) {
	}

	/** @param name what the user and the model see */
	static Result read(Path path, String name, Surroundings surroundings) {
		try {
			var real = path.toRealPath();
			var attributes = Files.readAttributes(real, BasicFileAttributes.class);
			var doubt = doubt(path, attributes.isDirectory(), name, surroundings);
			Result result;
			if (attributes.isDirectory()) {
				result = folder(real, name, surroundings);
			} else if (!attributes.isRegularFile() || NO_FILES.contains(Files.getFileStore(real).type())) {
				return new Result.Refused(NLS.bind(Messages.AttachmentReader_refusedDevice, name)); // reading might never end
			} else {
				result = file(real, name, surroundings);
			}
			if (doubt == null && result instanceof Result.Read(var attachment, var detail, var note, var leftOut)
					&& attachment instanceof Attachment.TextFile text) {
				doubt = secret(SecretFiles.byContent(text.text()));
			}
			return result instanceof Result.Read read && doubt != null
					? new Result.Doubtful(read, NLS.bind(Messages.AttachmentReader_refusedDoubtful, name, doubt))
					: result;
		} catch (@SuppressWarnings("unused") IOException e) {
			return new Result.Refused(NLS.bind(Messages.AttachmentSources_refusedMissing, name));
		}
	}

	/** Why the user is asked before this is attached; null if there is no reason. */
	static @Nullable String doubt(Path path, boolean directory, String name, Surroundings surroundings)
			throws IOException {
		var location = new SharingPolicy.Location(path, surroundings.boundary(), surroundings.place(), name);
		var withheld = new SharingPolicy().check(location, directory);
		return withheld.isEmpty() ? null : switch (withheld.get()) {
			case Withheld.Secret(var kind) -> secret(Optional.of(kind));
			case Withheld.Elsewhere(var real) -> NLS.bind(Messages.AttachmentReader_leftOutOutside, real);
			case Withheld.Excluded(var exclusion) -> excluded(exclusion);
		};
	}

	private static Result folder(Path real, String name, Surroundings surroundings) throws IOException {
		var boundary = surroundings.boundary().toRealPath();
		var folder = FolderReader.read(real, IgnoreRules.around(real, boundary), surroundings.derived());
		return new Result.Read(new Attachment.FolderListing(name, folder.listing()),
				NLS.bind(Messages.AttachmentReader_chipFiles, String.valueOf(folder.read())),
				FolderReader.note(name, folder),
				folder.leftOut());
	}

	private static Result file(Path path, String name, Surroundings surroundings) throws IOException {
		var bytes = bytes(path, MAX_BINARY);
		if (bytes.length > MAX_BINARY) {
			return tooLarge(name, Files.size(path), MAX_BINARY);
		}
		if (bytes.length == 0) {
			return new Result.Refused(NLS.bind(Messages.AttachmentReader_refusedEmpty, name));
		}
		if (ImageFitter.Kind.of(bytes) != null) {
			return ImageFitter.fit(name, bytes);
		}
		var extension = extension(path);
		if (isPdf(bytes, "pdf".equals(extension))) { //$NON-NLS-1$
			return new Result.Read(new Attachment.Pdf(name, Blob.of(bytes)), "", ""); //$NON-NLS-1$ //$NON-NLS-2$
		}
		var media = MediaKind.of(bytes);
		if (media != null) {
			return new Result.Read(media.attachment(name, Blob.of(bytes)), "", ""); //$NON-NLS-1$ //$NON-NLS-2$
		}
		if (BINARIES.contains(extension)) {
			return new Result.Refused(
					NLS.bind(Messages.AttachmentReader_refusedMislabelled, name, extension.toUpperCase(Locale.ROOT)));
		}
		if (bytes.length > MAX_TEXT) {
			return tooLarge(name, bytes.length, MAX_TEXT);
		}
		var decoded = TextDecoder.decode(bytes, surroundings.told(), surroundings.usual(), Locale.getDefault());
		return decoded == null
				? new Result.Refused(NLS.bind(Messages.AttachmentReader_refusedBinary, name))
				: new Result.Read(new Attachment.TextFile(name, decoded.text()), decoded.charset(), ""); //$NON-NLS-1$
	}

	private static Result tooLarge(String name, long size, long limit) {
		return new Result.Refused(NLS.bind(Messages.AttachmentReader_refusedSize,
				new Object[]{name, (size + MEGABYTE - 1) / MEGABYTE, limit / MEGABYTE}));
	}

	/** No more than one byte above the limit, also of a file that grows meanwhile. */
	static byte[] bytes(Path file, long limit) throws IOException {
		try (var in = Files.newInputStream(file)) {
			return in.readNBytes((int) limit + 1);
		}
	}

	/** @param called whether it is called so: then there may be something before the mark, as in what readers take */
	private static boolean isPdf(byte[] bytes, boolean called) {
		var mark = new String(bytes, 0, Math.min(bytes.length, BEGINNING), StandardCharsets.ISO_8859_1)
				.indexOf("%PDF-"); //$NON-NLS-1$
		return mark == 0 || mark > 0 && called;
	}

	private static String extension(Path path) {
		var file = path.getFileName();
		var name = file == null ? "" : file.toString(); //$NON-NLS-1$
		return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
	}

	/** Why the user is asked before a text is attached; null if there is no reason. */
	static @Nullable String doubt(Attachment attachment) {
		return switch (attachment) {
			case Attachment.TextFile(var name, var text) -> secret(SecretFiles.byContent(text));
			case Attachment.WebPage(var name, var text) -> secret(SecretFiles.byContent(text));
			case Attachment.PastedText(var name, var text) -> secret(SecretFiles.byContent(text));
			default -> null;
		};
	}

	/** A phrase about what is in a file; null if nothing is. */
	static @Nullable String secret(Optional<SecretFiles.Kind> kind) {
		return kind.isEmpty() ? null : switch (kind.get()) {
			case PRIVATE_KEY -> Messages.AttachmentReader_leftOutKey;
			case CREDENTIALS -> Messages.AttachmentReader_leftOutCredentials;
			case ENVIRONMENT -> Messages.AttachmentReader_leftOutEnvironment;
			case TERRAFORM -> Messages.AttachmentReader_leftOutTerraform;
		};
	}

	/** A phrase about what an ignore file says. */
	static String excluded(Exclusion exclusion) {
		var file = exclusion.file().getFileName();
		return switch (exclusion.cause()) {
			case RULE -> NLS.bind(Messages.AttachmentReader_leftOutRule,
					new Object[]{file, String.valueOf(exclusion.line()), exclusion.rule()});
			case UNREADABLE -> NLS.bind(Messages.AttachmentReader_leftOutRulesUnread, exclusion.file());
			case MARKED -> NLS.bind(Messages.AttachmentReader_leftOutMarked, file);
			case OUTSIDE -> Messages.FolderReader_leftOutLink;
		};
	}
}
