package io.github.openrouter4e.chat.internal;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.util.tracker.ServiceTracker;

import io.github.openrouter4e.chat.ChatService;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.ChatSettings;
import io.github.openrouter4e.chat.support.ChatBed;
import io.github.openrouter4e.chat.support.FakeSettings;
import io.github.openrouter4e.chat.support.FakeTools;
import io.github.openrouter4e.chat.support.FixedCatalogue;
import io.github.openrouter4e.chat.tools.ToolExecutor;
import io.github.openrouter4e.client.ConnectionSettings;
import io.github.openrouter4e.client.OpenRouterClient;
import io.github.openrouter4e.costs.Balance;
import io.github.openrouter4e.costs.CallSettings;
import io.github.openrouter4e.costs.CostLedger;
import io.github.openrouter4e.models.ModelCatalogue;

/** The services come up in OSGi. Named differently from the other tests, as it needs a framework to run in. */
class TestComponents {

	private static final long PATIENCE_MILLIS = 20_000;

	private BundleContext context;
	private final List<ServiceRegistration<?>> registered = new ArrayList<>();

	@BeforeEach
	void registerWhatIsNeeded() throws Exception {
		context = FrameworkUtil.getBundle(ChatService.class).getBundleContext();
		for (Bundle bundle : context.getBundles()) {
			if ("org.apache.felix.scr".equals(bundle.getSymbolicName())) {
				bundle.start();
			}
		}
		register(OpenRouterClient.class, (OpenRouterClient) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[]{OpenRouterClient.class}, (proxy, method, arguments) -> {
					throw new UnsupportedOperationException(method.getName());
				}));
		register(ModelCatalogue.class, FixedCatalogue.standard());
		register(ChatSettings.class, new FakeSettings());
		register(CallSettings.class, new FakeSettings());
		register(ConnectionSettings.class, ChatBed.connection(URI.create("https://openrouter.invalid/api/v1")));
	}

	@AfterEach
	void unregister() {
		registered.forEach(ServiceRegistration::unregister);
	}

	@Test
	void allServicesComeUp() throws Exception {
		assertNotNull(service(CostLedger.class));
		assertNotNull(service(Balance.class));
		assertNotNull(service(ChatService.class));
	}

	@Test
	void aToolThatComesDoesNotRestartTheConversations() throws Exception {
		ChatService chat = service(ChatService.class);
		ChatSession session = chat.create();
		register(ToolExecutor.class, new FakeTools());
		assertSame(chat, service(ChatService.class));
		assertSame(session, chat.openSessions().getFirst());
		session.close();
	}

	private <T> void register(Class<T> type, T service) {
		registered.add(context.registerService(type, service, null));
	}

	private <T> T service(Class<T> type) throws InterruptedException {
		var tracker = new ServiceTracker<T, T>(context, type, null);
		tracker.open();
		try {
			return tracker.waitForService(PATIENCE_MILLIS);
		} finally {
			tracker.close();
		}
	}
}
