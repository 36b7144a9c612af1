package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.http.RecordedRequest;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** The mode of a conversation: what the model may do with tools. */
@WorkbenchTest
@SuppressWarnings("nls")
class ModeTest {

	private static final String WITH_TOOLS = SampleTools.MODEL;

	@TempDir
	private Path folder;

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void inAskTheModelReadsAFileAndTheUserSeesIt(TranscriptWidget widget) throws Exception {
		var project = project();
		try (var chat = ChatFixture.withKey(widget)) {
			project.getFile("list.txt").create("apples 3\n".getBytes(StandardCharsets.UTF_8), IResource.NONE, null);
			chat.services().preferences().set(Settings.MODEL_ID, WITH_TOOLS);
			chat.server().enqueueFor("/chat/completions",
					Answer.toolCall("c1", "read_file", "{\"path\":\"prices/list.txt\"}"),
					Answer.text("Apples cost 3."));
			var page = chat.open();
			UiThread.run(() -> page.presenter().options().mode().accept(ToolContext.ASK));
			UiThread.waitUntil("the mode is shown", () -> "Ask".equals(mode(page).getText()) || isNarrow(page));
			ChatFixture.send(page, "What do apples cost?");
			ChatFixture.waitForText(page, "Apples cost 3.");
			var bodies = chat.server().requests().stream()
					.map(RecordedRequest::bodyText).filter(body -> body.contains("What do apples cost?")).toList();
			assertEquals(2, bodies.size());
			assertTrue(bodies.get(0).contains("\"search_text\""), bodies.get(0));
			assertTrue(bodies.get(1).contains("1\\tapples 3"), bodies.get(1));
			assertEquals(tools(bodies.get(0)), tools(bodies.get(1)));
		} finally {
			project.delete(true, true, null);
		}
	}

	/** What a project defines counts once it is trusted, and lets the model do no more. */
	@Test
	void aModeOfAProjectOffersItsTools() throws Exception {
		var project = project();
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			project.getFile(".roomodes").create("""
					{"customModes":[{"slug":"docs","name":"Docs","roleDefinition":"You write manuals.",
					"groups":["read"]}]}""".getBytes(StandardCharsets.UTF_8), IResource.NONE, null);
			chat.services().preferences().set(Settings.MODEL_ID, WITH_TOOLS);
			var instructions = chat.services().instructions();
			instructions.find(List.of("prices")).forEach(found -> instructions.decide(found, true));
			chat.server().enqueueFor("/chat/completions", Answer.text("Written."));
			var page = chat.open();
			UiThread.run(() -> page.presenter().options().mode().accept("custom:prices/docs"));
			UiThread.waitUntil("the mode is shown", () -> mode(page).getToolTipText().startsWith("Mode: Docs."));
			ChatFixture.send(page, "Write it");
			ChatFixture.waitForText(page, "Written.");
			var body = chat.server().requests().stream().map(RecordedRequest::bodyText)
					.filter(text -> text.contains("Write it")).findFirst().orElseThrow();
			assertTrue(body.contains("You write manuals.") && body.contains("\"read_file\""), body);
			assertFalse(body.contains("\"edit_file\"") || body.contains("\"run_command\""), body);
		} finally {
			project.delete(true, true, null);
		}
	}

	/** The window system marks what is clicked and tells it a moment later; the list of models may arrive between. */
	@Test
	void theGlobeIsNotTurnedBackJustWhenItIsClicked() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = chat.open();
			var globe = UiThread.get(() -> item(page, "openrouter.web"));
			UiThread.run(() -> {
				globe.setSelection(true);
				page.presenter().options().refresh();
				globe.notifyListeners(SWT.Selection, new Event());
			});
			UiThread.waitUntil("the web is searched", globe::getSelection);
		}
	}

	/** What is not chosen for a conversation is as in the preferences, and paid for as there. */
	@Test
	void theGlobeShowsWhetherTheWebIsSearchedByThePreferences() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var preferences = chat.services().preferences();
			preferences.set(Settings.WEB_SEARCH, true);
			var page = chat.open();
			var globe = UiThread.get(() -> item(page, "openrouter.web"));
			UiThread.waitUntil("the web is searched", globe::getSelection);
			preferences.set(Settings.WEB_SEARCH, false);
			UiThread.waitUntil("the web is not searched any more", () -> !globe.getSelection());
			preferences.set(Settings.WEB_SEARCH, true);
			UiThread.waitUntil("the web is searched again", globe::getSelection);
			UiThread.run(() -> globe.notifyListeners(SWT.Selection, new Event()));
			UiThread.waitUntil("one click ends it",
					() -> Boolean.FALSE.equals(page.presenter().session().snapshot().options().webSearch()));
			UiThread.waitUntil("the globe shows it", () -> !globe.getSelection());
		}
	}

	/** Not in the workspace's folder, which may be in a repository that ignores it. */
	private IProject project() throws CoreException {
		var project = ResourcesPlugin.getWorkspace().getRoot().getProject("prices");
		var description = ResourcesPlugin.getWorkspace().newProjectDescription("prices");
		description.setLocation(IPath.fromPath(folder.resolve("prices")));
		project.create(description, null);
		project.open(null);
		return project;
	}

	private static String tools(String body) {
		return body.substring(body.indexOf("\"tools\":"), body.indexOf("\"additionalProperties\":false}}}]"));
	}

	@Test
	void aChatSendsNoTools() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			chat.services().preferences().set(Settings.MODEL_ID, WITH_TOOLS);
			chat.server().enqueueFor("/chat/completions", Answer.text("Hello."));
			var page = chat.open();
			ChatFixture.send(page, "Hello");
			ChatFixture.waitForText(page, "Hello.");
			assertFalse(chat.server().requests().stream().map(RecordedRequest::bodyText)
					.anyMatch(body -> body.contains("\"search_text\"")));
			assertEquals("", UiThread.get(() -> mode(page).getText()));
		}
	}

	@Test
	void modelsWithoutToolsOfferNoMode() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			chat.services().preferences().set(Settings.MODEL_ID, "google/gemini-2.5-flash-image");
			var page = chat.open();
			UiThread.waitUntil("the mode cannot be chosen", () -> !mode(page).isEnabled());
			assertTrue(UiThread.get(() -> mode(page).getToolTipText()).endsWith("This model cannot use tools"));
		}
	}

	/** The mode can be taken back, so the button can be clicked. */
	@Test
	void aModeThatWasChosenBeforeDoesNotSendTools() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			chat.services().preferences().set(Settings.MODEL_ID, "google/gemini-2.5-flash-image");
			var page = chat.open();
			UiThread.run(() -> page.presenter().options().mode().accept(ToolContext.ACT));
			UiThread.waitUntil("the mode is shown", () -> mode(page).getToolTipText().startsWith("Mode: Act."));
			assertTrue(UiThread.get(() -> mode(page).isEnabled()));
			assertTrue(UiThread.get(() -> mode(page).getToolTipText()).endsWith("This model cannot use tools"),
					UiThread.get(() -> mode(page).getToolTipText()));
		}
	}

	private static boolean isNarrow(ChatPage page) {
		return mode(page).getText().isEmpty() && mode(page).getToolTipText().startsWith("Mode: Ask.");
	}

	private static ToolItem mode(ChatPage page) {
		return item(page, "openrouter.mode");
	}

	private static ToolItem item(ChatPage page, String key) {
		return Widgets.all((Composite) page.control(), ToolBar.class).flatMap(bar -> Arrays.stream(bar.getItems()))
				.filter(item -> key.equals(item.getData("org.eclipse.swtbot.widget.key"))).findFirst()
				.orElseThrow();
	}
}
