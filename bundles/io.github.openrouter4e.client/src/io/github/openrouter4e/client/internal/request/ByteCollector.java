package io.github.openrouter4e.client.internal.request;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Collects bytes of which it is not known how many there will be. A {@link java.io.ByteArrayOutputStream} copies all that it has
 * each time it grows: a request with an image takes four times its size then. Blocks are copied once, at the end. Not thread-safe.
 */
final class ByteCollector extends OutputStream {
	private static final int SMALLEST = 4 << 10;
	private static final int LARGEST = 64 << 10;

	private final List<byte[]> full = new ArrayList<>();
	private byte[] block = new byte[SMALLEST];
	private int length; // of the block
	private int before; // bytes in the full ones

	@Override
	public void write(int b) {
		write(new byte[]{(byte) b}, 0, 1);
	}

	@Override
	public void write(byte @Nullable [] source, int offset, int count) {
		byte[] bytes = Objects.requireNonNull(source);
		int from = offset;
		int left = count;
		while (left > 0) {
			if (length == block.length) {
				full.add(block);
				before += length;
				block = new byte[Math.min(LARGEST, 2 * length)];
				length = 0;
			}
			int some = Math.min(left, block.length - length);
			System.arraycopy(bytes, from, block, length, some);
			length += some;
			from += some;
			left -= some;
		}
	}

	/** All of them. */
	byte[] joined() {
		byte[] all = new byte[before + length];
		int at = 0;
		for (byte[] one : full) {
			System.arraycopy(one, 0, all, at, one.length);
			at += one.length;
		}
		System.arraycopy(block, 0, all, at, length);
		return all;
	}
}
