package io.github.openrouter4e.client.internal.http;

import java.io.IOException;

/** A name that stands for this machine leads to another one, so that the key would leave it unencrypted. */
final class NotLoopbackException extends IOException {
	private static final long serialVersionUID = 1L;

	@SuppressWarnings("nls")
	NotLoopbackException(String host) {
		super(host + " is not on this machine");
	}
}
