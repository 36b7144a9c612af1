package io.github.openrouter4e.ui.internal.routing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.openrouter4e.models.RoutingOptions;
import io.github.openrouter4e.models.RoutingOptionsBuilder;

/**
 * What is wanted of each provider: a table of providers with a role for each, in place of the three lists of a request.
 * Providers that are to be tried first stand on top, in their order. Belongs to one thread.
 */
final class ProviderRoles {

	/** What a provider may do. */
	enum Role {
		/** Serves if OpenRouter chooses it. */
		ANY,
		/** Is tried before others. */
		FIRST,
		/** Only providers with this role may serve. */
		ONLY,
		/** May not serve. */
		NEVER
	}

	/**
	 * A row of the table.
	 *
	 * @param tag  as in a request
	 * @param name as users know the provider
	 */
	record Entry(String tag, String name, Role role) {
	}

	private final Map<String, String> names = new LinkedHashMap<>();
	private final Map<String, Role> roles = new LinkedHashMap<>();
	private final List<String> order = new ArrayList<>();

	/** Takes the roles from options; providers that are not known otherwise are named by their tag. */
	void load(RoutingOptions options) {
		roles.clear();
		order.clear();
		options.ignore().forEach(tag -> setRole(tag, Role.NEVER));
		options.only().forEach(tag -> setRole(tag, Role.ONLY));
		options.order().forEach(tag -> setRole(tag, Role.FIRST));
	}

	/** Offers these providers besides those that have a role. */
	void offer(Map<String, String> namesByTag) {
		names.clear();
		names.putAll(namesByTag);
	}

	void setRole(String tag, Role role) {
		order.remove(tag);
		roles.remove(tag);
		if (role != Role.ANY) {
			roles.put(tag, role);
		}
		if (role == Role.FIRST) {
			order.add(tag);
		}
	}

	/** Moves a provider that is to be tried first by one place; does nothing at the ends and for others. */
	void move(String tag, int step) {
		int from = order.indexOf(tag);
		int to = from + step;
		if (from >= 0 && to >= 0 && to < order.size()) {
			order.remove(from);
			order.add(to, tag);
		}
	}

	/** The rows: first ones in their order, then the others with a role, then those that are offered. */
	List<Entry> entries() {
		Map<String, Role> all = new LinkedHashMap<>();
		order.forEach(tag -> all.put(tag, Role.FIRST));
		all.putAll(roles);
		names.keySet().forEach(tag -> all.putIfAbsent(tag, Role.ANY));
		return all.entrySet().stream().map(
				entry -> new Entry(entry.getKey(), names.getOrDefault(entry.getKey(), entry.getKey()),
						entry.getValue()))
				.toList();
	}

	/** The place of a provider among those to be tried first, from 1; 0 if it is none of them. */
	int place(String tag) {
		return order.indexOf(tag) + 1;
	}

	void store(RoutingOptionsBuilder options) {
		options.order(List.copyOf(order)).only(tags(Role.ONLY)).ignore(tags(Role.NEVER));
	}

	private List<String> tags(Role role) {
		return roles.entrySet().stream().filter(entry -> entry.getValue() == role).map(Map.Entry::getKey).toList();
	}
}
