package io.github.openrouter4e.client.internal.http;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.Map;

/**
 * Lets the operating system notice that the other side is gone: after sleep, a change of the network, or when a router
 * in between forgets the connection, nobody says so. With the usual two hours until the first probe that would not help
 * anybody.
 */
final class KeepAlive {
	/** By name, as they are options of the JDK and not of every platform. Seconds, seconds, and a number. */
	private static final Map<String, Integer> PROBES = Map.of("TCP_KEEPIDLE", 10, "TCP_KEEPINTERVAL", 5, //$NON-NLS-1$ //$NON-NLS-2$
			"TCP_KEEPCOUNT", 3); //$NON-NLS-1$

	private KeepAlive() {}

	@SuppressWarnings("unchecked") // these options are numbers
	static void enable(Socket socket) throws IOException {
		socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
		for (SocketOption<?> option : socket.supportedOptions()) {
			Integer value = PROBES.get(option.name());
			if (value != null && option.type() == Integer.class) {
				socket.setOption((SocketOption<Integer>) option, value);
			}
		}
	}
}
