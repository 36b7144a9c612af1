package io.github.openrouter4e.swtbot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swtbot.swt.finder.waits.Conditions;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;

import com.fasterxml.jackson.databind.JsonNode;

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

	@Test
	void aProviderIsChosenForAModel() {
		server.enqueue(Answer.text("Served by one."));
		ChatPage chat = chat().click("openrouter.model.chat");
		SWTBotShell dialog = workbench.bot().shell(Texts.MODELS.get("ModelPickerDialog_title"));
		Area picker = new Area(workbench, dialog.widget);
		picker.fill(dialog.bot().text().widget, "glm-5");
		Table providers = picker.after(Texts.MODELS.get("EndpointTable_heading"), Table.class);
		assertEquals(List.of("Fireworks", "DeepInfra (deepinfra/fp4)", "Groq", "Nebius (nebius/fp8)"),
				Workbench.call(() -> Arrays
						.stream(providers.getItems()).map(TableItem::getText).toList()));

		picker.follow("routing");
		SWTBotShell options = workbench.bot().shell(Texts.ROUTING.get("ModelOptionsDialog_title"));
		Area routing = new Area(workbench, options.widget);
		routing.press(Texts.ROUTING.get("ModelOptionsPanel_own"));
		Table roles = options.bot().table().widget;
		workbench.await("the providers", () -> Workbench.call(() -> roles.isEnabled() && roles.getItemCount() == 4));
		Mouse.click(workbench, Workbench.call(() -> roles.getItem(1)));
		routing.press(Texts.ROUTING.get("ProvidersSection_only"));
		workbench.await("what was chosen", () -> Workbench.call(() -> Arrays.stream(roles.getItems())
				.filter(item -> item.getText(1).equals(Texts.ROUTING.get("Texts_only"))).map(TableItem::getText)
				.toList()).equals(List.of("DeepInfra (deepinfra/fp4)")));
		routing.press("OK");
		workbench.bot().waitUntil(Conditions.shellCloses(options));
		picker.press(Texts.MODELS.get("ModelPickerDialog_choose"));
		workbench.bot().waitUntil(Conditions.shellCloses(dialog));

		chat.send("Who are you?").awaitText("Served by one.");
		JsonNode sent = server.lastChat().json();
		assertEquals("z-ai/glm-5", sent.path("model").asText());
		assertEquals("[\"deepinfra/fp4\"]", sent.at("/provider/only").toString());
	}
}
