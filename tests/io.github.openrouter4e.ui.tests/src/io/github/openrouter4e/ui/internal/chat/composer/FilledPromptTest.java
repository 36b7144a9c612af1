package io.github.openrouter4e.ui.internal.chat.composer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.ui.internal.prompts.EditorContext;
import io.github.openrouter4e.ui.internal.prompts.PromptVariable;
import io.github.openrouter4e.ui.internal.prompts.ReusablePrompt;

@SuppressWarnings("nls")
class FilledPromptTest {

	private static final String LARGE = "line\n".repeat(AttachmentSources.LARGE_PASTE);

	@Test
	void variablesAreFilledInFromTheEditor() {
		var editor = new EditorContext("p/src/A.java", "p", "Java", "class A {}", "A", "1");
		var filled = FilledPrompt.of(
				new ReusablePrompt("Any", "${selection} in ${file} of ${project}: ${editor}, ${language}, ${other}"),
				editor);
		assertEquals("A in p/src/A.java of p: class A {}, Java, ${other}", filled.text());
		assertEquals(Set.of(), filled.missing());
		assertEquals(Set.of("${other}"), filled.unknown());
		assertTrue(filled.complaint("Any").contains("${other}"), filled.complaint("Any"));
	}

	@Test
	void nothingIsSaidIfAllIsWell() {
		var editor = new EditorContext("p/src/A.java", "p", "Java", "class A {}", "A", "1");
		assertEquals("", FilledPrompt.of(new ReusablePrompt("Any", "${file} $x {y} ${}"), editor).complaint("Any"));
	}

	@Test
	void whatIsMissingIsNamedAndTheRestInserted() {
		var filled = FilledPrompt.of(new ReusablePrompt("Explain", "Explain: ${selection} (${file})"),
				EditorContext.NONE);
		assertEquals("Explain:  ()", filled.text());
		var complaint = filled.complaint("Explain");
		assertTrue(complaint.contains("Explain"), complaint);
		assertTrue(complaint.contains(PromptVariable.SELECTION.description()), complaint);
		assertTrue(complaint.contains(PromptVariable.FILE.description()), complaint);
		assertFalse(complaint.contains(PromptVariable.EDITOR.description()), complaint);
	}

	@Test
	void aSchemaGoesAlong() {
		var filled = FilledPrompt.of(new ReusablePrompt("Review", "Review it", "{}"), EditorContext.NONE);
		assertEquals("Review it", filled.text());
		assertEquals("{}", new Prompt("", filled.attachments()).answerSchema().json());
	}

	@Test
	void largeTextsBecomeAttachmentsOnce() {
		var editor = new EditorContext("p/A.java", "p", "Java", LARGE, "", "");
		var filled = FilledPrompt.of(new ReusablePrompt("Review", "Review ${editor}, all of ${editor}"), editor);
		assertEquals(List.of(new Attachment.TextFile("p/A.java", LARGE)), filled.attachments());
		assertTrue(filled.text().length() < 200, filled.text());
		assertTrue(filled.text().contains("p/A.java"), filled.text());
	}

	@Test
	void aSelectionIsCalledByItsLines() {
		assertEquals("A.java (line 24)", new EditorContext("A.java", "p", "Java", "x", "x", "24").selectionName());
		assertEquals("A.java (lines 24\u201330)",
				new EditorContext("A.java", "p", "Java", "x", "x", "24\u201330").selectionName());
	}
}
