package io.github.openrouter4e.swtbot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

import org.eclipse.jface.text.source.IVerticalRulerInfo;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotEclipseEditor;
import org.eclipse.swtbot.swt.finder.waits.Conditions;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.contexts.IContextService;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.ChatAnswer;

/** What a model does in the workspace, and what a user lets it do. */
class AgentJourneyTest extends Journey {

	private static final String FILE = "journey/Prices.txt";
	private static final String BEFORE = "tea 2\ncake 3\njuice 5\n";
	private static final String AFTER = "tea 4\ncake 3\njuice 5\n";
	private static final ChatAnswer EDIT = Answer.text("Tea gets dearer.").toolCall("call_1", "edit_file", """
			{"path": "journey/Prices.txt", "edits": [{"old": "tea 2", "new": "tea 4"}]}""");

	/** Where the model may do what the mode says, in a project with a list of prices. */
	private ChatPage chatWith(String mode, boolean nativeWidgets) throws Exception {
		ChatPage chat = chat(nativeWidgets);
		edit("Prices.txt", BEFORE);
		return chat.chooseModel("gpt-4o-mini").chooseMode(mode); // which is offered edit_file; later ones write patches
	}

	private String prices() throws Exception {
		return Files.readString(projectFolder().resolve("Prices.txt"), StandardCharsets.UTF_8);
	}

	/** Waits for the question whether the file may be changed. */
	private void awaitQuestion(ChatPage chat) throws Exception {
		chat.awaitText(Texts.TRANSCRIPT.get("ToolCallWords_toolAskEdit", FILE));
		chat.awaitText(Texts.TRANSCRIPT.get("ToolCallWords_toolWaiting"));
		assertEquals(BEFORE, prices());
	}

	/** What the model is told about its call. */
	private String toldAboutTheCall() {
		JsonNode messages = server.lastChat().json().path("messages");
		JsonNode last = messages.path(messages.size() - 1);
		assertEquals("tool", last.path("role").asText(), last.toString());
		return last.path("content").toString();
	}

	private Set<String> offered() {
		Set<String> names = new HashSet<>();
		server.lastChat().json().path("tools").forEach(tool -> names.add(tool.at("/function/name").asText()));
		return names;
	}

	@BothTranscripts
	void anEditIsAllowedKeptAndTakenBack(boolean nativeWidgets) throws Exception {
		server.enqueue(EDIT, Answer.text("It costs four now."));
		ChatPage chat = chatWith("ComposerBar_modeActItem", nativeWidgets).send("Double the price of tea");
		awaitQuestion(chat);

		chat.decide(Texts.TRANSCRIPT.get("ToolCallWords_toolAllow")).awaitText("It costs four now.");
		chat.awaitIdle();
		assertEquals(AFTER, prices());
		assertTrue(toldAboutTheCall().contains(FILE), toldAboutTheCall());
		chat.awaitText(Texts.TRANSCRIPT.get("ChangesView_titleOne"));
		chat.act(Texts.TRANSCRIPT.get("ChangesView_keep")).awaitText(Texts.TRANSCRIPT.get("ChangesView_kept"));
		assertEquals(AFTER, prices());
		chat.act(Texts.TRANSCRIPT.get("ChangesView_undo")).awaitText(Texts.TRANSCRIPT.get("ChangesView_undone"));
		workbench.await("the prices of before", () -> workbench.bot().editorByTitle("Prices.txt").toTextEditor()
				.getText().equals(BEFORE));
		assertEquals(BEFORE, prices());
	}

	@BothTranscripts
	void whatIsDeniedIsNotDoneAndTheModelHearsWhy(boolean nativeWidgets) throws Exception {
		server.enqueue(EDIT, Answer.text("Then not."));
		ChatPage chat = chatWith("ComposerBar_modeActItem", nativeWidgets).send("Double the price of tea");
		awaitQuestion(chat);

		chat.act(Texts.TRANSCRIPT.get("ToolCallWords_toolDenyReason"));
		SWTBotShell dialog = workbench.bot().shell(Texts.CHAT.get("ChatPage_toolReasonTitle"));
		Keys.press("ESC"); // thinks better of it
		workbench.bot().waitUntil(Conditions.shellCloses(dialog));
		awaitQuestion(chat);
		chat.act(Texts.TRANSCRIPT.get("ToolCallWords_toolDenyReason"));
		SWTBotShell again = workbench.bot().shell(Texts.CHAT.get("ChatPage_toolReasonTitle"));
		Area reason = new Area(workbench, again.widget);
		reason.fill(again.bot().text().widget, "Tea is cheap");
		reason.press("OK");

		chat.awaitText(Texts.TRANSCRIPT.get("ToolCallWords_toolWasDeniedReason", "Tea is cheap"));
		chat.awaitText("Then not.");
		assertTrue(toldAboutTheCall().contains("Tea is cheap"), toldAboutTheCall());
		assertEquals(BEFORE, prices());
	}

