package io.github.openrouter4e.testing.caching;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.testing.wire.Json;

/**
 * Which provider serves a request. In turn, unless the conversation sticks to one: with a session id from its first
 * success on, otherwise only once a cache was used. Ends after ten idle minutes; {@code provider.order} switches it off.
 * Used under the lock of the simulation.
 */
final class StickyRouting {

	private static final Duration IDLE = Duration.ofMinutes(10);

	/** The provider that a conversation sticks to. */
	private record Bond(String provider, Instant lastUse) {
	}

	private final Clock clock;
	private final Map<String, Bond> bonds = new HashMap<>();
	private final Map<String, Integer> turns = new HashMap<>();
	private final boolean spread;

	/** @param spread false: always the first provider, which makes small demonstrations predictable */
	StickyRouting(Clock clock, boolean spread) {
		this.clock = clock;
		this.spread = spread;
	}

	String choose(JsonNode request, String model, List<String> providers) {
		if (request.path("provider").has("order") || !spread) {
			return providers.getFirst();
		}
		Bond bond = bonds.get(conversation(request, model));
		if (bond != null && clock.instant().isBefore(bond.lastUse().plus(IDLE))) {
			return bond.provider();
		}
		int turn = turns.merge(model, 1, Integer::sum) - 1;
		return providers.get(turn % providers.size());
	}

	void served(JsonNode request, String model, String provider, boolean cacheUsed) {
		if (cacheUsed || request.has("session_id")) {
			bonds.put(conversation(request, model), new Bond(provider, clock.instant()));
		}
	}

	private static String conversation(JsonNode request, String model) {
		if (request.has("session_id")) {
			return model + " session " + request.get("session_id").asText();
		}
		String system = "";
		String first = "";
		for (JsonNode message : request.path("messages")) {
			String role = message.path("role").asText();
			if (role.equals("system") && system.isEmpty()) {
				system = Json.write(message);
			} else if (!role.equals("system") && first.isEmpty()) {
				first = Json.write(message);
			}
		}
		return model + ' ' + new PrefixHash().append(system + first);
	}
}
