package io.github.openrouter4e.client.internal.web;

import java.net.InetAddress;
import java.util.Arrays;

/**
 * Tells public addresses from those of this machine, its own network and special purposes (RFC 6890). Also those that an IPv6
 * address stands for. Pure.
 */
final class PublicAddresses {

	/** First address and length of the prefix. */
	private static final int[][] RESERVED = {{0, 0, 8}, {10, 0, 8}, {100, 64, 10}, {127, 0, 8}, {169, 254, 16},
			{172, 16, 12}, {192, 168, 16}, {198, 18, 15}, {224, 0, 3}};
	private static final int IPV4_BYTES = 4;

	private PublicAddresses() {}

	static boolean contains(InetAddress address) {
		if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress()
				|| address.isSiteLocalAddress() || address.isMulticastAddress()) {
			return false;
		}
		var bytes = address.getAddress();
		return bytes.length == IPV4_BYTES ? isPublic4(bytes) : isPublic6(bytes);
	}

	private static boolean isPublic4(byte[] bytes) {
		var first = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
		for (var block : RESERVED) {
			var mask = 0xFFFF << 16 - block[2] & 0xFFFF;
			if ((first & mask) == (block[0] << 8 | block[1])) {
				return false;
			}
		}
		return first != (192 << 8) || bytes[2] != 0; // 192.0.0.0/24
	}

	private static boolean isPublic6(byte[] bytes) {
		if ((bytes[0] & 0xE0) != 0x20) { // only 2000::/3 is given to anybody, but for NAT64
			return startsWith(bytes, 0x00, 0x64, 0xFF, 0x9B) && isZero(bytes, 4, 12)
					&& isPublic4(Arrays.copyOfRange(bytes, 12, 16));
		}
		if (startsWith(bytes, 0x20, 0x02)) { // 6to4
			return isPublic4(Arrays.copyOfRange(bytes, 2, 6));
		}
		return !startsWith(bytes, 0x20, 0x01, 0x00, 0x00); // Teredo: what it leads to is behind a bit mask
	}

	private static boolean startsWith(byte[] bytes, int... wanted) {
		for (var i = 0; i < wanted.length; i++) {
			if ((bytes[i] & 0xFF) != wanted[i]) {
				return false;
			}
		}
		return true;
	}

	private static boolean isZero(byte[] bytes, int from, int to) {
		for (var i = from; i < to; i++) {
			if (bytes[i] != 0) {
				return false;
			}
		}
		return true;
	}
}
