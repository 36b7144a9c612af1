package io.github.openrouter4e.ui.internal.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.testing.StandInServer;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.UiServices;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** The sign-in as the user sees it; this test is the browser. */
@WorkbenchTest
class SignInDialogTest {
	private final StandInServer server = StandInServer.start();
	private final UiServices services = UiServices.request().join();
	private final List<URI> pages = new CopyOnWriteArrayList<>();
	private SignInDialog dialog;

	@BeforeEach
	void open() {
		OpenRouterPreferences preferences = services.preferences();
		services.keys().confirm(server.baseUri());
		preferences.set(Settings.CUSTOM_BASE_URL, server.baseUrl());
		preferences.set(Settings.USE_CUSTOM_BASE_URL, true);
		dialog = UiThread.get(() -> {
			Shell parent = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell();
			SignInDialog created = new SignInDialog(parent, services.signIn(), pages::add);
			created.setBlockOnOpen(false);
			created.open();
			return created;
		});
		waitForPage(0);
	}

	@AfterEach
	void stop() {
		UiThread.run(dialog::close);
		server.close();
	}

	@Test
	void theKeyArrivesByItself() throws IOException {
		assertTrue(says(Messages.SignInDialog_wait));
		String shown = browse(pages.getFirst());
		assertTrue(shown.contains(Messages.SignInDialog_browserSuccess), shown);
		waitForEnd();
		assertNotNull(dialog.result());
		assertEquals(IDialogConstants.OK_ID, dialog.getReturnCode());
	}

	@Test
	void cancelEndsEverything() {
		URI callback = callback();
		press(IDialogConstants.CANCEL_ID);
		waitForEnd();
		assertNull(dialog.result());
		UiThread.waitUntil("nobody listens any more", () -> {
			try {
				browse(callback);
				return false;
			} catch (IOException e) {
				return true;
			}
		});
		assertTrue(server.requests("/auth/keys").isEmpty());
	}

	@Test
	void thePageCanBeOpenedAgain() {
		follow("open");
		assertEquals(pages.get(0), waitForPage(1));
	}

	@Test
	void aRefusalIsExplainedAndACodeTakesItsPlace() throws IOException {
		browse(URI.create(callback() + "?error=access_denied"));
		URI page = waitForPage(1);
		assertTrue(says(Messages.SignInDialog_code));
		assertFalse(problem().isEmpty());
		assertFalse(canSignIn());
		type(code(page));
		press(IDialogConstants.OK_ID);
		waitForEnd();
		assertNotNull(dialog.result());
	}

	@Test
	void aWrongCodeIsExplainedAndCanBeCorrected() throws IOException {
		follow("code");
		URI page = waitForPage(1);
		type("wrong");
		press(IDialogConstants.OK_ID);
		UiThread.waitUntil("the problem is told", () -> !problem().isEmpty());
		assertTrue(canSignIn());
		type(" " + code(page) + " ");
		press(IDialogConstants.OK_ID);
		waitForEnd();
		assertNotNull(dialog.result());
	}

	@Test
	void whoUsesACodeIsNotDisturbedByTheEndOfTheOtherWay() throws IOException {
		URI callback = callback();
		follow("code");
		URI page = waitForPage(1);
		String code = code(page);
		type(code);
		browse(URI.create(callback + "?error=access_denied"));
		UiThread.waitUntil("the other way has ended", () -> {
			try {
				browse(callback);
				return false;
			} catch (IOException e) {
				return true;
			}
		});
		UiThread.settle();
		assertEquals(2, pages.size());
		assertEquals("", problem());
		press(IDialogConstants.OK_ID);
		waitForEnd();
		assertNotNull(dialog.result());
	}

	private URI waitForPage(int index) {
		UiThread.waitUntil("page " + index + " is opened", () -> pages.size() > index);
		return pages.get(index);
	}

	private void waitForEnd() {
		UiThread.waitUntil("the dialog is closed", () -> dialog.getShell() == null || dialog.getShell().isDisposed());
	}

	/** Where the browser comes back to. */
	private URI callback() {
		String query = pages.getFirst().getRawQuery().replaceFirst(".*callback_url=([^&]*).*", "$1");
		return URI.create(URLDecoder.decode(query, StandardCharsets.UTF_8));
	}

	private static String code(URI page) throws IOException {
		return browse(page).replaceAll("(?s).*<code>(.*)</code>.*", "$1");
	}

	private static String browse(URI page) throws IOException {
		HttpURLConnection connection = (HttpURLConnection) page.toURL().openConnection();
		try (var body = connection.getInputStream()) {
			return new String(body.readAllBytes(), StandardCharsets.UTF_8);
		} finally {
			connection.disconnect();
		}
	}

	private void type(String code) {
		UiThread.run(() -> Widgets.only(dialog.getShell(), Text.class, text -> true).setText(code));
	}

	private void follow(String target) {
		UiThread.run(() -> {
			Event event = new Event();
			event.text = target;
			Widgets.only(dialog.getShell(), Link.class, link -> true).notifyListeners(SWT.Selection, event);
		});
	}

	private void press(int id) {
		UiThread.run(() -> Widgets.click(button(id)));
	}

	private boolean canSignIn() {
		return UiThread.get(() -> button(IDialogConstants.OK_ID).isEnabled());
	}

	private Button button(int id) {
		return Widgets.only(dialog.getShell(), Button.class, button -> Integer.valueOf(id).equals(button.getData()));
	}

	private boolean says(String text) {
		return UiThread.get(() -> Widgets.all(dialog.getShell(), Label.class)
				.anyMatch(label -> label.getText().equals(text)));
	}

	/** What went wrong: the label below the others. */
	private String problem() {
		return UiThread.get(() -> Widgets.all(dialog.getShell(), Label.class)
				.filter(label -> (label.getStyle() & SWT.WRAP) != 0).reduce((first, last) -> last).orElseThrow()
				.getText());
	}
}
