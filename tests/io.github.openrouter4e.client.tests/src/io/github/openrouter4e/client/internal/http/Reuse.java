package io.github.openrouter4e.client.internal.http;

import io.github.openrouter4e.client.internal.LocalClient;

/** Rules for connections that serve again. */
final class Reuse {
	/** However slow the machine is. */
	static final ReusePolicy PATIENT = new ReusePolicy(LocalClient.PATIENCE, LocalClient.PATIENCE, uri -> true,
			LocalClient.PATIENCE, LocalClient.PATIENCE);

	private Reuse() {}
}
