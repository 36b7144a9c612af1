package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** The presets of the account, from the menu to the request. */
@WorkbenchTest
@SuppressWarnings("nls")
class PresetDialogTest {

	@Test
	void aPresetIsChosenForTheConversation() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = chat.open();
			var dialog = open();
			var table = UiThread.get(() -> Widgets.only(dialog, Table.class, any -> true));
			UiThread.waitUntil("the presets are listed", () -> table.getItemCount() == 2);
			assertEquals(NLS.bind(Messages.PresetDialog_inactive, "Old"),
					UiThread.get(() -> table.getItem(1).getText()));
			select(table, 1);
			assertFalse(UiThread.get(() -> ok(dialog).isEnabled()));
			select(table, 0);
			assertTrue(UiThread.get(() -> ok(dialog).isEnabled()));
			var text = UiThread.get(() -> Widgets.only(dialog, StyledText.class, any -> true));
			UiThread.waitUntil("its versions are shown",
					() -> text.getText().contains(NLS.bind(Messages.PresetDialog_versionInUse, 2)));
			var shown = UiThread.get(text::getText);
			assertTrue(shown.contains("openai/gpt-5-mini") && shown.contains("You write code."), shown);
			DialogDriver.press(dialog, DialogDriver.OK);
			UiThread.waitUntil("it is chosen", () -> "@preset/coder".equals(page.presenter().options().model()));

			chat.server().enqueueFor("/chat/completions", Answer.text("Done."));
			ChatFixture.send(page, "Write it");
			TranscriptDriver.of(page).waitForText("Done.");
			assertEquals("@preset/coder", chat.server().lastChat().json().path("model").asText());
		}
	}

	@Test
	void whyThereAreNoneIsSaid() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			chat.server().always("/presets", Answer.error(401, "User not found."));
			chat.open();
			var dialog = open();
			var text = UiThread.get(() -> Widgets.only(dialog, StyledText.class, any -> true));
			UiThread.waitUntil("the failure is said",
					() -> text.getText().startsWith(NLS.bind(Messages.PresetDialog_failed, "")));
			UiThread.run(dialog::close);
		}
	}

	static Shell open() {
		UiThread.start(() -> {
			try {
				PlatformUI.getWorkbench().getService(IHandlerService.class)
						.executeCommand("io.github.openrouter4e.ui.chat.choosePreset", null);
			} catch (Exception e) {
				throw new AssertionError(e);
			}
		});
		return DialogDriver.await(Messages.PresetDialog_title);
	}

	private static void select(Table table, int index) {
		UiThread.run(() -> {
			table.setSelection(index);
			table.notifyListeners(SWT.Selection, null);
		});
	}

	private static Button ok(Shell dialog) {
		return dialog.getDefaultButton();
	}
}
