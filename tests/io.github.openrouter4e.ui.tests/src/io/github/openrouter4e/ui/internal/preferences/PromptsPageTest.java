package io.github.openrouter4e.ui.internal.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.UiIds;
import io.github.openrouter4e.ui.internal.UiServices;
import io.github.openrouter4e.ui.internal.prompts.PromptVariable;
import io.github.openrouter4e.ui.internal.prompts.ReusablePrompt;
import io.github.openrouter4e.ui.internal.prompts.ReusablePrompts;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** The page Prompts with its dialog. */
@WorkbenchTest
class PromptsPageTest {
	private static final ReusablePrompt ONE = new ReusablePrompt("One", "Do one thing with ${selection}");
	private static final ReusablePrompt TWO = new ReusablePrompt("二", "做第二件事");

	private final OpenRouterPreferences preferences = UiServices.request().join().preferences();

	@Test
	void theSystemPromptIsKeptAsItIs() {
		PreferencePageDriver page = open();
		page.setText(Messages.PromptsPage_systemPromptLabel, " Be brief.\nSprich Deutsch. ");
		assertEquals("", preferences.get(Settings.SYSTEM_PROMPT));
		page.apply();
		assertEquals(" Be brief.\nSprich Deutsch. ", preferences.get(Settings.SYSTEM_PROMPT).replace("\r", ""));
	}

	@Test
	void aPromptIsAdded() {
		PreferencePageDriver page = open();
		Shell dialog = page.open(Messages.PromptsSection_add, Messages.PromptDialog_new);
		assertEquals(PromptVariable.SELECTION.placeholder(), text(dialog, Messages.PromptDialog_text));
		enter(dialog, Messages.PromptDialog_name, " 二 ");
		enter(dialog, Messages.PromptDialog_text, TWO.text());
		press(dialog, IDialogConstants.OK_ID);
		UiThread.waitUntil("it is in the list", () -> page.rows().equals(List.of("One", "二")));
		assertEquals(List.of(ONE), ReusablePrompts.get(preferences));
		page.apply();
		assertEquals(List.of(ONE, TWO), ReusablePrompts.get(preferences));
	}

	@Test
	void aPromptIsEditedAndCancelLeavesItAlone() {
		PreferencePageDriver page = open();
		page.select("One");
		Shell dialog = page.open(Messages.PromptsSection_edit, Messages.PromptDialog_edit);
		assertEquals("One", text(dialog, Messages.PromptDialog_name));
		enter(dialog, Messages.PromptDialog_name, "Other");
		press(dialog, IDialogConstants.CANCEL_ID);
		UiThread.waitUntil("the dialog is closed", dialog::isDisposed);
		assertEquals(List.of("One"), page.rows());
		Shell again = page.open(Messages.PromptsSection_edit, Messages.PromptDialog_edit);
		enter(again, Messages.PromptDialog_text, "${file}");
		press(again, IDialogConstants.OK_ID);
		UiThread.waitUntil("the dialog is closed", again::isDisposed);
		page.apply();
		assertEquals(List.of(new ReusablePrompt("One", "${file}")), ReusablePrompts.get(preferences));
	}

	@Test
	void aMisspeltVariableIsNamedWhileItIsTyped() {
		Shell dialog = open().open(Messages.PromptsSection_add, Messages.PromptDialog_new);
		String warning = NLS.bind(Messages.PromptDialog_unknown, "${flie}");
		assertFalse(shows(dialog, warning));
		enter(dialog, Messages.PromptDialog_text, "Look at ${flie} and ${file}");
		assertTrue(shows(dialog, warning));
		enter(dialog, Messages.PromptDialog_text, "Look at ${file}");
		assertFalse(shows(dialog, warning));
		press(dialog, IDialogConstants.CANCEL_ID);
	}

	private static boolean shows(Shell dialog, String text) {
		return UiThread.get(() -> Widgets.all(dialog, Label.class)
				.anyMatch(label -> label.isVisible() && label.getText().equals(text) && label.getSize().y > 0));
	}

