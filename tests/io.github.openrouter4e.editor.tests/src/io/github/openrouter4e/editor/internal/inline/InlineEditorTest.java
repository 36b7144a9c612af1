package io.github.openrouter4e.editor.internal.inline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourceAttributes;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.keys.IBindingService;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.texteditor.ITextEditorActionConstants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.client.KeyUnavailableException;
import io.github.openrouter4e.editor.internal.inline.InlineEdit.Phase;
import io.github.openrouter4e.testing.workbench.Parts;
import io.github.openrouter4e.testing.workbench.Projects;
import io.github.openrouter4e.testing.workbench.UiThread;

/** An inline edit in a real editor. One file for all tests. */
@SuppressWarnings("nls")
class InlineEditorTest {

	private static final String EDITOR = "org.eclipse.ui.DefaultTextEditor";
	private static final String COMMAND = "io.github.openrouter4e.editor.edit";
	private static final String TEXT = "one\ntwo\nthree\nfour\nfive\nsix\n";
	private static final String ANSWER = "<replacement>\n1\ntwo\nthree\nnew\nfour\n5\nsix\n</replacement>";

	@TempDir
	static Path folder;
	private static IFile file;
	private static ITextEditor editor;
	private static IDocument document;
	private static StyledText text;

	private final FakeModel model = new FakeModel();

	@BeforeAll
	static void open() throws Exception {
		UiThread.waitUntil("the workbench is open", () -> PlatformUI.getWorkbench().getWorkbenchWindowCount() > 0);
		file = UiThread.get(() -> {
			var intro = PlatformUI.getWorkbench().getIntroManager();
			intro.closeIntro(intro.getIntro());
			return Projects.file(folder, "inline", "A.txt", TEXT);
		});
		openEditor();
	}

	private static void openEditor() {
		UiThread.get(() -> {
			editor = (ITextEditor) IDE.openEditor(Parts.page(), file, EDITOR);
			document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
			text = Objects.requireNonNull(editor.getAdapter(ITextViewer.class)).getTextWidget();
			return null;
		});
	}

	@AfterAll
	static void close() {
		UiThread.get(() -> {
			Parts.page().closeAllEditors(false);
			file.getProject().delete(true, null);
			return null;
		});
	}

	@BeforeEach
	void reset() {
		model.answer(ANSWER);
		UiThread.get(() -> {
			var left = InlineEditor.find(editor);
			if (left != null) {
				left.edit().close();
			}
			document.set(TEXT);
			editor.selectAndReveal(0, TEXT.length());
			return null;
		});
	}

	private InlineEdit begin() {
		return UiThread.get(() -> Objects.requireNonNull(InlineEditor.open(editor, model::services)).edit());
	}

	/** Types a prompt and presses Enter. */
	private static void ask(String prompt) {
		UiThread.get(() -> {
			field().setText(prompt);
			press(SWT.CR, 0);
			return null;
		});
	}

	/** An input method sends the key that confirms a character together with it. */
	@Test
	void aKeyThatConfirmsACharacterDoesNothingElse() {
		var edit = begin();
		UiThread.run(() -> {
			field().setText("Write in ");
			for (var key : new int[]{SWT.CR, SWT.KEYPAD_CR, SWT.ARROW_UP, SWT.ARROW_DOWN}) {
				var event = new Event();
				event.keyCode = key;
				event.character = '\u4E2D';
				field().notifyListeners(SWT.KeyDown, event);
				assertTrue(event.doit, () -> "the character of key " + key);
			}
			assertEquals(Phase.PROMPT, edit.phase());
		});
	}

	private static Text field() {
		return (Text) area().getChildren()[0];
	}

	private static Composite area() {
		return Arrays.stream(text.getChildren()).filter(Composite.class::isInstance).map(Composite.class::cast)
				.filter(child -> child.getChildren().length > 0 && child.getChildren()[0] instanceof Text).findFirst()
				.orElseThrow();
	}

	private static void press(int key, int modifiers) {
		var event = new Event();
		event.keyCode = key;
		event.stateMask = modifiers;
		field().notifyListeners(SWT.KeyDown, event);
	}

