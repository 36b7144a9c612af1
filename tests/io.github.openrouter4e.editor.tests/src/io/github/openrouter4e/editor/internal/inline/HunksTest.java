package io.github.openrouter4e.editor.internal.inline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.IDocument;
import org.eclipse.text.undo.DocumentUndoManagerRegistry;
import org.eclipse.text.undo.IDocumentUndoManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes in a document: nothing before they are kept, nothing at a wrong place, one undo. */
@SuppressWarnings("nls")
class HunksTest {

	private static final String TEXT = "one\ntwo\nthree\nfour\nfive\nsix\n";
	private static final String ANSWER = "1\ntwo\nnew\nthree\nfour\n5\nsix\n";

	private IDocument document = new Document();

	private Hunks hunks(String text) throws BadLocationException {
		document = new Document(text);
		DocumentUndoManagerRegistry.connect(document);
		undo().connect(this);
		return new Hunks(document, 0, text.length());
	}

	private Hunks proposed(String text, String answer) throws BadLocationException {
		var hunks = hunks(text);
		propose(hunks, answer);
		return hunks;
	}

	private static void propose(Hunks hunks, String answer) {
		var now = hunks.text().lines().toList();
		hunks.propose(Merge.of(now, answer.lines().toList(), now).changes(), answer.lines().toList());
	}

	@AfterEach
	void disconnect() {
		DocumentUndoManagerRegistry.disconnect(document);
	}

	private IDocumentUndoManager undo() {
		return Objects.requireNonNull(DocumentUndoManagerRegistry.getDocumentUndoManager(document));
	}

	@Test
	void nothingIsWrittenBeforeItIsKept() throws Exception {
		var hunks = proposed(TEXT, ANSWER);

		assertEquals(3, hunks.open().size());
		assertEquals(TEXT, document.get());
		hunks.close();
		assertEquals(TEXT, document.get());
		assertFalse(undo().undoable());
	}

	@Test
	void whatIsKeptOneByOneIsOneUndo() throws Exception {
		var hunks = proposed(TEXT, ANSWER);
		var open = hunks.open();

		assertEquals(0, hunks.keep(List.of(open.get(2))));
		hunks.reject(open.get(1));
		assertEquals(0, hunks.keep(List.of(open.get(0))));

		assertEquals("1\ntwo\nthree\nfour\n5\nsix\n", document.get());
		assertEquals(2, hunks.keptCount());
		undo().undo();
		assertEquals(TEXT, document.get());
		assertFalse(undo().undoable());
		undo().redo();
		assertEquals("1\ntwo\nthree\nfour\n5\nsix\n", document.get());
	}

	@Test
	void whatTheUserTypesInBetweenIsAStepOfItsOwn() throws Exception {
		var hunks = proposed(TEXT, ANSWER);
		var open = hunks.open();

		hunks.keep(List.of(open.get(0)));
		document.replace(document.getLength(), 0, "typed\n");
		hunks.keep(List.of(open.get(2)));

		assertEquals("1\ntwo\nthree\nfour\n5\nsix\ntyped\n", document.get());
		undo().undo();
		assertEquals("1\ntwo\nthree\nfour\nfive\nsix\ntyped\n", document.get());
	}

	@Test
	void whatIsProposedAnewIsAStepOfItsOwn() throws Exception {
		var hunks = proposed("a\nb\nc\nd\n", "a\nB1\nB2\nc\nd\n");
		hunks.keep(hunks.open());

		propose(hunks, "a\nB1\nZ\nc\nd\n");
		hunks.keep(hunks.open());

		assertEquals("a\nB1\nZ\nc\nd\n", document.get());
		undo().undo();
		assertEquals("a\nB1\nB2\nc\nd\n", document.get());
		undo().undo();
		assertEquals("a\nb\nc\nd\n", document.get());
	}

	@Test
	void changesMoveWithTheTextAround() throws Exception {
		var hunks = proposed(TEXT, ANSWER);

		document.replace(0, 0, "typed\n");
		document.replace(document.get().indexOf("four"), 0, "also ");

		assertEquals(0, hunks.keep(hunks.open()));
		assertEquals("typed\n1\ntwo\nnew\nthree\nalso four\n5\nsix\n", document.get());
	}