	@Test
	void allThatAnAnswerWantsIsAllowedAtOnce() throws Exception {
		server.enqueue(Answer.toolCall("call_1", "edit_file", """
				{"path": "journey/Prices.txt", "edits": [{"old": "tea 2", "new": "tea 4"}]}""")
				.toolCall("call_2", "write_file", "{\"path\": \"journey/New.txt\", \"content\": \"juice 5\"}"),
				Answer.text("Both are done."));
		ChatPage chat = chatWith("ComposerBar_modeActItem", false).send("Change the menu");
		awaitQuestion(chat);
		chat.awaitText(Texts.TRANSCRIPT.get("ToolCallWords_toolTogether", "2"));

		chat.decide(Texts.TRANSCRIPT.get("ToolCallWords_toolAllowAll", "2")).awaitText("Both are done.");

		chat.awaitIdle().awaitText(Texts.TRANSCRIPT.get("ChangesView_title", "2"));
		assertEquals(AFTER, prices());
		Path created = projectFolder().resolve("New.txt");
		assertEquals("juice 5", Files.readString(created).strip());
		chat.act(Texts.TRANSCRIPT.get("ChangesView_undoAll"));
		workbench.await("no new file", () -> Files.notExists(created));
		chat.awaitNoText(Texts.TRANSCRIPT.get("ChangesView_undoAll"));
		assertEquals(BEFORE, prices());
	}

	/** Opens the menu of the ruler at a line, from 0, and chooses from it. */
	private void chooseInRuler(SWTBotEclipseEditor editor, int line, String key) {
		StyledText text = editor.getStyledText().widget;
		PopupMenu.choose(workbench, () -> Mouse.pressRight(() -> Workbench.call(() -> {
			Control ruler = editor.getReference().getEditor(false).getAdapter(IVerticalRulerInfo.class).getControl();
			int y = text.toDisplay(0, text.getLinePixel(line) + text.getLineHeight() / 2).y;
			return new Point(ruler.toDisplay(ruler.getSize().x / 2, 0).x, y);
		})), Texts.EDITOR.get(key));
	}

	private void awaitReview(boolean wanted) {
		workbench.await(wanted ? "changes to review" : "no changes to review any more",
				() -> Workbench.call(() -> PlatformUI.getWorkbench().getService(IContextService.class)
						.getActiveContextIds().contains("io.github.openrouter4e.editor.reviewing") == wanted));
	}

	@Test
	void eachChangeIsKeptOrTakenBackInTheRuler() throws Exception {
		server.enqueue(Answer.toolCall("call_1", "edit_file", """
				{"path": "journey/Prices.txt", "edits": [{"old": "tea 2", "new": "tea 4"},
				 {"old": "juice 5", "new": "juice 6"}]}"""), Answer.text("Both are dearer."));
		ChatPage chat = chatWith("ComposerBar_modeActItem", false).send("Make it dearer");
		awaitQuestion(chat);
		chat.decide(Texts.TRANSCRIPT.get("ToolCallWords_toolAllow")).awaitText("Both are dearer.");
		chat.awaitIdle();
		SWTBotEclipseEditor editor = workbench.bot().editorByTitle("Prices.txt").toTextEditor();
		StyledText text = editor.getStyledText().widget;
		Mouse.click(workbench, text);
		awaitReview(true);

		chooseInRuler(editor, 0, "ReviewMenu_keepChange");
		chooseInRuler(editor, 2, "ReviewMenu_rejectChange");

		workbench.await("the second price of before", () -> editor.getText().equals("tea 4\ncake 3\njuice 5\n"));
		awaitReview(false);
		workbench.await("the focus in the editor", () -> Workbench.call(text::isFocusControl));
		Keys.press("Ctrl+Z");
		workbench.await("the second price again", () -> editor.getText().equals("tea 4\ncake 3\njuice 6\n"));
	}

	@Test
	void stopEndsTheQuestion() throws Exception {
		server.enqueue(EDIT, Answer.text("Never said."));
		ChatPage chat = chatWith("ComposerBar_modeActItem", false).send("Double the price of tea");
		awaitQuestion(chat);

		chat.click("openrouter.stop").awaitIdle();

		chat.awaitNoText(Texts.TRANSCRIPT.get("ToolCallWords_toolWaiting"));
		assertEquals(BEFORE, prices());
		assertEquals(1, server.requests("/chat/completions").size());
	}

	@Test
	void whoAsksIsNotChanged() throws Exception {
		server.enqueue(EDIT, Answer.text("I may not."));
		ChatPage chat = chatWith("ComposerBar_modeAskItem", false).send("Double the price of tea");

		chat.awaitText("I may not.");
		assertTrue(offered().contains("read_file"), offered().toString());
		assertFalse(offered().contains("edit_file"), offered().toString());
		assertFalse(offered().contains("run_command"), offered().toString());
		assertEquals(BEFORE, prices());
		server.enqueue(Answer.text("Only talk."));
		chat.awaitIdle().chooseMode("ComposerBar_modeChatItem").send("And now?").awaitText("Only talk.");
		assertEquals(Set.of(), offered());
	}

	@Test
	void aTaskThatCostsTooMuchWaits() throws Exception {
		server.enqueue(Answer.toolCall("call_1", "read_file", "{\"path\": \"journey/Prices.txt\"}")
				.usage("""
						{"prompt_tokens": 1000, "completion_tokens": 10, "total_tokens": 1010, "cost": 1.25, "is_byok": false}"""),
				Answer.text("Tea costs two."));
		ChatPage chat = chatWith("ComposerBar_modeAskItem", false).send("What does tea cost?");

		chat.area().awaitBeginning(Texts.CHAT.get("Notices_limitTaskTitle"));
		chat.awaitIdle();
		assertEquals(1, server.requests("/chat/completions").size());
		chat.press(Texts.CHAT.get("Notices_unfinishedContinue")).awaitText("Tea costs two.");

		assertTrue(toldAboutTheCall().contains("tea 2"), toldAboutTheCall());
		assertEquals(2, server.requests("/chat/completions").size());
	}
}
