package io.github.openrouter4e.chat;

import java.io.InputStream;
import java.io.ByteArrayInputStream;
import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

import org.eclipse.jdt.annotation.Nullable;

/** Immutable bytes, for example of an image. Equal if the bytes are. */
public final class Blob {

	private final byte[] bytes;
	private volatile @Nullable SoftReference<DataUrl> dataUrl;

	private Blob(byte[] bytes) {
		this.bytes = bytes;
	}

	/** A copy of these bytes. */
	public static Blob of(byte[] bytes) {
		return new Blob(bytes.clone());
	}

	/**
	 * The bytes that a Base64 text stands for.
	 *
	 * @throws IllegalArgumentException if it is not Base64
	 */
	public static Blob ofBase64(String text) {
		return new Blob(Base64.getDecoder().decode(text));
	}

	/** Number of bytes. */
	public int size() {
		return bytes.length;
	}

	/** A copy of the bytes. */
	public byte[] bytes() {
		return bytes.clone();
	}

	/** A stream over the bytes, without copying them. */
	public InputStream open() {
		return new ByteArrayInputStream(bytes);
	}

	/**
	 * Four bytes as a number, the lowest first, as wave files have them.
	 *
	 * @throws IndexOutOfBoundsException if there are fewer
	 */
	public int littleEndianInt(int offset) {
		return ByteBuffer.wrap(bytes, offset, Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).getInt();
	}

	/** The bytes in Base64, without line breaks. */
	public String base64() {
		return Base64.getEncoder().encodeToString(bytes);
	}

	/**
	 * {@code data:<mediaType>;base64,…}, the form in which OpenRouter takes images and files. Kept as long as there is memory:
	 * every request of a conversation has it again.
	 */
	public String dataUrl(String mediaType) {
		SoftReference<DataUrl> kept = dataUrl;
		DataUrl known = kept == null ? null : kept.get();
		if (known == null || !known.mediaType.equals(mediaType)) {
			known = new DataUrl(mediaType, "data:" + mediaType + ";base64," + base64()); //$NON-NLS-1$ //$NON-NLS-2$
			dataUrl = new SoftReference<>(known);
		}
		return known.text;
	}

	private record DataUrl(String mediaType, String text) {
	}

	/** SHA-256 of the bytes in lower-case hexadecimal: the name under which the history keeps them. */
	public String sha256() {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)); //$NON-NLS-1$
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e); // every Java platform has SHA-256
		}
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Blob blob && Arrays.equals(bytes, blob.bytes);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(bytes);
	}

	@Override
	public String toString() {
		return "Blob[" + bytes.length + " bytes]"; //$NON-NLS-1$ //$NON-NLS-2$
	}
}
