package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.chat.ToolResult;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolView;
import io.github.openrouter4e.markdown.RichText;
import io.github.openrouter4e.markdown.text.SafeText;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.http.Gate;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.transcript.CodeUse;
import io.github.openrouter4e.ui.internal.transcript.UserAction;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** A tool call from the first letter of its arguments to its result, in both widgets. */
@WorkbenchTest
@SuppressWarnings("nls")
class ToolCardTest {

	private static final String PIXEL = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"
			+ "AAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
	private static final String ARGUMENTS = "{\"command\":\"mvn -q test\",\"folder\":\"prices\"}";

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void aCallIsAskedForRunsAndShowsItsResult(TranscriptWidget widget) throws Exception {
		try (var chat = withTools(widget); var tools = new SampleTools()) {
			var page = asked(chat);
			var transcript = TranscriptDriver.of(page);
			var read = transcript.text();
			assertTrue(read.contains("prices"), read);
			assertTrue(read.contains("\u27E6U+202E\u27E7"), "what turns text around is visible: " + read);
			pressWhenRead(transcript, new UserAction.Allow("c1", null));
			transcript.waitForText("12 of 30 tests");
			assertFalse(transcript.offers(new UserAction.Allow("c1", null)));
			tools.finish.countDown();
			transcript.waitForText("All tests pass.");
			assertFalse(isShown(page, "Failures: 0"), "the result is folded");
			transcript.unfoldTool();
			UiThread.waitUntil("the result is shown", () -> isShown(page, "Failures: 0"));
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void whatAToolHasForTheUserIsFoldedWithItsResult(TranscriptWidget widget) throws Exception {
		try (var chat = withTools(widget); var tools = new SampleTools()) {
			tools.view = new ToolView("diff",
					"--- a/Price.java\n+++ b/Price.java\n@@ -1 +1 @@\n-int cents;\n+long cents;\n");
			tools.finish.countDown();
			var page = asked(chat);
			var transcript = TranscriptDriver.of(page);
			pressWhenRead(transcript, new UserAction.Allow("c1", null));
			transcript.waitForText("All tests pass.");
			assertFalse(isShown(page, "+long cents;"), "it is folded");
			transcript.unfoldTool();
			UiThread.waitUntil("the difference is shown", () -> isShown(page, "+long cents;"));
			assertTrue(isShown(page, "Failures: 0"), "and what the model was told");
			transcript.press(CodeUse.COPY);
			UiThread.waitUntil("it is copied", () -> String.valueOf(clipboard(TextTransfer.getInstance()))
					.contains("-int cents;\n+long cents;\n"));
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void aCallThatIsNotAllowedIsToldToTheModel(TranscriptWidget widget) throws Exception {
		try (var chat = withTools(widget); var tools = new SampleTools()) {
			var page = asked(chat);
			TranscriptDriver.of(page).press(new UserAction.Deny("c1", false));
			TranscriptDriver.of(page).waitForText("All tests pass.");
			var session = page.presenter().session();
			var result = session.snapshot().path().stream().filter(ToolResult.class::isInstance)
					.map(ToolResult.class::cast).toList();
			assertEquals(List.of(new ToolOutcome.Denied("")), result.stream().map(ToolResult::outcome).toList());
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void stopTakesTheQuestionAway(TranscriptWidget widget) throws Exception {
		try (var chat = withTools(widget); var tools = new SampleTools()) {
			var page = asked(chat);
			UiThread.run(() -> page.presenter().stop());
			UiThread.waitUntil("it has ended", () -> !page.presenter().session().isBusy());
			var transcript = TranscriptDriver.of(page);
			UiThread.waitUntil("nothing is asked any more", () -> !transcript.offers(new UserAction.Allow("c1", null)));
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void aCallIsShownWhileTheModelWritesIt(TranscriptWidget widget) throws Exception {
		try (var chat = withTools(widget); var tools = new SampleTools()) {
			var gate = Gate.closedAt(10);
			chat.server().enqueueFor("/chat/completions",
					Answer.toolCall("c1", SampleTools.READ, "{\"path\":\"prices/" + "long/".repeat(200) + "a.txt\"}")
							.gate(gate),
					Answer.text("Read."));
			var page = chat.open();
			ChatFixture.send(page, "Read it");
			ChatFixture.waitForText(page, SampleTools.READ);
			gate.open();
			ChatFixture.waitForText(page, "Read.");
		}
	}

	/** One of three is denied by itself; the rest is allowed by one click, also after the view was opened anew. */
	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void severalCallsAreDecidedInOneCard(TranscriptWidget widget) throws Exception {
		try (var chat = withTools(widget); var tools = new SampleTools()) {
			tools.finish.countDown();
			chat.server().enqueueFor("/chat/completions",
					Answer.toolCall("c1", SampleTools.COMMAND, ARGUMENTS)
							.toolCall("c2", SampleTools.COMMAND, "{\"new\":\"long cents\"}")
							.toolCall("c3", SampleTools.COMMAND, ARGUMENTS),
					Answer.text("All tests pass."));
			var page = chat.open();
			ChatFixture.send(page, "Run the tests");
			var transcript = TranscriptDriver.of(page);
			UiThread.waitUntil("all is asked",
					() -> transcript.offers(new UserAction.AllowAll(List.of("c1", "c2", "c3"))));
			transcript.press(new UserAction.Deny("c2", false));
			var rest = new UserAction.AllowAll(List.of("c1", "c3"));
			UiThread.waitUntil("the rest is asked", () -> transcript.offers(rest));
			assertTrue(transcript.offers(new UserAction.Allow("c1", null)), transcript.text());
			assertFalse(transcript.offers(new UserAction.Deny("c2", false)), transcript.text());
			UiThread.run(() -> page.transcript().show(page.presenter().session())); // all anew
			pressWhenRead(transcript, rest);
			transcript.waitForText("All tests pass.");
			var results = page.presenter().session().snapshot().path().stream().filter(ToolResult.class::isInstance)
					.map(turn -> ((ToolResult) turn).outcome()).toList();
			assertEquals(3, results.size());
			assertEquals(new ToolOutcome.Denied(""), results.get(1));
			assertTrue(results.get(0) instanceof ToolOutcome.Done && results.get(2) instanceof ToolOutcome.Done);
		}
	}

	private static ChatFixture withTools(TranscriptWidget widget) throws Exception {
		var chat = ChatFixture.withKey(widget);
		chat.services().preferences().set(Settings.MODEL_ID, SampleTools.MODEL);
		return chat;
	}

	private static ChatPage asked(ChatFixture chat) throws Exception {
		chat.server().enqueueFor("/chat/completions",
				Answer.toolCall("c1", SampleTools.COMMAND, ARGUMENTS), Answer.text("All tests pass."));
		var page = chat.open();
		ChatFixture.send(page, "Run the tests");
		var transcript = TranscriptDriver.of(page);
		UiThread.waitUntil("the user is asked",
				() -> transcript.offers(new UserAction.Allow("c1", null)) || isOver(page));
		assertTrue(transcript.offers(new UserAction.Allow("c1", null)), transcript.text());
		return page;
	}

	private static boolean isOver(ChatPage page) {
		var session = page.presenter().session();
		return session.snapshot().pathIds().size() > 1 && !session.isBusy();
	}

	/** Presses a button that does not count within half a second after the question appeared. */
	static void pressWhenRead(TranscriptDriver transcript, UserAction action) {
		var appeared = System.nanoTime();
		UiThread.waitUntil("it can have been read", () -> System.nanoTime() - appeared > 600_000_000L);
		transcript.press(action);
		UiThread.waitUntil("it is taken", () -> !transcript.offers(action));
	}

	/** Of a type that nobody here knows the result alone is shown. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"text | *not* Markdown | *not* Markdown",
			"markdown | *only* Markdown | only Markdown",
			"code:java | ```class Price {} | ```class Price {}", "tree | {a: 1} | ''",
			"code: | no language | no language"})
	void viewsOfTheKnownTypesAreShown(String type, String data, String shown) throws Exception {
		try (var chat = withTools(TranscriptWidget.NATIVE); var tools = new SampleTools()) {
			tools.view = new ToolView(type, data);
			tools.finish.countDown();
			var page = asked(chat);
			var transcript = TranscriptDriver.of(page);
			pressWhenRead(transcript, new UserAction.Allow("c1", null));
			transcript.waitForText("All tests pass.");
			transcript.unfoldTool();
			UiThread.waitUntil("the result is shown", () -> isShown(page, "Failures: 0"));
			assertTrue(isShown(page, shown), transcript.text());
			assertEquals(shown.equals(data), isShown(page, data), transcript.text());
		}
	}

	/** Those that cannot be shown safely are left out, as in answers. */
	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void imagesOfAResultAreShown(TranscriptWidget widget) throws Exception {
		try (var chat = withTools(widget); var tools = new SampleTools()) {
			tools.images
					.addAll(List.of(PIXEL, "https://example.org/tracker.png", "data:image/svg+xml;base64,PHN2Zy8+"));
			tools.finish.countDown();
			var page = asked(chat);
			var transcript = TranscriptDriver.of(page);
			pressWhenRead(transcript, new UserAction.Allow("c1", null));
			transcript.waitForText("All tests pass.");
			transcript.unfoldTool();
			UiThread.waitUntil("the result is shown", () -> isShown(page, "Failures: 0"));
			assertEquals(1, UiThread.get(() -> images(page)));
			transcript.press(new UserAction.OnImage(false, 0));
			UiThread.waitUntil("it is copied", () -> clipboard(ImageTransfer.getInstance()) instanceof ImageData);
		}
	}

	private static int images(ChatPage page) {
		return switch (page.transcript().control()) {
			case Browser browser ->
				((Double) browser.evaluate("return document.querySelectorAll('details.tool[open] img').length"))
						.intValue();
			case StyledText text -> (int) text.getText().chars().filter(c -> c == RichText.OBJECT.charAt(0)).count();
			default -> throw new AssertionError();
		};
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void aFileIsOpenedAtItsLine(TranscriptWidget widget) throws Exception {
		try (var chat = withTools(widget); var tools = new SampleTools(); var editors = new EditorFixture()) {
			var file = editors.file("out put.txt", "first\nsecond\nthird\n");
			tools.view = new ToolView(ToolView.FILE, file.getFullPath() + ":2");
			tools.finish.countDown();
			var page = asked(chat);
			var transcript = TranscriptDriver.of(page);
			pressWhenRead(transcript, new UserAction.Allow("c1", null));
			transcript.waitForText("All tests pass.");
			transcript.unfoldTool();
			transcript.press(new UserAction.OpenFile(file.getFullPath().toString(), 2));
			UiThread.waitUntil("the second line is shown",
					() -> EditorFixture.page().getActiveEditor() instanceof ITextEditor editor
							&& file.equals(editor.getEditorInput().getAdapter(IFile.class))
							&& editor.getSelectionProvider().getSelection() instanceof ITextSelection selection
							&& selection.getOffset() == "first\n".length());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"/no such project/a.txt", "../../etc/passwd", "/etc/passwd", "/", "", "a\0b", "C:\\a.exe"})
	void aFileThatIsNotInTheWorkspaceIsNotOpened(String path) throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = chat.open();
			UiThread.run(() -> page.onAction("any", new UserAction.OpenFile(path, 1)));
			var said = NLS.bind(Messages.CodeInsertion_fileGone, SafeText.forDisplay(path));
			MessageDriver.waitFor(page, said);
		}
	}

	private static Object clipboard(Transfer transfer) {
		return UiThread.get(() -> {
			var clipboard = new Clipboard(UiThread.display());
			try {
				return clipboard.getContents(transfer);
			} finally {
				clipboard.dispose();
			}
		});
	}

	private static boolean isShown(ChatPage page, String text) {
		return UiThread.get(() -> switch (page.transcript().control()) {
			case Browser browser -> Boolean.TRUE.equals(browser.evaluate("return [...document.querySelectorAll('"
					+ "details.tool[open] pre')].some(p => p.textContent.includes('" + text + "'))"));
			case Composite native_ -> TranscriptDriver.read(native_).contains(text);
			default -> throw new AssertionError();
		});
	}
}
