package io.github.openrouter4e.swtbot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotEclipseEditor;
import org.eclipse.swtbot.swt.finder.waits.Conditions;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.testing.Answer;

/** What a user asks about from within an editor. */
class EditorJourneyTest extends Journey {

	private static final String MENU = Texts.declared("editor", "menu.openrouter");

	/** Chooses from the menu of the editor, which has the focus. */
	private void editorMenu(String... path) {
		PopupMenu.choose(workbench, () -> Keys.press("Shift+F10"), path);
	}

	/** Gives an editor the keyboard and selects something on its first line. */
	private void select(SWTBotEclipseEditor editor, int from, int length) {
		StyledText text = editor.getStyledText().widget;
		Mouse.click(workbench, text);
		workbench.await("the focus in the editor", () -> Workbench.call(text::isFocusControl));
		editor.selectRange(0, from, length);
	}

	@Test
	void theMenuOfTheEditorAsksAboutTheSelection() throws Exception {
		server.enqueue(Answer.text("It is a magic number."));
		ChatPage chat = chat();
		select(edit("Code.txt", "int unique = 77;"), 4, 6);

		editorMenu(MENU, Texts.EDITOR.get("ActionItems_explain"));

		chat.awaitPrompt(Texts.EDITOR.get("ActionPrompts_explainCode")).awaitChip("Code.txt");
		assertEquals(0, server.requests("/chat/completions").size());
		Mouse.click(workbench, chat.composer());
		chat.enter().awaitText("It is a magic number.");
		assertTrue(server.lastChat().bodyText().contains("unique"), server.lastChat().bodyText());
	}

	@Test
	void aSavedPromptIsUsedFromTheMenuOfTheEditor() throws Exception {
		PreferencesPage.open(workbench).useServer(server.baseUrl()).useKey(KEY)
				.addPrompt("Shorten", "Shorten \"${selection}\" of ${file}.").applyAndClose();
		ChatPage chat = ChatPage.open(workbench);
		server.enqueue(Answer.text("It is 2."));
		select(edit("Words.txt", "one two three"), 4, 3);

		editorMenu(MENU, Texts.EDITOR.get("ActionItems_savedPrompts"), "Shorten");

		chat.awaitPrompt("Shorten \"two\" of journey/Words.txt.");
		Mouse.click(workbench, chat.composer());
		chat.enter().awaitText("It is 2.");
	}

	@Test
	void aSavedPromptIsUsedFromTheMenuBelowThePrompt() throws Exception {
		PreferencesPage.open(workbench).useServer(server.baseUrl()).useKey(KEY)
				.addPrompt("Greet", "Say hello to ${file}.").applyAndClose();
		ChatPage chat = ChatPage.open(workbench);
		server.enqueue(Answer.text("Hello, words."));
		select(edit("Words.txt", "one two three"), 4, 3);

		chat.choosePrompt("Greet").awaitPrompt("Say hello to journey/Words.txt.");

		chat.enter().awaitText("Hello, words.");
	}

	@Test
	void aQuickAssistAsksAboutTheCodeAroundTheCursor() throws Exception {
		server.enqueue(Answer.text("It is assigned once."));
		ChatPage chat = chat();
		edit("Code.txt", "int unique = 77;").close();
		Workbench.call(() -> IDE.openEditor(PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage(),
				ResourcesPlugin.getWorkspace().getRoot().getProject("journey").getFile("Code.txt"),
				"org.eclipse.ui.genericeditor.GenericEditor"));
		select(workbench.bot().editorByTitle("Code.txt").toTextEditor(), 4, 6);

		Keys.press("Ctrl+1");
		workbench.awaitFirstProposal(Texts.EDITOR.get("ActionProposal_explain"));
		Keys.press("ESC");
		workbench.awaitNoProposals();
		assertEquals("", chat.prompt());
		Keys.press("Ctrl+1");
		workbench.awaitFirstProposal(Texts.EDITOR.get("ActionProposal_explain"));
		Keys.press("CR");

		chat.awaitPrompt(Texts.EDITOR.get("ActionPrompts_explainCode")).awaitChip("Code.txt");
		Mouse.click(workbench, chat.composer());
		chat.enter().awaitText("It is assigned once.");
		assertTrue(server.lastChat().bodyText().contains("unique"), server.lastChat().bodyText());
	}

	@Test
	void whatMustNotBeSentIsAskedAboutFirst() throws Exception {
		ChatPage chat = chat();
		select(edit(".env", "PLACE=somewhere"), 0, 5);

		editorMenu(MENU, Texts.EDITOR.get("ActionItems_explain"));
		SWTBotShell dialog = workbench.bot().shell(Texts.EDITOR.get("WorkbenchEditorActions_title"));
		Keys.press("ESC");
		workbench.bot().waitUntil(Conditions.shellCloses(dialog));

		assertEquals("", chat.prompt());
		assertFalse(chat.area().isShown("openrouter.chip.open"));
		select(workbench.bot().editorByTitle(".env").toTextEditor(), 0, 5);
		editorMenu(MENU, Texts.EDITOR.get("ActionItems_explain"));
		SWTBotShell again = workbench.bot().shell(Texts.EDITOR.get("WorkbenchEditorActions_title"));
		new Area(workbench, again.widget).press(Texts.EDITOR.get("WorkbenchEditorActions_take"));
		chat.awaitPrompt(Texts.EDITOR.get("ActionPrompts_explainCode")).awaitChip(".env");
	}
}
