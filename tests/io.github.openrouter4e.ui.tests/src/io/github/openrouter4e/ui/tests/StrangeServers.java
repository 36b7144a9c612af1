package io.github.openrouter4e.ui.tests;

import java.util.ArrayList;

import io.github.openrouter4e.settings.KeyState;
import io.github.openrouter4e.settings.KeyStore;
import io.github.openrouter4e.testing.StandInServer;

/**
 * Servers to which nobody has agreed. A run agrees to hundreds of servers of this machine, and a new one may get the port of
 * an earlier one.
 */
public final class StrangeServers {

	private StrangeServers() {}

	public static StandInServer start(KeyStore keys, StandInServer.Options options) {
		var known = new ArrayList<StandInServer>();
		try {
			while (true) {
				var server = StandInServer.start(options);
				if (keys.read(server.baseUri()) instanceof KeyState.Unconfirmed) {
					return server;
				}
				known.add(server); // closed later: its port would come again
			}
		} finally {
			known.forEach(StandInServer::close);
		}
	}
}