	@Test
	void aPromptNeedsANameAndAText() {
		Shell dialog = open().open(Messages.PromptsSection_add, Messages.PromptDialog_new);
		assertFalse(canEnd(dialog));
		enter(dialog, Messages.PromptDialog_name, "Name");
		assertTrue(canEnd(dialog));
		enter(dialog, Messages.PromptDialog_text, " \n");
		assertFalse(canEnd(dialog));
	}

	@Test
	void aSchemaIsKeptOnceItIsRight() {
		PreferencePageDriver page = open();
		page.select("One");
		Shell dialog = page.open(Messages.PromptsSection_edit, Messages.PromptDialog_edit);
		assertTrue(shows(dialog, Messages.PromptDialog_schemaNote));
		enter(dialog, Messages.PromptDialog_schema, "{\"type\":\"object\",\"required\":[\"a\"]}");
		assertTrue(shows(dialog, NLS.bind(Messages.PromptDialog_schemaUnknownProperty, "/required/0")));
		assertFalse(canEnd(dialog));
		enter(dialog, Messages.PromptDialog_schema, " {\"type\":\"object\"}\n");
		assertTrue(shows(dialog, Messages.PromptDialog_schemaLoose));
		press(dialog, IDialogConstants.OK_ID);
		UiThread.waitUntil("the dialog is closed", dialog::isDisposed);
		page.apply();
		assertEquals(List.of(new ReusablePrompt(ONE.name(), ONE.text(), "{\"type\":\"object\"}")),
				ReusablePrompts.get(preferences));
	}

	@Test
	void theDialogExplainsEveryVariable() {
		Shell dialog = open().open(Messages.PromptsSection_add, Messages.PromptDialog_new);
		List<String> labels = UiThread.get(() -> Widgets.all(dialog, Label.class).map(Label::getText).toList());
		List<String> missing = new ArrayList<>();
		for (PromptVariable variable : PromptVariable.values()) {
			if (labels.stream().noneMatch(text -> text.contains(variable.placeholder())
					&& text.contains(variable.description()))) {
				missing.add(variable.placeholder());
			}
		}
		assertEquals(List.of(), missing);
	}

	@Test
	void promptsAreMovedAndRemoved() {
		PreferencePageDriver page = open(ONE, TWO);
		assertFalse(page.isEnabled(Messages.PromptsSection_remove));
		page.select("二");
		page.click(Messages.PromptsSection_up);
		assertEquals(List.of("二", "One"), page.rows());
		page.click(Messages.PromptsSection_up);
		page.click(Messages.PromptsSection_down);
		page.click(Messages.PromptsSection_up);
		page.click(Messages.PromptsSection_remove);
		assertEquals(List.of("One"), page.rows());
		page.click(Messages.PromptsSection_remove);
		assertFalse(page.isEnabled(Messages.PromptsSection_remove));
		page.apply();
		assertEquals(List.of(), ReusablePrompts.get(preferences));
	}

	@Test
	void theFirstPromptsComeBackOnApplyOnly() {
		PreferencePageDriver page = open();
		page.restoreDefaults();
		assertEquals(ReusablePrompts.initial().stream().map(ReusablePrompt::name).toList(), page.rows());
		assertEquals(List.of(ONE), ReusablePrompts.get(preferences));
		page.apply();
		assertEquals(ReusablePrompts.initial(), ReusablePrompts.get(preferences));
	}

	private PreferencePageDriver open(ReusablePrompt... prompts) {
		ReusablePrompts.set(preferences, prompts.length == 0 ? List.of(ONE) : List.of(prompts));
		return PreferencePageDriver.open(UiIds.PREFERENCE_PAGE + ".prompts");
	}

	private static String text(Shell dialog, String label) {
		return UiThread.get(() -> Widgets.textAfter(dialog, label).getText());
	}

	private static void enter(Shell dialog, String label, String text) {
		UiThread.run(() -> {
			Text field = Widgets.textAfter(dialog, label);
			field.setText(text);
		});
	}

	private static boolean canEnd(Shell dialog) {
		return UiThread.get(() -> button(dialog, IDialogConstants.OK_ID).isEnabled());
	}

	private static void press(Shell dialog, int id) {
		UiThread.run(() -> Widgets.click(button(dialog, id)));
	}

	private static Button button(Shell dialog, int id) {
		return Widgets.only(dialog, Button.class, button -> Integer.valueOf(id).equals(button.getData()));
	}
}
