package io.github.openrouter4e.testing.caching;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The running digest of a prompt from its first block on: equal values mean equal prefixes. */
final class PrefixHash {

	private final MessageDigest digest;

	PrefixHash() {
		try {
			digest = MessageDigest.getInstance("SHA-256");
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e); // every JDK has it
		}
	}

	/** Adds a block, or a piece of one, and returns the digest of everything so far. */
	String append(String text) {
		digest.update(text.getBytes(StandardCharsets.UTF_8));
		digest.update((byte) 0);
		try {
			return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
		} catch (CloneNotSupportedException e) {
			throw new IllegalStateException(e); // the JDK's implementation can
		}
	}
}
