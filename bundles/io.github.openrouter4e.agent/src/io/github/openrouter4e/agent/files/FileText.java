package io.github.openrouter4e.agent.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;

/**
 * The text of a file as the user sees it: that of the editor if one has the file open, else what the disk has.
 *
 * @param charset  how the file is encoded
 * @param unsaved  whether an editor has changes that are not on the disk
 * @param exact    whether every byte belongs to a character; if not, the file must not be written from this text
 */
public record FileText(String text, Charset charset, boolean unsaved, boolean exact) {

	/** What is larger is data, or generated. */
	public static final int LARGEST = 5_000_000;
	private static final int BEGINNING = 8_000;
	/** How long the editor's text is waited for: the user interface may be busy. */
	private static final int SECONDS = 10;

	private static final char REPLACEMENT = '\uFFFD';
	private static final byte[] UTF_8_BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
	private static final byte[] UTF_16LE_BOM = {(byte) 0xFF, (byte) 0xFE};
	private static final byte[] UTF_16BE_BOM = {(byte) 0xFE, (byte) 0xFF};

	/**
	 * Reads a file.
	 *
	 * @throws ToolException if it is no text, or too large
	 * @throws CoreException if it cannot be read
	 */
	public static FileText read(IFile file) throws ToolException, CoreException {
		var edited = ofEditor(file);
		return edited == null ? ofDisk(file) : edited;
	}

	/**
	 * Reads what the disk has, whatever an editor shows.
	 *
	 * @throws ToolException if it is no text, or too large
	 * @throws CoreException if it cannot be read
	 */
	@SuppressWarnings("nls") // what the model is told
	public static FileText ofDisk(IFile file) throws ToolException, CoreException {
		var bytes = bytes(file);
		if (bytes.length > LARGEST) {
			throw new ToolException(Kind.DENIED, WorkspaceFiles.name(file) + " is larger than " + LARGEST / 1_000_000
					+ " MB. Search in other files, or ask the user for the part you need.");
		}
		var text = ofBytes(file, bytes);
		if (text == null) {
			throw new ToolException(Kind.DENIED, WorkspaceFiles.name(file) + " is not a text file.");
		}
		return text;
	}

	/** The text of an open editor, or of who else has connected the file's buffer; null if nobody has. */
	public static @Nullable FileText ofEditor(IFile file) throws CoreException, ToolException {
		var manager = FileBuffers.getTextFileBufferManager();
		var buffer = manager.getTextFileBuffer(file.getFullPath(), LocationKind.IFILE);
		if (buffer == null) {
			return null;
		}
		// an editor's document belongs to the user interface thread
		var text = new CompletableFuture<@Nullable FileText>();
		manager.execute(() -> {
			try {
				text.complete(ofBuffer(buffer));
			} catch (RuntimeException | Error e) {
				text.completeExceptionally(e);
			}
		});
		try {
			return text.get(SECONDS, TimeUnit.SECONDS);
		} catch (@SuppressWarnings("unused") ExecutionException e) {
			return null; // the editor was just closed
		} catch (@SuppressWarnings("unused") TimeoutException e) {
			throw new ToolException(Kind.TIMEOUT,
					"The user interface is busy, so the text of the editor could not be read. Try again."); //$NON-NLS-1$
		} catch (@SuppressWarnings("unused") InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new ToolException(Kind.INTERRUPTED, "The call was interrupted."); //$NON-NLS-1$
		}
	}

	private static @Nullable FileText ofBuffer(ITextFileBuffer buffer) {
		var document = buffer.getDocument();
		return document == null || document.getLength() > LARGEST
				? null
				: new FileText(document.get(), charset(buffer.getEncoding()), buffer.isDirty(), true);
	}

