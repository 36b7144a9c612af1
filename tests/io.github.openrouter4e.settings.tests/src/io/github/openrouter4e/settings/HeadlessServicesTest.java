package io.github.openrouter4e.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

import io.github.openrouter4e.chat.ChatSettings;
import io.github.openrouter4e.costs.CallSettings;
import io.github.openrouter4e.models.CatalogueSettings;
import io.github.openrouter4e.models.RoutingOptions;

/** Whoever sends requests without a workbench gets the user's preferences all the same. */
class HeadlessServicesTest {

	private final Bundle settings = FrameworkUtil.getBundle(Settings.class);
	private final OpenRouterPreferences preferences = service(OpenRouterPreferences.class);

	@AfterEach
	void forget() {
		preferences.reset(Settings.MODEL_ID);
		preferences.reset(Settings.DEFAULT_ROUTING);
		preferences.reset(Settings.DAILY_LIMIT);
		preferences.reset(Settings.CATALOGUE_MAX_AGE_MINUTES);
	}

	@Test
	void theUiIsNotNeeded() {
		assertTrue(Arrays.stream(settings.getBundleContext().getBundles())
				.noneMatch(bundle -> bundle.getSymbolicName().equals("io.github.openrouter4e.ui")
						&& bundle.getState() == Bundle.ACTIVE));
	}

	@Test
	void requestsFollowThePreferences() {
		preferences.set(Settings.MODEL_ID, "acme/owl");
		preferences.set(Settings.DEFAULT_ROUTING, RoutingOptions.builder().sort("price").build().toJson());
		preferences.set(Settings.DAILY_LIMIT, Optional.of(BigDecimal.TEN));
		assertEquals("acme/owl", service(ChatSettings.class).model());
		CallSettings calls = service(CallSettings.class);
		assertEquals("price", service(ChatSettings.class).routing("acme/owl").sort());
		assertEquals(BigDecimal.TEN, calls.limits().perDay());
	}

	@Test
	void theCatalogueFollowsThePreferences() {
		preferences.set(Settings.CATALOGUE_MAX_AGE_MINUTES, 5);
		assertEquals(Duration.ofMinutes(5), service(CatalogueSettings.class).maxAge());
	}

	/** The service, which is one of this bundle. */
	private <T> T service(Class<T> type) {
		BundleContext context = settings.getBundleContext();
		ServiceReference<T> reference = context.getServiceReference(type);
		assertNotNull(reference, type.getName());
		assertEquals(settings, reference.getBundle());
		return context.getService(reference);
	}
}
