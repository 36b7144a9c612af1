package io.github.openrouter4e.storage;

import java.util.zip.CRC32C;

/**
 * The CRC-32C of bytes whose parts were looked at apart from one another. The checksum is what remains of a division of
 * polynomials over two elements, so that of the first part only has to be multiplied for the bytes that follow it.
 *
 * @see CRC32C
 */
final class JoinedChecksum {

	/** The divisor; the bit of the highest power is the lowest one, as in the checksum. */
	private static final int DIVISOR = 0x82F6_3B78;
	private static final int ONE = 1 << 31;
	/** The power of a byte's bits. */
	private static final int BYTE = ONE >>> Byte.SIZE;

	private JoinedChecksum() {}

	/** The checksum of bytes with the one checksum that are followed by {@code length} bytes with the other. */
	static int of(int first, int second, long length) {
		int factor = ONE;
		int power = BYTE;
		for (long left = length; left > 0; left >>= 1) {
			if ((left & 1) != 0) {
				factor = product(factor, power);
			}
			power = product(power, power);
		}
		return product(first, factor) ^ second;
	}

	private static int product(int a, int b) {
		int product = 0;
		int shifted = b;
		for (int bit = ONE; bit != 0; bit >>>= 1) {
			if ((a & bit) != 0) {
				product ^= shifted;
			}
			shifted = (shifted & 1) == 0 ? shifted >>> 1 : shifted >>> 1 ^ DIVISOR;
		}
		return product;
	}
}
