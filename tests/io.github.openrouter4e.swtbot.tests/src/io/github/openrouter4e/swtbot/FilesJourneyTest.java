package io.github.openrouter4e.swtbot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotView;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.testing.Answer;

/** What a user takes from the disk and puts there, by the dialogs of the window system. */
class FilesJourneyTest extends Journey {

	/** A dot of one pixel. */
	private static final byte[] IMAGE = Base64.getDecoder().decode(
			"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

	@BothTranscripts
	void aConversationIsExportedDeletedAndImported(boolean nativeWidgets) throws Exception {
		Path json = folder.resolve("told.json");
		Path markdown = folder.resolve("told.md");
		server.enqueue(Answer.text("It was a **dark** night."));
		ChatPage chat = chat(nativeWidgets).send("Tell a story");
		chat.awaitText("It was a dark night.");

		chat.awaitIdle().toggleHistory().goToRow(0);
		FileDialogPage.choose(workbench, () -> chat.historyMenu(Texts.CHAT.get("HistoryPanel_historyExportMarkdown")),
				markdown);
		chat.area().awaitLabel(Texts.CHAT.get("HistoryPresenter_exported", markdown));
		FileDialogPage.choose(workbench, () -> chat.historyMenu(Texts.CHAT.get("HistoryPanel_historyExportJson")),
				json);
		chat.area().awaitLabel(Texts.CHAT.get("HistoryPresenter_exported", json));
		String written = Files.readString(markdown);
		assertTrue(written.contains("Tell a story"), written);
		assertTrue(written.contains("It was a **dark** night."), written);

		chat.goToRow(0);
		Keys.press("DEL");
		workbench.await("an empty list", () -> chat.rows() == 0);
		FileDialogPage.choose(workbench, () -> chat.historyMenu(Texts.CHAT.get("HistoryPanel_historyImport")), json);
		chat.awaitText("It was a dark night.");
		chat.awaitTitle("Tell a story");
		server.enqueue(Answer.text("And it rained."));
		chat.send("Go on").awaitText("And it rained.");
		assertTrue(server.lastChat().bodyText().contains("It was a **dark** night."), server.lastChat().bodyText());
	}

	@Test
	void whatIsNoConversationIsNotImported() throws Exception {
		Path file = Files.writeString(folder.resolve("shopping.json"), "{\"milk\": 2}");
		ChatPage chat = chat();
		chat.toggleHistory();
		Mouse.click(workbench, chat.area().withId("openrouter.history.search"));

		FileDialogPage.choose(workbench, () -> chat.viewMenu("command.chat.import.name"), file);

		chat.area().awaitLabel(Texts.CHAT.get("HistoryPresenter_historyImportForeign", "shopping.json"));
	}

	@Test
	void aFileAndAnImageAreAttached() throws Exception {
		Path notes = Files.writeString(folder.resolve("notes.txt"), "Remember the milk.");
		Path dot = Files.write(folder.resolve("dot.png"), IMAGE);
		server.enqueue(Answer.text("Seen both."));
		ChatPage chat = chat().chooseModel("gpt-5-mini");

		chat.attach(notes).awaitChip("notes.txt");
		Keys.press("Alt+Shift+O", "T");
		StyledText composer = chat.composer();
		workbench.await("the focus in the transcript", () -> !Workbench.call(composer::isFocusControl));
		chat.attach(dot).awaitChip("dot.png");
		workbench.await("the focus in the prompt again", () -> Workbench.call(composer::isFocusControl));
		Keys.type("What do you see?");
		chat.awaitPrompt("What do you see?").enter().awaitText("Seen both.");

		String sent = server.lastChat().bodyText();
		assertTrue(sent.contains("Remember the milk."), sent);
		JsonNode image = server.lastChat().json().findValue("image_url");
		String url = image.isTextual() ? image.asText() : image.path("url").asText();
		assertTrue(url.startsWith("data:image/"), url);
		chat.awaitText("notes.txt");
		workbench.await("no attachments any more", () -> !chat.area().isShown("openrouter.chip.open"));
	}

	@Test
	void theFileInTheEditorIsAttached() throws Exception {
		server.enqueue(Answer.text("I read it."));
		ChatPage chat = chat();
		edit("Poem.txt", "Roses are red.");

		chat.attachEditor().awaitChip("Poem.txt");
		Mouse.click(workbench, chat.composer());
		Keys.type("Do you like it?");
		chat.awaitPrompt("Do you like it?").enter().awaitText("I read it.");

		assertTrue(server.lastChat().bodyText().contains("Roses are red."), server.lastChat().bodyText());
	}

	@Test
	void whatWasSpentIsShownAndExported() throws Exception {
		String model = "mistralai/codestral-2508"; // which no other journey uses: what those spent is in the ledger too
		server.enqueue(spent("One.", "0.0125", 1200, 30), spent("Two.", "0.0225", 2300, 12));
		ChatPage chat = chat().chooseModel(model);
		chat.send("First").awaitText("One.");
		chat.awaitIdle().send("Second").awaitText("Two.");
		chat.awaitIdle();

		workbench.showView("view.usage.name");
		SWTBotView view = workbench.bot().viewById("io.github.openrouter4e.ui.usage");
		Area usage = new Area(workbench, (Composite) view.getWidget());
		usage.choose(Texts.USAGE.get("UsagePanel_model"), model);

		usage.awaitLabel(Texts.USAGE.format("UsageText_summary", "$0.035", 2, "3,500", "0%", "42"));
		Table table = view.bot().table().widget;
		assertEquals(List.of(today(), model, Texts.USAGE.get("UsageText_chat"), "2", "3,500", "0%", "42", "$0.035"),
				Workbench.call(() -> {
					TableItem item = table.getItem(0);
					return IntStream.range(0, 8).mapToObj(item::getText).toList();
				}));
		Path csv = folder.resolve("usage.csv");
		FileDialogPage.choose(workbench,
				() -> Mouse.click(workbench, view.toolbarPushButton(Texts.USAGE.get("UsageView_export")).widget), csv);
		workbench.await("the file", () -> Files.exists(csv));

		List<String> lines = Files.readAllLines(csv);
		assertEquals(3, lines.size(), lines.toString());
		assertTrue(lines.get(1).contains(model) && lines.get(1).contains("0.0125"), lines.get(1));
		assertTrue(lines.get(2).contains(model) && lines.get(2).contains("0.0225"), lines.get(2));
		assertFalse(lines.getFirst().contains(model), lines.getFirst());
	}

	private static Answer spent(String text, String dollars, int sent, int received) {
		return Answer.text(text).usage("""
				{"prompt_tokens": %d, "completion_tokens": %d, "total_tokens": %d, "cost": %s, "is_byok": false,
				 "prompt_tokens_details": {"cached_tokens": 0}}""".formatted(sent, received, sent + received, dollars));
	}

	private static String today() {
		return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).format(LocalDate.now(ZoneId.systemDefault()));
	}
}