	private static void waitFor(InlineEdit edit, Phase phase) {
		UiThread.waitUntil(phase + ", " + edit.status(), () -> edit.phase() == phase);
	}

	private static void assertNothingIsLeft() {
		UiThread.get(() -> {
			assertNull(InlineEditor.find(editor));
			assertEquals(0, text.getChildren().length);
			assertEquals(0, IntStream.range(0, text.getLineCount()).map(text::getLineVerticalIndent).sum());
			assertTrue(PlatformUI.getWorkbench().getService(IBindingService.class).isKeyFilterEnabled());
			return null;
		});
	}

	@Test
	void theFieldIsOfAClassThatThemesColour() {
		begin();
		assertSame(Composite.class, UiThread.get(() -> area().getClass()),
				"a subclass keeps the colour of the system, other than that of the labels in it");
	}

	@Test
	void changesAreShownInPlaceAndKeptOneByOneAsOneUndo() {
		var edit = begin();
		ask("digits");
		waitFor(edit, Phase.REVIEW);

		UiThread.waitUntil("there is room for the new lines", () -> text.getLineVerticalIndent(1) > 0
				&& text.getLineVerticalIndent(3) > 0 && text.getLineVerticalIndent(5) > 0);
		UiThread.get(() -> {
			assertEquals(TEXT, document.get());
			press(SWT.CR, SWT.MOD1); // keeps the first
			press(SWT.DEL, SWT.MOD1); // rejects the second
			press(SWT.CR, 0); // keeps what is left
			assertEquals("1\ntwo\nthree\nfour\n5\nsix\n", document.get());
			return null;
		});
		assertNothingIsLeft();
		UiThread.get(() -> {
			editor.getAction(ITextEditorActionConstants.UNDO).run();
			assertEquals(TEXT, document.get());
			return null;
		});
	}

	@Test
	void aChangeIsRejectedByTheMouse() {
		var edit = begin();
		ask("digits");
		waitFor(edit, Phase.REVIEW);

		UiThread.waitUntil("the button of the first change is painted and clicked", () -> {
			var event = new Event();
			event.button = 1;
			event.x = text.getClientArea().width - 24;
			event.y = text.getLinePixel(1) + 8; // in the room above the second line
			text.notifyListeners(SWT.MouseDown, event);
			return edit.hunks().open().size() == 2;
		});
		UiThread.run(() -> {
			edit.keepAll();
			assertEquals("one\ntwo\nthree\nnew\nfour\n5\nsix\n", document.get());
		});
		assertNothingIsLeft();
	}

	@Test
	void whatIsTypedWhileTheModelWritesIsNeverOverwritten() throws Exception {
		var goOn = new CountDownLatch(1);
		model.before(() -> await(goOn));
		var edit = begin();
		ask("digits");
		waitFor(edit, Phase.ASKING);

		UiThread.get(() -> {
			document.replace(0, 0, "typed\n");
			document.replace(document.get().indexOf("five"), 0, "also ");
			return null;
		});
		goOn.countDown();
		waitFor(edit, Phase.REVIEW);
		UiThread.get(() -> {
			press(SWT.CR, 0);
			assertEquals("typed\n1\ntwo\nthree\nnew\nfour\nalso five\nsix\n", document.get());
			return null;
		});
		assertNothingIsLeft();
	}

	@Test
	void whereTheUserClicksMeanwhileIsNotWhatIsSent() {
		var code = String.join("\n", IntStream.range(0, 2_000).mapToObj(i -> "line " + i).toList()) + '\n';
		var edit = UiThread.get(() -> {
			document.set(code);
			editor.selectAndReveal(code.indexOf("line 1000"), 1);
			return Objects.requireNonNull(InlineEditor.open(editor, model::services)).edit();
		});
		UiThread.run(() -> editor.selectAndReveal(code.indexOf("line 1500"), 1));
		ask("digits");
		waitFor(edit, Phase.REVIEW);
		assertTrue(model.sent().contains("line 999\n[the lines to edit]\nline 1001\n"), model.sent());
		assertFalse(model.sent().contains("line 1500"), model.sent());
	}

