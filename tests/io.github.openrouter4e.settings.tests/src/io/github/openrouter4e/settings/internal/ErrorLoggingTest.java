package io.github.openrouter4e.settings.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.FrameworkUtil;

import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.storage.Listeners;

@SuppressWarnings("nls")
class ErrorLoggingTest {

	private static final Logger OF_A_PACKAGE = Logger.getLogger("io.github.openrouter4e.chat.internal.session");

	private final List<IStatus> logged = new ArrayList<>();
	private final ILogListener listener = (status, plugin) -> {
		if (status.getPlugin().startsWith("io.github.openrouter4e")) {
			logged.add(status);
		}
	};

	@BeforeEach
	void listen() {
		preferences(); // which everything needs
		Platform.addLogListener(listener);
	}

	private static OpenRouterPreferences preferences() {
		var context = FrameworkUtil.getBundle(ErrorLogging.class).getBundleContext();
		return context.getService(context.getServiceReference(OpenRouterPreferences.class));
	}

	@AfterEach
	void listenNoMore() {
		Platform.removeLogListener(listener);
	}

	@Test
	void warningsOfBundlesWithoutEclipseAreInTheErrorLog() {
		var cause = new IllegalStateException("broken");
		OF_A_PACKAGE.log(Level.WARNING, "The user could not be asked", cause);
		assertEquals(1, logged.size());
		assertEquals(IStatus.WARNING, logged.getFirst().getSeverity());
		assertEquals("io.github.openrouter4e.chat", logged.getFirst().getPlugin());
		assertEquals("The user could not be asked", logged.getFirst().getMessage());
		assertSame(cause, logged.getFirst().getException());
	}

	@Test
	void aFaultOfAListenerIsAnErrorOfTheBundleThatTellsIt() {
		var listeners = new Listeners<String>();
		listeners.add(event -> {
			throw new IllegalStateException(event);
		});
		listeners.fire("told");
		listeners.fire("told again");
		assertEquals(1, logged.size());
		assertEquals(IStatus.ERROR, logged.getFirst().getSeverity());
		assertEquals("io.github.openrouter4e.storage", logged.getFirst().getPlugin());
		assertEquals("told", logged.getFirst().getException().getMessage());
	}

	@Test
	void whatIsOnlyForDevelopersIsNot() {
		OF_A_PACKAGE.log(Level.INFO, "not asked");
		Logger.getLogger("org.example").log(Level.WARNING, "not ours");
		assertEquals(List.of(), logged);
	}

	@Test
	void aLoggerOfNoBundleIsLoggedToo() {
		Logger.getLogger("io.github.openrouter4e").warning("{0} is a text");
		assertEquals("{0} is a text", logged.getFirst().getMessage());
		assertEquals("io.github.openrouter4e", logged.getFirst().getPlugin());
	}
}
