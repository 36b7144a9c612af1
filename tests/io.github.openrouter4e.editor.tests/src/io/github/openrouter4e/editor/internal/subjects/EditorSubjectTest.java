package io.github.openrouter4e.editor.internal.subjects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.AnnotationModel;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.editor.CodePart;
import io.github.openrouter4e.editor.Material;
import io.github.openrouter4e.editor.context.TextSurroundings;

/** What of an editor is taken down, and what is sent of that. */
@SuppressWarnings("nls")
class EditorSubjectTest {

	private static final String CODE = "class A {\n\tint f() {\n\t\treturn x;\n\t}\n\n\tint g() {\n\t\treturn 2;\n\t}\n}\n";

	private static Material material(IDocument document, AnnotationModel annotations, int offset, int length)
			throws Exception {
		var snapshot = EditorSubject.snapshot(document, annotations, offset, length);
		return EditorSubject.material(snapshot, "p/A.java", "p", EditorSubject.surroundings(snapshot), document.get());
	}

	private static List<String> names(Material material) {
		return material.attachments().stream().map(Attachment::name).toList();
	}

	@Test
	void aCursorMeansTheMethodAround() throws Exception {
		var material = material(new Document(CODE), null, CODE.indexOf("return 2"), 0);
		assertEquals(List.of("p/A.java (lines 6\u20138)"), names(material));
		assertEquals("class A {\n\u2026\n\tint g() {\n\t\treturn 2;\n\t}", material.context().selection());
		assertEquals("6\u20138", material.context().lines());
		assertEquals(CODE, material.context().text());
	}

	@Test
	void aSelectionBringsTheMethodAround() throws Exception {
		var material = material(new Document(CODE), null, CODE.indexOf("return 2"), 8);
		assertEquals(List.of("p/A.java (line 7)", "p/A.java (lines 6\u20138)"), names(material));
		assertEquals("return 2", material.context().selection());
	}

	@Test
	void aSelectedMethodIsNotSentTwice() throws Exception {
		var start = CODE.indexOf("\tint g");
		var material = material(new Document(CODE), null, start, CODE.indexOf("\t}\n}") + 2 - start);
		assertEquals(List.of("p/A.java (lines 6\u20138)"), names(material));
	}

	@Test
	void theWholeFileNeedsNothingAround() throws Exception {
		assertEquals(List.of("p/A.java (lines 1\u20139)"),
				names(material(new Document(CODE), null, 0, CODE.length())));
	}

	@Test
	void problemsOfTheMethodAreTakenOnce() throws Exception {
		var annotations = new AnnotationModel();
		var document = new Document(CODE);
		annotations.connect(document);
		annotations.addAnnotation(new Annotation("org.eclipse.jdt.ui.error", false, "x cannot be resolved"),
				new Position(CODE.indexOf("x;"), 1));
		annotations.addAnnotation(new Annotation("org.eclipse.ui.workbench.texteditor.error", true,
				"x cannot be resolved"), new Position(CODE.indexOf("x;"), 1));
		annotations.addAnnotation(new Annotation("org.eclipse.ui.workbench.texteditor.spelling", false, "spelling"),
				new Position(CODE.indexOf("x;"), 1));
		annotations.addAnnotation(new Annotation("org.eclipse.jdt.ui.warning", false, "of another method"),
				new Position(CODE.indexOf("return 2"), 1));
		var problems = material(document, annotations, CODE.indexOf("return x"), 0).problems();
		assertEquals(new Attachment.PastedText(Messages.MarkersSubject_name,
				"error p/A.java:3: x cannot be resolved"), problems);
	}

	@Test
	void ofALargeDocumentOnlyAPartIsTakenDown() throws Exception {
		var document = new Document(("x".repeat(99) + "\n").repeat(20_000));
		var snapshot = EditorSubject.snapshot(document, null, 1_000_050, 10);
		assertTrue(snapshot.text().length() < 3 * EditorSubject.AROUND, snapshot.text().length() + " characters");
		assertEquals(10_001, snapshot.firstSelected());
		assertEquals(CodePart.class, EditorSubject.surroundings(snapshot).getClass());
		assertEquals(10_001 - TextSurroundings.LINES_AROUND, EditorSubject.surroundings(snapshot).firstLine());
	}

	@Test
	void ofALongLineOnlyAPartIsTakenDown() throws Exception {
		var document = new Document("x".repeat(2_000_000));
		var snapshot = EditorSubject.snapshot(document, null, 1_000_000, 0);
		assertTrue(snapshot.text().length() <= 4 * EditorSubject.AROUND, snapshot.text().length() + " characters");
	}

	@Test
	void ofALongSelectionTheBeginningIsTakenInWholeCharacters() throws Exception {
		var document = new Document("xxx\n".repeat(99_999) + "xxx\uD83D\uDE00\n");
		assertEquals(List.of(), material(document, null, 0, 399_999).notes());
		assertEquals(List.of(), material(document, null, 1, 400_000).notes(), "no more than is taken");
		var material = material(document, null, 0, document.getLength());
		assertEquals(1, material.notes().size());
		assertEquals(document.get(0, 399_999), material.context().selection());
	}

	@Test
	void anEmptyDocumentIsNoError() throws Exception {
		assertEquals(List.of("p/A.java (line 1)"), names(material(new Document(""), null, 0, 0)));
	}

	@Test
	void theEndOfADocumentIsNoError() throws Exception {
		material(new Document(CODE), null, CODE.length(), 0);
		material(new Document("a\r\nb\rc\n"), null, 7, 0);
	}
}
