package io.github.openrouter4e.swtbot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.ResourcesPlugin;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.testing.Answer;

/** What a user names with an @ in the prompt. */
class MentionJourneyTest extends Journey {

	/** Types a letter sequence into the prompt, and waits until the list offers this first. */
	private void type(String typed, String offered) {
		Keys.type(typed);
		workbench.awaitFirstProposal(offered);
	}

	@Test
	void aFileIsNamedByTyping() throws Exception {
		server.enqueue(Answer.text("Fry them."));
		ChatPage chat = chat();
		edit("Recipe.txt", "Two eggs.");
		Mouse.click(workbench, chat.composer());

		type("Cook @file", "@file  \u2013  " + Texts.CHAT.get("FileMentions_file"));
		Keys.press("CR");
		chat.awaitPrompt("Cook @file:");
		type("Reci", "Recipe.txt");
		Keys.press("CR");
		chat.awaitPrompt("Cook @file:journey/Recipe.txt ").awaitChip("Recipe.txt");
		assertEquals(0, server.requests("/chat/completions").size());
		Keys.type("please");
		chat.awaitPrompt("Cook @file:journey/Recipe.txt please").enter().awaitText("Fry them.");

		String sent = server.lastChat().bodyText();
		assertTrue(sent.contains("Two eggs."), sent);
		assertTrue(sent.contains("Cook @file:journey/Recipe.txt please"), sent);
	}

	@Test
	void whatWasNamedCanBeRemovedAgain() throws Exception {
		server.enqueue(Answer.text("Without it."));
		ChatPage chat = chat();
		edit("Recipe.txt", "Two eggs.");
		Mouse.click(workbench, chat.composer());
		type("@file:Reci", "Recipe.txt");
		Keys.press("CR");
		chat.awaitChip("Recipe.txt").click("openrouter.chip.remove");
		workbench.await("no attachment", () -> !chat.area().isShown("openrouter.chip.open"));

		chat.send("Cook something").awaitText("Without it.");

		assertFalse(server.lastChat().bodyText().contains("Two eggs."), server.lastChat().bodyText());
	}

	@Test
	void escapeClosesTheListAndTheTextStaysText() throws Exception {
		server.enqueue(Answer.text("Who is that?"));
		ChatPage chat = chat();
		edit("Recipe.txt", "Two eggs.");
		Mouse.click(workbench, chat.composer());
		type("@file:Reci", "Recipe.txt");

		Keys.press("ESC");
		workbench.awaitNoProposals();
		chat.enter().awaitText("Who is that?");

		chat.awaitText("@file:Reci");
		assertFalse(server.lastChat().bodyText().contains("Two eggs."), server.lastChat().bodyText());
	}

	/** Pages of this machine are not read, so that the journey ends here: the stand-in is one. */
	@Test
	void aPageOfThisMachineIsNotReadAndTheReasonIsSaid() {
		String address = server.origin() + "/notes";
		ChatPage chat = chat();
		Mouse.click(workbench, chat.composer());

		type("@ur", "@url  \u2013  " + Texts.EDITOR.get("UrlMention_label"));
		Keys.press("CR");
		chat.awaitPrompt("@url:");
		type(address, address + "  \u2013  " + Texts.EDITOR.get("UrlMention_read"));
		Keys.press("CR");

		chat.area().awaitLabel(Texts.EDITOR.get("UrlMention_notPublic", address, "127.0.0.1"));
		assertFalse(chat.area().isShown("openrouter.chip.open"));
		assertTrue(server.requests().stream().noneMatch(request -> request.path().equals("/notes")));
	}

	@Test
	void theProblemsAreNamedByTyping() throws Exception {
		server.enqueue(Answer.text("Take three eggs."));
		ChatPage chat = chat();
		edit("Recipe.txt", "Two eggs.\n");
		ResourcesPlugin.getWorkspace().getRoot().getProject("journey").getFile("Recipe.txt").createMarker(
				IMarker.PROBLEM, Map.of(IMarker.LINE_NUMBER, 1, IMarker.SEVERITY, IMarker.SEVERITY_ERROR,
						IMarker.MESSAGE, "too few"));
		Mouse.click(workbench, chat.composer());

		type("@prob", "@problems  \u2013  " + Texts.EDITOR.get("ProblemMentions_label"));
		Keys.press("CR");
		chat.awaitPrompt("@problems:");
		String counts = Texts.EDITOR.get("ProblemMentions_counts", "1", "0");
		workbench.awaitFirstProposal(Texts.EDITOR.get("ProblemMentions_all") + "  \u2013  "
				+ counts.substring(0, counts.indexOf('0'))); // whether the platform finds the project's encoding missing is its own matter
		Keys.press("CR");
		chat.awaitChip(Texts.EDITOR.get("ProblemMentions_all"));
		Keys.type("What now?");
		chat.enter().awaitText("Take three eggs.");

		String sent = server.lastChat().bodyText();
		assertTrue(sent.contains("error journey/Recipe.txt:1: too few"), sent);
	}
}
