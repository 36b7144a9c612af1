package io.github.openrouter4e.editor.internal.inline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.IDocument;
import org.eclipse.text.undo.DocumentUndoManagerRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.client.KeyUnavailableException;
import io.github.openrouter4e.costs.Purpose;
import io.github.openrouter4e.editor.Material;
import io.github.openrouter4e.editor.Subject;
import io.github.openrouter4e.editor.internal.inline.InlineEdit.Phase;
import io.github.openrouter4e.ui.PromptContext;

/** One thread does everything at once, so that what happens between two pieces of an answer is exact. */
@SuppressWarnings("nls")
class InlineEditTest {

	private static final String TEXT = "one\ntwo\nthree\nfour\nfive\n";
	private static final String ANSWER = "<replacement>\n1\ntwo\nthree\nfour\n5\n</replacement>";

	private final IDocument document = new Document(TEXT);
	private final FakeModel calls = new FakeModel();
	private final Screen screen = new Screen();

	private static final class Screen implements InlineEdit.View {

		private InlineEdit.Status status = new InlineEdit.Status(Phase.PROMPT, "", false, "", 0);
		private @Nullable Subject subject;
		private boolean isWritable = true;
		private final List<String> closed = new ArrayList<>();

		@Override
		public void update(InlineEdit.Status now) {
			status = now;
		}

		@Override
		public @Nullable Subject subject() {
			return subject;
		}

		@Override
		public boolean makeWritable() {
			return isWritable;
		}

		@Override
		public void write(Runnable change) {
			change.run();
		}

		@Override
		public void close(String summary) {
			closed.add(summary);
		}
	}

	private InlineEdit edit() throws Exception {
		return edit(Runnable::run);
	}

	private InlineEdit edit(Executor background) throws Exception {
		DocumentUndoManagerRegistry.connect(document);
		Objects.requireNonNull(DocumentUndoManagerRegistry.getDocumentUndoManager(document)).connect(this);
		calls.answer(ANSWER);
		return new InlineEdit(document, 0, document.getLength(), calls::services, screen,
				new InlineEdit.Threads(Runnable::run, Runnable::run, background));
	}

	@AfterEach
	void disconnect() {
		DocumentUndoManagerRegistry.disconnect(document);
	}

	@Test
	void theAnswerArrivesAsChangesAndTheDocumentIsUntouched() throws Exception {
		var edit = edit();

		edit.submit("write digits");

		assertEquals(Phase.REVIEW, screen.status.phase());
		assertEquals("2 changes.", screen.status.text());
		assertEquals("$0.0012", screen.status.cost());
		assertEquals(TEXT, document.get());
		assertEquals(Purpose.INLINE_EDIT, calls.calls().getLast().purpose());
		assertTrue(calls.sent().contains("<lines>\none\ntwo\nthree\nfour\nfive\n</lines>"), calls.sent());
		assertTrue(calls.sent().contains("<task>\nwrite digits\n</task>"), calls.sent());
	}

	@Test
	void oneIsKeptAndOneRejected() throws Exception {
		var edit = edit();
		edit.submit("write digits");

		edit.move(1);
		edit.keep();
		assertEquals("one\ntwo\nthree\nfour\n5\n", document.get());
		edit.reject();

		assertEquals("one\ntwo\nthree\nfour\n5\n", document.get());
		assertEquals(Phase.CLOSED, edit.phase());
		assertEquals(List.of("Changes by the model that were kept: 1. $0.0012"), screen.closed);
	}

	@Test
	void escapeStopsThenCloses() throws Exception {
		var work = new ArrayList<Runnable>();
		var edit = edit(work::add);

		edit.submit("write digits");
		assertEquals(Phase.ASKING, screen.status.phase());
		edit.escape();
		assertEquals(Phase.PROMPT, screen.status.phase());
		work.forEach(Runnable::run); // what comes now is too late
		assertEquals(Phase.PROMPT, screen.status.phase());
		assertEquals(List.of(), edit.hunks().open());
		edit.escape();

		assertEquals(TEXT, document.get());
		assertEquals(List.of(""), screen.closed);
	}