	@ParameterizedTest
	@CsvSource({"five, f1ve", "five, 'a five'", "'five\n', ''", "'five\nsix', 'five six'", "'four\nfive', 'fourfive'",
			"five, 'fi\nve'", "five, 'five '"})
	void aChangeOfLinesThatTheUserHasChangedIsNotApplied(String old, String typed) throws Exception {
		var hunks = proposed(TEXT, "one\ntwo\nthree\nfour\n5\nsix\n");
		document.replace(TEXT.indexOf(old), old.length(), typed);
		var now = document.get();

		assertFalse(hunks.isInPlace(hunks.open().getFirst()));
		assertEquals(1, hunks.keep(hunks.open()));

		assertEquals(now, document.get());
		assertEquals(1, hunks.open().size());
		undoTyping(typed, old);
		assertTrue(typed.isEmpty() || hunks.keep(hunks.open()) <= 1); // never at a wrong place, see above
	}

	private void undoTyping(String typed, String old) throws BadLocationException {
		document.replace(TEXT.indexOf(old), typed.length(), old);
		assertEquals(TEXT, document.get());
	}

	@ParameterizedTest
	@CsvSource({"'two\nthree', 'two three'", "'two\nthree', ''", "three, 'x three'"})
	void newLinesNeedANeighbour(String old, String typed) throws Exception {
		var hunks = proposed(TEXT, "one\ntwo\nnew\nthree\nfour\nfive\nsix\n");
		document.replace(TEXT.indexOf(old), old.length(), typed);
		var now = document.get();

		var refused = hunks.keep(hunks.open());

		var expected = typed.equals("x three") ? "one\ntwo\nnew\nx three\nfour\nfive\nsix\n" : now;
		assertTrue(document.get().equals(expected) || refused == 1 && document.get().equals(now), document.get());
	}

	@ParameterizedTest
	@CsvSource({"'a\nb', 'a\nB'", "'a\nb', 'a\nb\nc'", "'a\nb', 'a'", "'a\nb\n', 'a\nb\nc'", "'', 'a'", "'a', ''",
			"'a\n', ''", "'\n', 'x\ny'"})
	void theEndOfTheFileStaysAsItIs(String text, String answer) throws Exception {
		var hunks = proposed(text, answer);

		assertEquals(0, hunks.keep(hunks.open()));

		assertEquals(answer.lines().toList(), document.get().lines().filter(line -> !line.isEmpty()).toList());
		if (!text.isEmpty() && !answer.isEmpty() && !answer.equals("a")) {
			assertEquals(text.endsWith("\n"), document.get().endsWith("\n"));
		}
		undo().undo();
		assertEquals(text, document.get());
	}

	@Test
	void lineEndsAreThoseOfTheDocument() throws Exception {
		var hunks = proposed("a\r\nb\r\nc\r\n", "a\nx\ny\nc\n");

		hunks.keep(hunks.open());

		assertEquals("a\r\nx\r\ny\r\nc\r\n", document.get());
	}

	@Test
	void mixedLineEndsOfOtherLinesStay() throws Exception {
		var hunks = proposed("a\nb\r\nc\n", "a\nb\nC\n");

		hunks.keep(hunks.open());

		assertEquals("a\nb\r\nC\n", document.get());
	}

	@Test
	void aPartIsItsWholeLines() throws Exception {
		document = new Document(TEXT);
		DocumentUndoManagerRegistry.connect(document);

		assertEquals("two\nthree\n", new Hunks(document, TEXT.indexOf("wo"), "wo\nth".length()).text());
		assertEquals("two\n", new Hunks(document, TEXT.indexOf("two"), "two\n".length()).text());
		assertEquals("two\n", new Hunks(document, TEXT.indexOf("two"), 0).text());
		assertEquals("", new Hunks(document, TEXT.length(), 0).text());
	}

	@Test
	void linesThatAreDeletedAreGone() throws Exception {
		document = new Document(TEXT);
		DocumentUndoManagerRegistry.connect(document);
		var hunks = new Hunks(document, TEXT.indexOf("three"), 1);

		document.replace(0, TEXT.length(), "");

		assertNull(hunks.range());
		assertEquals("", hunks.text());
		hunks.close();
	}

	@Test
	void nothingIsLeftInTheDocument() throws Exception {
		var before = new Document(TEXT).getPositionUpdaters().length;
		var hunks = proposed(TEXT, ANSWER);
		var own = document.getPositionCategories().length;

		hunks.keep(hunks.open());
		hunks.close();

		assertEquals(own - 1, document.getPositionCategories().length);
		assertTrue(document.getPositionUpdaters().length <= before);
	}
}
