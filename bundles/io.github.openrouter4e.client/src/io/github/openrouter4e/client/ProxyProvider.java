package io.github.openrouter4e.client;

import java.net.URI;
import java.util.Optional;

/** Says through which proxy an address is reached: an OSGi service that the host application provides. */
public interface ProxyProvider {
	/** Always the direct way. */
	ProxyProvider DIRECT = target -> Optional.empty();

	/**
	 * @return empty for a direct connection, also if the "no proxy for" list names the host. Asked on every call.
	 */
	Optional<ProxyServer> select(URI target);
}
