package io.github.openrouter4e.client;

import java.net.URI;
import java.util.Optional;

/** Selects the proxy for an address: an OSGi service that the host application provides. */
public interface ProxyProvider {
	/** Always the direct way. */
	ProxyProvider DIRECT = target -> Optional.empty();

	/**
	 * Asked on every call.
	 *
	 * @return empty for a direct connection, also if the "no proxy for" list names the host
	 * @throws TransportException
	 *             of kind {@link TransportException.Kind#PROXY_UNKNOWN} if that cannot be told; nothing is sent then
	 */
	Optional<ProxyServer> select(URI target);
}
