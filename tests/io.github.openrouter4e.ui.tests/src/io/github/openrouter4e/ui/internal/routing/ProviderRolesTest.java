package io.github.openrouter4e.ui.internal.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.models.RoutingOptions;
import io.github.openrouter4e.models.RoutingOptionsBuilder;
import io.github.openrouter4e.ui.internal.routing.ProviderRoles.Entry;
import io.github.openrouter4e.ui.internal.routing.ProviderRoles.Role;

class ProviderRolesTest {
	private final ProviderRoles roles = new ProviderRoles();

	@Test
	void knownProvidersMayServeUntilSaidOtherwise() {
		roles.offer(names());
		roles.load(RoutingOptions.EMPTY);
		assertEquals(List.of(new Entry("a", "Alpha", Role.ANY), new Entry("b", "Beta", Role.ANY)), roles.entries());
		assertEquals(RoutingOptions.EMPTY, stored());
	}

	@Test
	void thoseTriedFirstStandOnTopInTheirOrder() {
		roles.offer(names());
		roles.load(RoutingOptions.builder().order(List.of("z/fast", "b")).ignore(List.of("a")).build());
		assertEquals(List.of(new Entry("z/fast", "z/fast", Role.FIRST), new Entry("b", "Beta", Role.FIRST),
				new Entry("a", "Alpha", Role.NEVER)), roles.entries());
		assertEquals(1, roles.place("z/fast"));
		assertEquals(2, roles.place("b"));
		assertEquals(0, roles.place("a"));
	}

	@Test
	void optionsComeBackAsTheyWere() {
		RoutingOptions options = RoutingOptions.builder().order(List.of("c", "a")).only(List.of("d", "e"))
				.ignore(List.of("f")).build();
		roles.load(options);
		assertEquals(options, stored());
	}

	@Test
	void aProviderHasOneRole() {
		roles.load(RoutingOptions.builder().order(List.of("a")).ignore(List.of("a", "b")).build());
		assertEquals(RoutingOptions.builder().order(List.of("a")).ignore(List.of("b")).build(), stored());
		roles.setRole("a", Role.ONLY);
		roles.setRole("b", Role.ANY);
		assertEquals(RoutingOptions.builder().only(List.of("a")).build(), stored());
	}

	@Test
	void movingStopsAtTheEnds() {
		roles.load(RoutingOptions.builder().order(List.of("a", "b", "c")).ignore(List.of("d")).build());
		roles.move("c", -1);
		roles.move("a", -1);
		roles.move("b", 1);
		roles.move("d", -1);
		assertEquals(List.of("a", "c", "b"), stored().order());
	}

	private RoutingOptions stored() {
		RoutingOptionsBuilder builder = RoutingOptions.builder();
		roles.store(builder);
		return builder.build();
	}

	private static Map<String, String> names() {
		Map<String, String> names = new LinkedHashMap<>();
		names.put("a", "Alpha");
		names.put("b", "Beta");
		return names;
	}
}