	/** Each change in a text widget takes time, and there may be hundreds of them. */
	@Test
	void changesGetRoomWhenTheyComeNearAndNothingIsPaintedWhenIdle() {
		var lines = IntStream.range(0, 2_000).mapToObj(i -> "line " + i).toList();
		var code = String.join("\n", lines) + '\n';
		model.answer("<replacement>\n" + code.replaceAll("(line \\d*00)\n", "$1 changed\n") + "</replacement>");
		var edit = UiThread.get(() -> {
			document.set(code);
			editor.selectAndReveal(0, code.length());
			return Objects.requireNonNull(InlineEditor.open(editor, model::services)).edit();
		});
		ask("change");
		waitFor(edit, Phase.REVIEW);
		UiThread.settle();
		assertEquals(19, edit.hunks().open().size());
		UiThread.run(() -> text.setTopPixel(0));
		UiThread.settle();
		assertTrue(room() > 0 && room() < 10, () -> room() + " have room");

		UiThread.run(() -> text.setTopIndex(1_000));
		UiThread.waitUntil("what comes near gets room", () -> text.getLineVerticalIndent(1_001) > 0);
		assertTrue(room() < 15, () -> room() + " have room");

		var paints = new AtomicInteger();
		UiThread.settle();
		UiThread.run(() -> text.addListener(SWT.Paint, event -> paints.incrementAndGet()));
		var end = System.nanoTime() + 1_000_000_000L;
		UiThread.waitUntil("a second is over", () -> System.nanoTime() > end);
		assertTrue(paints.get() < 10, () -> paints + " paints"); // the caret blinks; who fights about a line has 60
		UiThread.run(edit::close);
		assertNothingIsLeft();
	}

	/** It would be told again with every paint. */
	@Test
	void whatFailsToBePaintedIsToldOnce() {
		begin();
		var told = new ArrayList<RuntimeException>();
		UiThread.run(() -> {
			var handler = UiThread.display().getRuntimeExceptionHandler();
			UiThread.display().setRuntimeExceptionHandler(told::add);
			text.notifyListeners(SWT.Paint, new Event()); // nothing to paint with
			text.notifyListeners(SWT.Paint, new Event());
			UiThread.display().setRuntimeExceptionHandler(handler);
			Objects.requireNonNull(InlineEditor.find(editor)).edit().close();
		});
		assertEquals(1, told.size(), told::toString);
		assertNothingIsLeft();
	}

	@Test
	void anEditWhoseLinesAreDeletedInTheEventInWhichItIsArrangedEnds() {
		var goOn = new CountDownLatch(1);
		model.before(() -> await(goOn));
		UiThread.run(() -> editor.selectAndReveal(TEXT.indexOf("three"), 1));
		var edit = begin();
		UiThread.settle();
		UiThread.run(() -> {
			edit.submit("digits"); // tells the field, which is arranged anew after this event
			document.set("other\n");
		});
		UiThread.settle();
		UiThread.run(() -> assertEquals(Phase.CLOSED, edit.phase()));
		goOn.countDown();
		assertNothingIsLeft();
	}