	/**
	 * The text to search in, got with less effort than by {@link #read}: nobody is asked for the charset of a file that is
	 * UTF-8.
	 *
	 * @return null if the file is larger; empty if it is no text
	 * @throws CoreException if it cannot be read
	 */
	public static @Nullable String toSearch(IFile file, int largest) throws CoreException, ToolException {
		var buffer = FileBuffers.getTextFileBufferManager().getTextFileBuffer(file.getFullPath(), LocationKind.IFILE);
		var edited = buffer != null && buffer.isDirty() ? ofEditor(file) : null;
		if (edited != null) {
			return edited.text();
		}
		var location = file.getLocation();
		if (location == null) {
			return ""; //$NON-NLS-1$
		}
		try {
			var path = location.toPath();
			if (Files.size(path) > largest) {
				return null;
			}
			var bytes = Files.readAllBytes(path);
			if (!startsWith(bytes, UTF_16LE_BOM) && !startsWith(bytes, UTF_16BE_BOM) && !isBinary(bytes)) {
				var text = new String(bytes, StandardCharsets.UTF_8);
				if (text.indexOf(REPLACEMENT) < 0) {
					return text;
				}
			}
			var decoded = ofBytes(file, bytes);
			return decoded == null ? "" : decoded.text(); //$NON-NLS-1$
		} catch (@SuppressWarnings("unused") IOException e) {
			return ""; // gone, or not to be read by this user //$NON-NLS-1$
		}
	}

	private static byte[] bytes(IFile file) throws CoreException, ToolException {
		try (var in = file.getContents(true)) {
			return in.readNBytes(LARGEST + 1);
		} catch (IOException e) {
			throw new ToolException(Kind.INTERNAL, WorkspaceFiles.name(file) + " cannot be read: " + e.getMessage()); //$NON-NLS-1$
		}
	}

	/** What bytes would be as content of a file; null if they are no text. */
	public static @Nullable FileText ofBytes(IFile file, byte[] bytes) throws CoreException {
		if (startsWith(bytes, UTF_8_BOM)) {
			return decode(bytes, UTF_8_BOM.length, StandardCharsets.UTF_8);
		}
		if (startsWith(bytes, UTF_16LE_BOM)) {
			return decode(bytes, UTF_16LE_BOM.length, StandardCharsets.UTF_16LE);
		}
		if (startsWith(bytes, UTF_16BE_BOM)) {
			return decode(bytes, UTF_16BE_BOM.length, StandardCharsets.UTF_16BE);
		}
		var told = charset(file.getCharset(true));
		return !told.name().startsWith("UTF-16") && !told.name().startsWith("UTF-32") && isBinary(bytes) //$NON-NLS-1$ //$NON-NLS-2$
				? null
				: decode(bytes, 0, told);
	}

	private static boolean isBinary(byte[] bytes) {
		for (var i = 0; i < Math.min(bytes.length, BEGINNING); i++) {
			if (bytes[i] == 0) {
				return true;
			}
		}
		return false;
	}

	private static boolean startsWith(byte[] bytes, byte[] start) {
		return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
	}

	private static FileText decode(byte[] bytes, int from, Charset charset) {
		var rest = ByteBuffer.wrap(bytes, from, bytes.length - from);
		try {
			var text = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
					.onUnmappableCharacter(CodingErrorAction.REPORT).decode(rest).toString();
			return new FileText(text, charset, false, true);
		} catch (@SuppressWarnings("unused") CharacterCodingException e) {
			return new FileText(new String(bytes, from, bytes.length - from, charset), charset, false, false);
		}
	}

	private static Charset charset(@Nullable String name) {
		try {
			return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
		} catch (@SuppressWarnings("unused") IllegalCharsetNameException | UnsupportedCharsetException e) {
			return StandardCharsets.UTF_8; // one that this Java does not know
		}
	}

	/** Eight hexadecimal digits that change with the text. */
	public String version() {
		var hash = 0xcbf29ce484222325L;
		for (var i = 0; i < text.length(); i++) {
			hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
		}
		return HexFormat.of().toHexDigits((int) (hash ^ hash >>> Integer.SIZE));
	}
}
