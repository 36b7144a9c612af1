package io.github.openrouter4e.ui.internal.chat.composer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.prompts.EditorContext;
import io.github.openrouter4e.ui.internal.prompts.PromptVariable;
import io.github.openrouter4e.ui.internal.prompts.ReusablePrompt;

/**
 * A reusable prompt with its variables filled in.
 *
 * @param text        what goes into the composer
 * @param attachments what would bury the question as text, as with a large paste, and the schema of the answer
 * @param missing     the variables that the editor had nothing for
 * @param unknown     what looks like a variable and is none, as it is written
 */
public record FilledPrompt(String text, List<Attachment> attachments, Set<PromptVariable> missing,
		Set<String> unknown) {

	/** Fills in what the editor has. */
	public static FilledPrompt of(ReusablePrompt prompt, EditorContext editor) {
		var attachments = new ArrayList<Attachment>();
		var missing = new LinkedHashSet<PromptVariable>();
		var text = PromptVariable.fillIn(prompt.text(), variable -> {
			var value = editor.value(variable);
			var name = editor.attachmentName(variable);
			if (value.isEmpty()) {
				missing.add(variable);
			} else if (name != null && value.length() >= AttachmentSources.LARGE_PASTE) {
				var attachment = new Attachment.TextFile(name, value);
				if (!attachments.contains(attachment)) {
					attachments.add(attachment);
				}
				return NLS.bind(Messages.FilledPrompt_promptSeeAttachment, name);
			}
			return value;
		});
		if (!prompt.schema().isEmpty()) {
			attachments.add(new Attachment.AnswerSchema(NLS.bind(Messages.FilledPrompt_schema, prompt.name()),
					prompt.schema()));
		}
		return new FilledPrompt(text, attachments, missing, PromptVariable.unknown(prompt.text()));
	}

	/** What was missing, in words; "" if nothing was. */
	public String complaint(String name) {
		if (missing.isEmpty()) {
			return unknown.isEmpty()
					? "" //$NON-NLS-1$
					: NLS.bind(Messages.FilledPrompt_promptUnknown, name, String.join(", ", unknown)); //$NON-NLS-1$
		}
		var what = String.join(", ", missing.stream().map(PromptVariable::description).toList()); //$NON-NLS-1$
		return NLS.bind(missing.contains(PromptVariable.SELECTION) && missing.size() == 1
				? Messages.FilledPrompt_promptNoSelection
				: Messages.FilledPrompt_promptMissing, name, what);
	}
}
