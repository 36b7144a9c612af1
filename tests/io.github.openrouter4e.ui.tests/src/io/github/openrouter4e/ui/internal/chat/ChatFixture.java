package io.github.openrouter4e.ui.internal.chat;

import java.util.concurrent.TimeUnit;

import org.eclipse.swt.SWT;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.PlatformUI;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.settings.KeyLocation;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.StandInServer;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.UiIds;
import io.github.openrouter4e.ui.internal.UiServices;

/** The chat view in the running workbench, connected to a stand-in for OpenRouter. */
@SuppressWarnings("nls")
public final class ChatFixture implements AutoCloseable {

	/** The key of the transcript's widget, which comes a moment after the rest of the view. */
	private static final String WIDGET = "openrouter.transcript";

	private final StandInServer server = StandInServer.start();
	private final UiServices services;

	public ChatFixture(TranscriptWidget widget) throws Exception {
		services = UiServices.request().get(30, TimeUnit.SECONDS);
		services.keys().confirm(server.baseUri());
		services.preferences().set(Settings.USE_CUSTOM_BASE_URL, true);
		services.preferences().set(Settings.CUSTOM_BASE_URL, server.baseUrl());
		services.preferences().set(Settings.TRANSCRIPT_WIDGET, widget);
		deleteConversations();
		var last = services.chat().drafts().lastShown();
		if (last != null) {
			services.chat().drafts().put(last, io.github.openrouter4e.chat.Draft.EMPTY);
		}
	}

	private void deleteConversations() {
		try {
			for (var conversation : services.chat().summaries()) {
				services.chat().delete(conversation.id());
			}
		} catch (java.io.IOException e) {
			throw new AssertionError(e);
		}
	}

	public static ChatFixture withKey(TranscriptWidget widget) throws Exception {
		var chat = new ChatFixture(widget);
		chat.enterKey();
		return chat;
	}

	public void enterKey() {
		services.keys().store(server.baseUri(), ApiKey.parse("sk-or-v1-0123456789abcdef"), KeyLocation.MEMORY);
	}

	public StandInServer server() {
		return server;
	}

	public UiServices services() {
		return services;
	}

	/** Opens the view and waits until it shows a conversation, in its widget. */
	ChatPage open() {
		var part = UiThread.get(() -> (ChatViewPart) PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage()
				.showView(UiIds.CHAT_VIEW));
		return UiThread.waitFor("the view shows a conversation", () -> {
			var page = part.chatPage();
			return page != null && page.presenter().session() != null
					&& WIDGET.equals(page.transcript().control().getData("org.eclipse.swtbot.widget.key"))
							? page
							: null;
		});
	}

	public static void type(ChatPage page, String text) {
		UiThread.run(() -> page.composer().text().setText(text));
	}

	/** Types a prompt and presses the send key. */
	public static void send(ChatPage page, String text) {
		type(page, text);
		press(page, SWT.CR, 0);
	}

	public static void press(ChatPage page, int key, int modifiers) {
		UiThread.run(() -> {
			var event = new Event();
			event.keyCode = key;
			event.character = key == SWT.CR ? SWT.CR : 0;
			event.stateMask = modifiers;
			page.composer().text().notifyListeners(SWT.KeyDown, event);
		});
	}

	/** What a reader reads in the transcript. */
	static String shown(ChatPage page) {
		return UiThread.get(() -> read(page));
	}

	static void waitForText(ChatPage page, String text) {
		UiThread.waitUntil("the transcript shows " + text, () -> read(page).contains(text));
	}

	private static String read(ChatPage page) {
		return switch (page.transcript().control()) {
			case StyledText text -> text.getText();
			case Browser browser ->
				browser.evaluate("return document.body.innerText") instanceof String text ? text : "";
			default -> "";
		};
	}

	/** The visible button that tools find under this key. */
	static Button button(ChatPage page, String key) {
		return io.github.openrouter4e.ui.tests.Widgets.only((org.eclipse.swt.widgets.Composite) page.control(),
				Button.class, b -> key.equals(b.getData("org.eclipse.swtbot.widget.key")));
	}

	@Override
	public void close() {
		services.keys().remove(server.baseUri());
		server.close();
	}
}