	@Test
	void anEditorThatIsClosedStopsTheModel() throws Exception {
		var edit = edit();
		calls.before(edit::close);

		edit.submit("write digits");

		assertTrue(calls.wasCancelled());
		assertEquals(Phase.CLOSED, edit.phase());
		assertEquals(TEXT, document.get());
	}

	@Test
	void whatIsTypedMeanwhileMovesTheChangesOrKeepsThemOut() throws Exception {
		var edit = edit();
		calls.before(() -> type("two", "2\ntwo"));
		calls.before(() -> type("five", "5ive"));

		edit.submit("write digits");
		assertEquals("1 change. 1 left out, as you have changed the same lines meanwhile.", screen.status.text());
		edit.keepAll();

		assertEquals("1\n2\ntwo\nthree\nfour\n5ive\n", document.get());
	}

	@Test
	void whatIsTypedInTheLastLineStaysWhenLinesComeAfterIt() throws Exception {
		document.set("a\nd");
		var edit = edit();
		calls.answer("<replacement>\na\nd\ne\n</replacement>");
		calls.before(() -> type("d", "d2"));

		edit.submit("one more");
		edit.keepAll();

		assertEquals("a\nd2\ne", document.get());
	}

	@Test
	void whatIsTypedLaterKeepsOneOut() throws Exception {
		var edit = edit();
		edit.submit("write digits");
		type("five", "5ive");

		edit.keepAll();

		assertEquals("1\ntwo\nthree\nfour\n5ive\n", document.get());
		assertEquals(Phase.REVIEW, screen.status.phase());
		assertTrue(screen.status.isProblem());
		assertEquals("1 not applied, as you have changed these lines meanwhile. Undo that, or ask again.",
				screen.status.text());
	}

	private void type(String old, String text) {
		try {
			document.replace(document.get().indexOf(old), old.length(), text);
		} catch (Exception e) {
			throw new IllegalStateException(e);
		}
	}

	@Test
	void aFollowUpContinuesTheConversationInTheSameBytes() throws Exception {
		var edit = edit();
		edit.submit("write digits");
		var first = calls.calls().getLast().request().messages();
		edit.keep();

		calls.answer("<replacement>\n1\nTWO\nthree\nfour\nfive\n</replacement>");
		edit.submit("and two in capitals");

		var second = calls.calls().getLast().request().messages();
		assertEquals(first, second.subList(0, first.size()));
		assertEquals(first.size() + 2, second.size());
		assertTrue(second.getLast().content().text().contains("<lines>\n1\ntwo"), second.getLast().content().text());
		assertEquals(1, edit.hunks().open().size());
		edit.keepAll();
		assertEquals("1\nTWO\nthree\nfour\nfive\n", document.get());
	}

	@Test
	void aFollowUpInsideWhatWasKeptIsWrittenInItsPlace() throws Exception {
		var edit = edit();
		calls.answer("<replacement>\none\nTwo\n2\nthree\n4\nfive\n</replacement>");
		edit.submit("write digits");
		edit.keep();
		assertEquals("one\nTwo\n2\nthree\nfour\nfive\n", document.get());

		calls.answer("<replacement>\none\nTwo\nZ\nthree\nfour\nfive\n</replacement>");
		edit.submit("no digits");
		edit.keepAll();

		assertEquals("one\nTwo\nZ\nthree\nfour\nfive\n", document.get());
	}

	@Test
	void aMissingKeyIsSaidAndThePromptCanBeSentAgain() throws Exception {
		var edit = edit();
		calls.fail(new KeyUnavailableException(KeyUnavailableException.Reason.MISSING, "none", null));

		edit.submit("write digits");

		assertEquals("failed: KeyUnavailableException", screen.status.text());
		assertTrue(screen.status.isProblem());
		assertEquals(Phase.PROMPT, screen.status.phase());
		calls.fail(null);
		edit.submit("write digits");
		assertEquals(Phase.REVIEW, screen.status.phase());
	}

