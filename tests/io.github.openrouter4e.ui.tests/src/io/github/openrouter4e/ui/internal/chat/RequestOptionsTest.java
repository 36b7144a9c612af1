package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.client.KeyInfo.FreeRequests;
import io.github.openrouter4e.models.RequestOption;
import io.github.openrouter4e.models.RequestOptions;
import io.github.openrouter4e.models.TierPrices;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.UiIds;
import io.github.openrouter4e.ui.internal.UiServices;
import io.github.openrouter4e.ui.internal.routing.RequestOptionsDriver;
import io.github.openrouter4e.ui.internal.routing.TierText;
import io.github.openrouter4e.ui.internal.usage.FreeRequestsText;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** How OpenRouter handles the requests of one conversation, from the dialog to the request. */
@WorkbenchTest
@SuppressWarnings("nls")
class RequestOptionsTest {

	private static final String KEY = "org.eclipse.swtbot.widget.key";

	@AfterEach
	void asBefore() throws Exception {
		UiServices.request().get(30, TimeUnit.SECONDS).preferences().reset(Settings.DEFAULT_REQUEST_OPTIONS);
		UiServices.request().get(30, TimeUnit.SECONDS).preferences().reset(Settings.MODEL_ID);
	}

	@Test
	void aConversationChoosesAndGoesBackToWhatIsUsual() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			chat.services().preferences().set(Settings.MODEL_ID, SampleTools.MODEL);
			chat.services().preferences().set(Settings.DEFAULT_REQUEST_OPTIONS,
					RequestOptions.EMPTY.with(RequestOption.SERVICE_TIER, "priority").toJson());
			var page = chat.open();
			zoom(); // a narrow view has no room for the button
			UiThread.waitUntil("there is a button", () -> buttons(page).findAny().isPresent());
			assertFalse(isPressed(page));

			var dialog = open("requestOptions");
			choose(dialog, RequestOption.SERVICE_TIER, "flex");
			var offer = TierText.of(new TierPrices.Found.NotOffered(), "flex");
			UiThread.waitUntil("what the tier costs for the model is said", () -> Widgets.all(dialog, Label.class)
					.anyMatch(label -> label.getText().contains(offer)));
			choose(dialog, RequestOption.DATETIME, "on");
			DialogDriver.press(dialog, DialogDriver.OK);
			UiThread.waitUntil("it is shown that it has its own", () -> isPressed(page));
			assertTrue(UiThread.get(() -> button(page).getToolTipText())
					.contains(RequestOptionsDriver.words(RequestOption.SERVICE_TIER, "flex")));

			assertEquals(List.of("\"service_tier\":\"flex\"", "\"openrouter:datetime\""), sent(chat, page, "First."));

			UiThread.start(() -> button(page).notifyListeners(SWT.Selection, null));
			var again = DialogDriver.await(RequestOptionsDriver.title());
			assertEquals(RequestOptionsDriver.words(RequestOption.SERVICE_TIER, "flex"),
					UiThread.get(() -> combo(again, RequestOption.SERVICE_TIER).getText()));
			DialogDriver.press(again, RequestOptionsDriver.reset());
			DialogDriver.press(again, DialogDriver.OK);
			UiThread.waitUntil("it has its own no more", () -> !isPressed(page));
			assertEquals(List.of("\"service_tier\":\"priority\""), sent(chat, page, "Second."));
		}
	}

	@Test
	void whatTheAutoRouterMayChooseIsTyped() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = chat.open();
			var dialog = open("requestOptions");
			UiThread.run(() -> combo(dialog, RequestOption.AUTO_ALLOWED).setText("anthropic/*  openai/gpt-5"));
			choose(dialog, RequestOption.AUTO_COST, "low");
			DialogDriver.press(dialog, DialogDriver.OK);
			chat.server().enqueueFor("/chat/completions", Answer.text("First."));
			ChatFixture.send(page, "A question");
			TranscriptDriver.of(page).waitForText("First.");
			assertEquals("{\"id\":\"auto-router\",\"allowed_models\":[\"anthropic/*\",\"openai/gpt-5\"],"
					+ "\"cost_tier\":\"low\"}", chat.server().lastChat().json().at("/plugins/0").toString());
		}
	}

	@Test
	void aFreeModelTellsHowManyRequestsAreLeft() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			chat.services().preferences().set(Settings.MODEL_ID, "openai/gpt-oss-20b:free");
			var page = chat.open();
			chat.server().state().account().freeRequests(12, 50);
			chat.services().balance().refresh();
			UiThread.waitUntil("it is told", () -> modelTip(page)
					.endsWith(FreeRequestsText.of(new FreeRequests(12L, 50L, 38L))));
			chat.services().preferences().set(Settings.MODEL_ID, SampleTools.MODEL);
			UiThread.waitUntil("it is told no more", () -> modelTip(page).indexOf('\n') < 0);
		}
	}

	private static String modelTip(ChatPage page) {
		return items(page, "openrouter.model.chat").findFirst().orElseThrow().getToolTipText();
	}

	/** What of the options is in the request for the next answer. */
	private static List<String> sent(ChatFixture chat, ChatPage page, String answer) {
		var before = chat.server().requests().size();
		chat.server().enqueueFor("/chat/completions", Answer.text(answer));
		ChatFixture.send(page, "A question");
		TranscriptDriver.of(page).waitForText(answer);
		var bodies = chat.server().requests().stream().skip(before).map(request -> request.bodyText()).toList();
		return List.of("\"service_tier\":\"flex\"", "\"service_tier\":\"priority\"", "\"openrouter:datetime\"").stream()
				.filter(part -> bodies.stream().anyMatch(body -> body.contains(part))).toList();
	}

	private static Shell open(String command) {
		UiThread.start(() -> {
			try {
				PlatformUI.getWorkbench().getService(IHandlerService.class)
						.executeCommand("io.github.openrouter4e.ui.chat." + command, null);
			} catch (Exception e) {
				throw new AssertionError(e);
			}
		});
		return DialogDriver.await(RequestOptionsDriver.title());
	}

	private static Combo combo(Shell dialog, RequestOption option) {
		return Widgets.all(dialog, Combo.class) // also in a tab that is not in front
				.filter(combo -> ("openrouter.request." + option.key()).equals(combo.getData(KEY))).findFirst()
				.orElseThrow();
	}

	private static void choose(Shell dialog, RequestOption option, String value) {
		UiThread.run(() -> {
			var combo = combo(dialog, option);
			combo.setText(RequestOptionsDriver.words(option, value));
			combo.notifyListeners(SWT.Selection, null);
		});
	}

	private static void zoom() {
		UiThread.run(() -> {
			var page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
			page.toggleZoom(page.findViewReference(UiIds.CHAT_VIEW));
		});
	}

	private static Stream<ToolItem> buttons(ChatPage page) {
		return items(page, "openrouter.options");
	}

	private static Stream<ToolItem> items(ChatPage page, String key) {
		return Widgets.all((Composite) page.control(), ToolBar.class).flatMap(bar -> Stream.of(bar.getItems()))
				.filter(item -> key.equals(item.getData(KEY)));
	}

	private static ToolItem button(ChatPage page) {
		return buttons(page).findFirst().orElseThrow();
	}

	private static boolean isPressed(ChatPage page) {
		return UiThread.get(() -> button(page).getSelection());
	}
}
