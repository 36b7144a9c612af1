package io.github.openrouter4e.editor.internal.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.editor.EditorAction;
import io.github.openrouter4e.editor.Material;
import io.github.openrouter4e.ui.PromptContext;
import io.github.openrouter4e.ui.SavedPrompts;

/** What actions write. */
@SuppressWarnings("nls")
class ActionPromptsTest {

	private static final Attachment CODE = new Attachment.TextFile("A.java (line 1)", "code");
	private static final Attachment AROUND = new Attachment.TextFile("A.java (lines 1\u20139)", "around");
	private static final Attachment PROBLEMS = new Attachment.PastedText("Problems", "error");

	private static Material material(Material.Kind kind, Attachment problems) {
		return new Material(kind, List.of(CODE, AROUND), problems, new PromptContext("A.java", "p", "", "code", "1"),
				List.of(), List.of());
	}

	@ParameterizedTest
	@EnumSource
	void eachKindHasItsQuestion(Material.Kind kind) {
		for (var action : EditorAction.values()) {
			var prompt = ActionPrompts.of(action, material(kind, null));
			assertEquals(action == EditorAction.ASK, prompt.text().isEmpty(), action + " " + kind);
			assertEquals(List.of(CODE, AROUND), prompt.attachments());
		}
	}

	@Test
	void problemsInTheCodeAreWhatIsFixed() {
		var prompt = ActionPrompts.of(EditorAction.FIX, material(Material.Kind.CODE, PROBLEMS));
		assertEquals(List.of(CODE, AROUND, PROBLEMS), prompt.attachments());
		assertEquals(Messages.ActionPrompts_fixProblem, prompt.text());
	}

	@Test
	void documentationDoesNotNeedThem() {
		var prompt = ActionPrompts.of(EditorAction.DOCUMENT, material(Material.Kind.CODE, PROBLEMS));
		assertFalse(prompt.attachments().contains(PROBLEMS));
	}

	@Test
	void aSavedPromptWithAPlaceForCodeGetsItOnce() {
		var filled = new SavedPrompts.Filled(Prompt.of("Look at code."), true, "");
		assertEquals(new Prompt("Look at code.", List.of(AROUND)),
				ActionPrompts.of(filled, material(Material.Kind.CODE, null)));
	}

	@Test
	void aSavedPromptWithoutAPlaceGetsItAttached() {
		var filled = new SavedPrompts.Filled(Prompt.of("Look."), false, "");
		assertEquals(new Prompt("Look.", List.of(CODE, AROUND)),
				ActionPrompts.of(filled, material(Material.Kind.CODE, null)));
	}
}
