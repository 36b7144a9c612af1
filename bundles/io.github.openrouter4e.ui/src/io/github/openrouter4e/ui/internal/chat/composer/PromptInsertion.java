package io.github.openrouter4e.ui.internal.chat.composer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchPage;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.ui.internal.chat.conversation.ChatPresenter;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.prompts.EditorContext;
import io.github.openrouter4e.ui.internal.prompts.ReusablePrompt;

/** Brings reusable prompts, and what other bundles write, into the composer. For the UI thread. */
public final class PromptInsertion {

	private final IWorkbenchPage page;
	private final Composer composer;
	private final ChatPresenter.View messages;
	private final Supplier<ChatPresenter.Attaching> conversation;

	/**
	 * @param messages     tells the user what was missing
	 * @param conversation asked when the user is asked: the conversation that what is agreed to is attached to
	 */
	public PromptInsertion(IWorkbenchPage page, Composer composer, ChatPresenter.View messages,
			Supplier<ChatPresenter.Attaching> conversation) {
		this.conversation = conversation;
		this.page = page;
		this.composer = composer;
		this.messages = messages;
	}

	/** Writes the prompt at the cursor. */
	public void insert(ReusablePrompt prompt) {
		var selection = composer.text().getSelection();
		replace(prompt, selection.x, selection.y);
	}

	/** Writes the prompt in place of what was typed to find it. */
	public void replaceStart(ReusablePrompt prompt, int end) {
		replace(prompt, 0, end);
	}

	private void replace(ReusablePrompt prompt, int from, int to) {
		var filled = FilledPrompt.of(prompt, EditorContext.of(page));
		composer.replace(from, to, filled.text());
		filled.attachments().forEach(composer::attach);
		composer.text().setFocus();
		var complaint = filled.complaint(prompt.name());
		if (!complaint.isEmpty()) {
			showMessage(complaint);
		}
	}

	/** The prompt without attachments that look secret; about these the user is asked, about all at once. */
	public Prompt withoutSecrets(Prompt prompt) {
		var plain = new ArrayList<Attachment>();
		var doubtful = new ArrayList<Attachment>();
		var reason = ""; //$NON-NLS-1$
		for (var attachment : prompt.attachments()) {
			var doubt = AttachmentReader.doubt(attachment);
			if (doubt == null) {
				plain.add(attachment);
			} else {
				doubtful.add(attachment);
				reason = doubtful.size() == 1
						? NLS.bind(Messages.AttachmentReader_refusedDoubtful, attachment.name(), doubt)
						: reason;
			}
		}
		if (!doubtful.isEmpty()) {
			ask(doubtful, reason);
		}
		return new Prompt(prompt.text(), plain);
	}

	/** @param reason why the first of them was not attached */
	private void ask(List<Attachment> doubtful, String reason) {
		var to = conversation.get();
		var text = doubtful.size() == 1
				? reason
				: NLS.bind(Messages.AttachmentSources_attachAnywayMore, reason, String.valueOf(doubtful.size() - 1));
		messages.message(text, Messages.AttachmentSources_attachAnyway, () -> {
			doubtful.forEach(
					attachment -> to.attach(attachment, () -> composer.attach(attachment), () -> false));
			composer.text().setFocus();
		});
	}

	private void showMessage(String text) {
		messages.message(text, null, () -> {
			// there is nothing to undo: the prompt can be changed
		});
	}
}