	@Test
	void aLimitIsAskedAboutByEnter() throws Exception {
		var edit = edit();
		calls.limit();

		edit.submit("write digits");
		assertEquals("limit Press Enter again to send it all the same.", screen.status.text());
		edit.submit("something else");
		assertEquals(Phase.PROMPT, screen.status.phase());
		edit.submit("something else");

		assertEquals(Phase.REVIEW, screen.status.phase());
		assertTrue(calls.calls().getLast().agreed());
	}

	@Test
	void whatAnIgnoreFileExcludesIsNotSent() throws Exception {
		var edit = edit();
		screen.subject = (agreed, monitor) -> new Material(Material.Kind.CODE, List.of(), null,
				new PromptContext("", "", "", "", ""), List.of("A.txt is excluded."), List.of());

		edit.submit("write digits");
		edit.submit("write digits");

		assertEquals("A.txt is excluded.", screen.status.text());
		assertEquals(List.of(), calls.calls());
	}

	@Test
	void aKeyInTheLinesIsAskedAbout() throws Exception {
		var edit = edit();
		type("two", "sk-or-v1-" + "0123456789abcdef".repeat(4));

		edit.submit("write digits");
		assertEquals(List.of(), calls.calls());
		assertEquals("What would be sent looks as if it held a key or a password. Press Enter again to send it all the"
				+ " same.", screen.status.text());
		edit.submit("write digits");

		assertEquals(1, calls.calls().size());
	}

	@Test
	void theSurroundingsHoldTheLinesOnce() throws Exception {
		var edit = edit();
		screen.subject = (agreed, monitor) -> new Material(Material.Kind.CODE,
				List.of(new Attachment.TextFile("A.txt", "class A {\n" + TEXT + "}")), null,
				new PromptContext("", "", "", "", ""), List.of(), List.of());

		edit.submit("write digits");

		assertTrue(calls.sent().contains("class A {\n[the lines to edit]\n}"), calls.sent());
	}

	@Test
	void aReadOnlyFileCostsNothing() throws Exception {
		var edit = edit();
		screen.isWritable = false;

		edit.submit("write digits");

		assertEquals("The file is read-only.", screen.status.text());
		assertEquals(List.of(), calls.calls());
	}

	@Test
	void aCutAnswerIsOfNoUse() throws Exception {
		var edit = edit();
		calls.answer("<replacement>\n1\n");

		edit.submit("write digits");

		assertTrue(screen.status.isProblem());
		assertEquals(List.of(), edit.hunks().open());
		assertEquals("$0.0012", screen.status.cost());
	}

	@Test
	void whoSelectsNothingMeansTheFunctionOrTheParagraph() throws Exception {
		DocumentUndoManagerRegistry.connect(document);
		var code = "class A {\n\tint f() {\n\t\treturn 1;\n\t}\n\n\tint g() {\n\t\treturn 2;\n\t}\n}\n";
		document.set(code);
		assertEquals("\tint g() {\n\t\treturn 2;\n\t}\n", at(code.indexOf("2;")));
		document.set(TEXT + "\nsix\nseven\n\n\n");
		assertEquals("six\nseven\n", at(document.get().indexOf("seven")));
		assertEquals("\n", at(document.getLength() - 1));
		assertEquals("", at(document.getLength()));
	}

	private String at(int caret) throws Exception {
		var edit = new InlineEdit(document, caret, 0, calls::services, screen,
				new InlineEdit.Threads(Runnable::run, Runnable::run, Runnable::run));
		var lines = edit.hunks().text();
		edit.close();
		assertFalse(edit.hunks().open().size() > 0);
		return lines;
	}
}
