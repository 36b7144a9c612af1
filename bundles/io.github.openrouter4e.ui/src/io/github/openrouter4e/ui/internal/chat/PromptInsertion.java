package io.github.openrouter4e.ui.internal.chat;

import java.util.function.Consumer;

import org.eclipse.ui.IWorkbenchPage;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.ui.internal.ReusablePrompt;

/** Brings reusable prompts, and what is selected in the editor, into the composer. For the UI thread. */
final class PromptInsertion {

	private final IWorkbenchPage page;
	private final Composer composer;
	private final Consumer<String> say;

	/** @param say tells the user what was missing */
	PromptInsertion(IWorkbenchPage page, Composer composer, Consumer<String> say) {
		this.page = page;
		this.composer = composer;
		this.say = say;
	}

	/** Writes the prompt at the cursor. */
	void insert(ReusablePrompt prompt) {
		var selection = composer.text().getSelection();
		replace(prompt, selection.x, selection.y);
	}

	/** Writes the prompt in place of what was typed to find it. */
	void replaceStart(ReusablePrompt prompt, int end) {
		replace(prompt, 0, end);
	}

	private void replace(ReusablePrompt prompt, int from, int to) {
		var filled = FilledPrompt.of(prompt, EditorContext.of(page));
		composer.replace(from, to, filled.text());
		filled.attachments().forEach(composer::attach);
		composer.text().setFocus();
		var complaint = filled.complaint(prompt.name());
		if (!complaint.isEmpty()) {
			say.accept(complaint);
		}
	}

	/** Attaches what is selected in the editor, or the method around its cursor, so that the user can ask about it. */
	void attachSelection() {
		var editor = EditorContext.ofSelectionOrMethod(page);
		if (editor.selection().isBlank()) {
			say.accept(Messages.askNoSelection);
		} else {
			composer.attach(new Attachment.TextFile(editor.selectionName(), editor.selection()));
		}
		composer.text().setFocus();
	}
}
