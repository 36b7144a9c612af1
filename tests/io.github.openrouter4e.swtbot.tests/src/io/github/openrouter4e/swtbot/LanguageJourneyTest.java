package io.github.openrouter4e.swtbot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotView;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;

import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.Catalogue;
import io.github.openrouter4e.testing.SampleErrors;
import org.junit.jupiter.api.Test;

/**
 * The product speaks one language, that of Eclipse. What the journeys themselves write are numbers. In Chinese the dialogs'
 * own buttons are English, for Eclipse's language pack is not installed.
 */
class LanguageJourneyTest extends Journey {

	private static final boolean CHINESE = Locale.getDefault().getLanguage().equals("zh");
	private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
	private static final Pattern LATIN = Pattern.compile("\\p{IsLatin}{3}");
	/** Buttons that are Eclipse's. */
	private static final Set<String> OF_ECLIPSE = Set.of("OK", "Cancel", "Apply", "Restore Defaults");
	/** What has the same name everywhere. */
	private static final Pattern NAMES = Pattern
			.compile("Open[Rr]outer|Markdown|JSON|Eclipse|[a-z-]+/[a-z0-9.:-]+|https?:\\S+");

	private static final Set<String> MODELS = models();

	private final Set<String> foreign = new TreeSet<>();

	@BothTranscripts
	void theViewSpeaksOneLanguage(boolean nativeWidgets) {
		PreferencesPage preferences = PreferencesPage.open(workbench).useServer(server.baseUrl());
		if (nativeWidgets) {
			preferences.useNativeWidgets();
		}
		preferences.applyAndClose();
		ChatPage chat = ChatPage.open(workbench);
		read("without a key", chat);
		PreferencesPage.open(workbench).useKey(KEY).applyAndClose();
		chat.awaitNoText(Texts.CHAT.get("Notices_firstRunTitle"));
		read("at first", chat);
		server.enqueue(Answer.text("4711"), SampleErrors.of(413), Answer.text("4712"));
		chat.send("1").awaitText("4711");
		read("with an answer", chat.awaitIdle());
		chat.send("2").awaitText(Texts.ERRORS.get("NextStep_SHORTEN_PROMPT"));
		read("with an error", chat.awaitIdle());
		chat.act(Texts.TRANSCRIPT.get("TurnViews_actionEdit")).awaitPrompt("2");
		read("with a question that is edited", chat);
		chat.send("3").awaitText("4712");
		chat.awaitIdle().write("/xy");
		Keys.press("ESC", "CR");
		chat.area().button(Texts.CHAT.get("Refusal_limitConfirm"));
		read("with a prompt that was refused", chat);
		chat.toggleHistory();
		workbench.await("the conversation in the list", () -> chat.rows() == 1);
		read("with the history", chat);
		workbench.showView("view.usage.name");
		SWTBotView usage = workbench.bot().viewById("io.github.openrouter4e.ui.usage");
		read("in the usage view", (Composite) usage.getWidget());
		assertEquals(Set.of(), foreign);
	}

	@Test
	void thePreferencesSpeakOneLanguage() {
		PreferencesPage preferences = PreferencesPage.open(workbench);
		for (String page : List.of("", ".models", ".chat", ".costs", ".prompts")) {
			preferences.show("preferences" + page + ".name");
			read("on the page " + page, preferences.content());
		}
		preferences.cancel();
		assertEquals(Set.of(), foreign);
	}

	@Test
	void theDialogsSpeakOneLanguage() {
		chat().click("openrouter.model.chat");
		SWTBotShell picker = workbench.bot().shell(Texts.MODELS.get("ModelPickerDialog_title"));
		workbench.await("the models", () -> Workbench.call(() -> picker.bot().table().widget.getItemCount()) > 30);
		read("in the picker", picker.widget);
		new Area(workbench, picker.widget).follow("routing");
		SWTBotShell options = workbench.bot().shell(Texts.ROUTING.get("ModelOptionsDialog_title"));
		read("in the options of a model", options.widget);
		options.close();
		picker.close();
		assertEquals(Set.of(), foreign);
	}

	/** Reads everything that the chat view says. */
	private void read(String when, ChatPage chat) {
		read(when, chat.area().root());
		chat.transcript().lines().filter(this::isForeign).forEach(text -> foreign.add(text + " (" + when + ")"));
	}

	private void read(String when, Composite root) {
		List<String> all = Written.in(root).stream().filter(Written::name).map(Written::text).toList();
		assertTrue(all.stream().anyMatch(text -> HAN.matcher(text).find()) == CHINESE, when + ": " + all);
		all.stream().filter(this::isForeign).forEach(text -> foreign.add(text + " (" + when + ")"));
	}

	private boolean isForeign(String text) {
		if (!CHINESE) {
			return HAN.matcher(text).find();
		}
		return LATIN.matcher(NAMES.matcher(text).replaceAll("")).find() && !HAN.matcher(text).find()
				&& !OF_ECLIPSE.contains(text) && !isModel(text);
	}

	/** Where there is not enough room a name ends with dots. */
	private static boolean isModel(String text) {
		return MODELS.contains(text) || text.endsWith("\u2026")
				&& MODELS.stream().anyMatch(model -> model.startsWith(text.substring(0, text.length() - 1)));
	}

	/** The names of models, and of who makes them. */
	private static Set<String> models() {
		return Catalogue.standard().models().stream().map(model -> model.path("name").asText())
				.flatMap(name -> Stream.of(name, name.replaceFirst(":.*", ""))).collect(Collectors.toSet());
	}
}
