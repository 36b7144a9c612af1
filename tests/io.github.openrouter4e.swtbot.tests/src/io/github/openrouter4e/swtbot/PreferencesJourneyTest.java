package io.github.openrouter4e.swtbot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swtbot.swt.finder.waits.Conditions;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;

import io.github.openrouter4e.testing.Answer;
import org.junit.jupiter.api.Test;

/** What a user sets, takes back, and chooses. */
class PreferencesJourneyTest extends Journey {

	@Test
	void cancelLeavesEverythingAsItWas() {
		configure();
		PreferencesPage.open(workbench).useServer("http://localhost:1/other").sendWithCtrlEnter().cancel();

		PreferencesPage page = PreferencesPage.open(workbench);

		assertTrue(page.usesServer());
		assertEquals(server.baseUrl(), page.baseUrl());
		assertEquals(Texts.PREFERENCES.get("ChatPage_enter"), page.sendKey());
		page.cancel();
	}

	@Test
	void restoreDefaultsBringsBackTheDefaultsOfThePage() {
		configure();
		PreferencesPage page = PreferencesPage.open(workbench).restoreDefaults();
		assertFalse(page.usesServer());
		page.cancel();
		page = PreferencesPage.open(workbench);
		assertTrue(page.usesServer());
		page.restoreDefaults().applyAndClose();

		page = PreferencesPage.open(workbench);

		assertFalse(page.usesServer());
		page.cancel();
	}

	@Test
	void anAddressThatIsNoneCannotBeApplied() {
		PreferencesPage page = PreferencesPage.open(workbench).useServer("llm.example.com");

		page.area().awaitLabel(Texts.ERRORS.get("ErrorText_join", Texts.ERRORS.get("Cause_urlNoScheme"),
				Texts.ERRORS.get("Cause_urlSuggestion", "https://llm.example.com")));
		assertFalse(Workbench.call(page.area().button("Apply and Close")::isEnabled));
		page.cancel();
	}

	@Test
	void aModelIsSearchedForFilteredAndChosen() {
		server.enqueue(Answer.text("Free as a bird."));
		ChatPage chat = chat().click("openrouter.model.chat");
		SWTBotShell dialog = workbench.bot().shell(Texts.MODELS.get("ModelPickerDialog_title"));
		Area picker = new Area(workbench, dialog.widget);
		Table table = dialog.bot().table().widget;
		workbench.await("the models", () -> Workbench.call(table::getItemCount) > 30);
		int all = Workbench.call(table::getItemCount);

		picker.press(Texts.MODELS.get("FilterBar_free"));
		workbench.await("fewer models", () -> Workbench.call(table::getItemCount) < all);
		Text search = dialog.bot().text().widget;
		picker.fill(search, "gpt-oss");
		workbench.await("one model", () -> Workbench.call(() -> table.getItemCount() == 2 || table.getItemCount() == 1)
				&& Workbench.call(() -> table.getItem(0).getText(0).toLowerCase().contains("gpt-oss")));
		Keys.press("CR");
		workbench.bot().waitUntil(Conditions.shellCloses(dialog));

		chat.send("What do you cost?").awaitText("Free as a bird.");
		assertTrue(server.lastChat().bodyText().contains("openai/gpt-oss-20b:free"), server.lastChat().bodyText());
	}
}
