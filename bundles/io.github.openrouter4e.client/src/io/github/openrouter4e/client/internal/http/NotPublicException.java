package io.github.openrouter4e.client.internal.http;

import java.io.IOException;

/** A name leads to addresses that must not be connected to, and to no other. */
public final class NotPublicException extends IOException {
	private static final long serialVersionUID = 1L;

	NotPublicException(String host) {
		super(host);
	}
}
