package io.github.openrouter4e.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;

class KeptServiceTest {

	private record Sample(String name) {
	}

	private final List<String> told = new ArrayList<>();

	@Test
	void aServiceIsGotOnceAndKeptUntilItGoes() {
		var kept = new KeptService<>(KeptServiceTest.class, Sample.class);
		assertNull(kept.get());
		assertThrows(IllegalStateException.class, kept::require);
		var first = register("first");
		assertEquals("first", kept.require().name());
		assertEquals("first", kept.require().name());
		assertEquals(List.of("got first"), told);
		first.unregister();
		assertNull(kept.get());
		assertEquals(List.of("got first", "let first go"), told);
		var second = register("second");
		assertEquals("second", kept.require().name());
		second.unregister();
	}

	private ServiceRegistration<Sample> register(String name) {
		var context = FrameworkUtil.getBundle(KeptServiceTest.class).getBundleContext();
		return context.registerService(Sample.class, new ServiceFactory<Sample>() {
			@Override
			public Sample getService(Bundle bundle, ServiceRegistration<Sample> registration) {
				told.add("got " + name);
				return new Sample(name);
			}

			@Override
			public void ungetService(Bundle bundle, ServiceRegistration<Sample> registration, Sample service) {
				told.add("let " + name + " go");
			}
		}, null);
	}
}