	private static long room() {
		return UiThread.get(() -> IntStream.range(0, text.getLineCount())
				.filter(line -> text.getLineVerticalIndent(line) > 0).count());
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		} catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}

	@Test
	void escapeWhileTheModelWritesLeavesNothing() {
		var goOn = new CountDownLatch(1);
		model.before(() -> await(goOn));
		var edit = begin();
		ask("digits");
		waitFor(edit, Phase.ASKING);

		UiThread.get(() -> {
			escape(); // stops
			escape(); // closes
			return null;
		});
		goOn.countDown();

		assertNothingIsLeft();
		UiThread.get(() -> {
			assertEquals(TEXT, document.get());
			return null;
		});
	}

	/** As pressed in the text. */
	private static void escape() {
		var event = new Event();
		event.keyCode = SWT.ESC;
		event.character = SWT.ESC;
		event.doit = true;
		text.notifyListeners(3005, event); // ST.VerifyKey, which SWT does not tell
	}

	@Test
	void anEditorThatIsClosedStopsTheModel() throws Exception {
		var goOn = new CountDownLatch(1);
		var told = new CountDownLatch(1);
		model.before(() -> await(goOn));
		model.whenEnded(told::countDown);
		var edit = begin();
		ask("digits");
		waitFor(edit, Phase.ASKING);

		UiThread.get(() -> Parts.page().closeEditor(editor, false));
		goOn.countDown();
		told.await();

		assertTrue(model.wasCancelled());
		assertEquals(Phase.CLOSED, edit.phase());
		openEditor();
		assertNothingIsLeft();
	}

	@Test
	void whyThereIsNoAnswerIsSaidBesideThePrompt() {
		model.fail(new KeyUnavailableException(KeyUnavailableException.Reason.MISSING, "none", null));
		var edit = begin();
		ask("digits");
		UiThread.waitUntil("the failure is told", () -> edit.status().isProblem());

		UiThread.get(() -> {
			assertEquals("failed: KeyUnavailableException", edit.status().text());
			assertEquals("digits", field().getText());
			edit.escape();
			return null;
		});
		assertNothingIsLeft();
	}

	@Test
	void aFollowUpThatFailsStaysInTheFieldSoThatEnterSendsItAgain() {
		var edit = begin();
		ask("digits");
		waitFor(edit, Phase.REVIEW);
		UiThread.run(() -> assertEquals("", field().getText()));
		model.fail(new KeyUnavailableException(KeyUnavailableException.Reason.LOCKED, "locked", null));
		ask("more digits");
		UiThread.waitUntil("the failure is told", () -> edit.status().isProblem());
		model.fail(null);

		UiThread.run(() -> {
			assertEquals("more digits", field().getText());
			press(SWT.CR, 0);
			assertEquals(TEXT, document.get());
		});
		UiThread.waitUntil("it was sent again", () -> edit.status().answers() == 2);
		assertEquals(3, model.calls().size());
		UiThread.run(edit::close);
		assertNothingIsLeft();
	}

	@Test
	void aReadOnlyFileIsAskedAboutBeforeAnythingIsPaid() throws Exception {
		var other = file.getParent().getFile(IPath.fromPortableString("B.txt"));
		other.create(TEXT.getBytes(StandardCharsets.UTF_8), true, false, null);
		var attributes = new ResourceAttributes();
		attributes.setReadOnly(true);
		other.setResourceAttributes(attributes);
		var shown = UiThread.get(() -> (ITextEditor) IDE.openEditor(Parts.page(), other, EDITOR));
		var edit = UiThread.get(() -> Objects.requireNonNull(InlineEditor.open(shown, model::services)).edit());
		UiThread.start(() -> edit.submit("digits"));
		UiThread.waitUntil("it is told", () -> {
			for (var shell : UiThread.display().getShells()) {
				if (shell.isVisible() && shell.getParent() != null) { // asks whether to make it writable: no
					Parts.controls(shell, Button.class)
							.filter(button -> IDialogConstants.NO_LABEL.equals(button.getText()))
							.findFirst().ifPresent(button -> button.notifyListeners(SWT.Selection, new Event()));
				}
			}
			return edit.status().isProblem();
		});

		assertEquals(Messages.InlineEdit_readOnly, edit.status().text());
		assertEquals(0, model.calls().size());
		UiThread.get(() -> Parts.page().closeEditor(shown, false));
	}

	@Test
	void theCommandOpensTheFieldWhichTellsThatThereIsNoKey() {
		UiThread.get(() -> {
			Parts.execute(COMMAND);
			assertTrue(field().isFocusControl());
			assertFalse(PlatformUI.getWorkbench().getService(IBindingService.class).isKeyFilterEnabled());
			return null;
		});
		var edit = UiThread.get(() -> Objects.requireNonNull(InlineEditor.find(editor)).edit());
		ask("digits"); // with the services of the workbench, which has no key
		UiThread.waitUntil("the failure is told", () -> edit.status().isProblem());
		UiThread.get(() -> {
			assertTrue(edit.status().text().contains("key"), edit.status().text());
			edit.close();
			assertTrue(text.isFocusControl());
			return null;
		});
		assertNothingIsLeft();
	}
}
