package io.github.openrouter4e.ui.internal.chat.composer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchPage;

import io.github.openrouter4e.chat.ignore.SecretFiles;
import io.github.openrouter4e.ui.internal.chat.conversation.ChatPresenter;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.prompts.EditorContext;
import io.github.openrouter4e.ui.internal.prompts.PromptVariable;
import io.github.openrouter4e.ui.internal.prompts.ReusablePrompt;
import io.github.openrouter4e.ui.internal.tasks.UiTasks;

/** Brings reusable prompts into the composer. For the UI thread. */
public final class PromptInsertion {

	private final IWorkbenchPage page;
	private final Composer composer;
	private final ChatPresenter.View messages;
	private final UiTasks tasks;
	/** Of the prompts that were chosen. */
	private int newest;

	/** A prompt that is filled in, with its name, and what it takes the place of. */
	private record Insertion(String name, FilledPrompt filled, int from, String replaced) {
	}

	/** @param messages tells the user what was missing */
	public PromptInsertion(IWorkbenchPage page, Composer composer, ChatPresenter.View messages, UiTasks tasks) {
		this.tasks = tasks;
		this.page = page;
		this.composer = composer;
		this.messages = messages;
	}

	/**
	 * Writes the prompt at the cursor. One that brings text of the editor comes a moment later: ignore files are asked first.
	 */
	public void insert(ReusablePrompt prompt) {
		var selection = composer.text().getSelection();
		replace(prompt, selection.x, selection.y);
	}

	/** Writes the prompt in place of what was typed to find it. */
	public void replaceStart(ReusablePrompt prompt, int end) {
		replace(prompt, 0, end);
	}

	private void replace(ReusablePrompt prompt, int from, int to) {
		var editor = EditorContext.of(page);
		var insertion = new Insertion(prompt.name(), FilledPrompt.of(prompt, editor), from,
				composer.text().getTextRange(from, to - from));
		var number = ++newest;
		var brought = Stream.of(PromptVariable.SELECTION, PromptVariable.EDITOR)
				.filter(variable -> prompt.text().contains(variable.placeholder())).map(editor::value)
				.collect(Collectors.joining("\n")); //$NON-NLS-1$
		if (brought.isBlank()) {
			write(insertion);
			return;
		}
		var path = EditorContext.location(page);
		tasks.atOnce(() -> {
			var doubt = doubt(path, editor.file(), brought);
			tasks.ui(() -> {
				if (number == newest) { // else the user has chosen again
					take(insertion, editor.file(), doubt);
				}
			});
		});
	}

	/** Why what a file has is not for models; null if it is. Off the UI thread, as ignore files are read. */
	private static @Nullable String doubt(@Nullable Path path, String name, String text) {
		try {
			var byPlace = path == null
					? AttachmentReader.secret(SecretFiles.byName(name, false))
					: AttachmentReader.doubt(path, false, name, PathSurroundings.of(path));
			return byPlace == null ? AttachmentReader.secret(SecretFiles.byContent(text)) : byPlace;
		} catch (IOException e) {
			return String.valueOf(e.getLocalizedMessage()); // what may be kept from models cannot be told
		}
	}

	private void take(Insertion insertion, String file, @Nullable String doubt) {
		if (doubt == null) {
			write(insertion);
		} else {
			messages.message(NLS.bind(Messages.AttachmentReader_refusedDoubtful, file, doubt),
					Messages.AttachmentSources_attachAnyway, () -> write(insertion));
		}
	}

	/** In its place, or at the cursor if the user has written something else there meanwhile. */
	private void write(Insertion insertion) {
		var filled = insertion.filled();
		var from = insertion.from();
		if (composer.text().getText().startsWith(insertion.replaced(), from)) {
			composer.replace(from, from + insertion.replaced().length(), filled.text());
		} else {
			var selection = composer.text().getSelection();
			composer.replace(selection.x, selection.y, filled.text());
		}
		filled.attachments().forEach(composer::attach);
		composer.text().setFocus();
		var complaint = filled.complaint(insertion.name());
		if (!complaint.isEmpty()) {
			showMessage(complaint);
		}
	}

	private void showMessage(String text) {
		messages.message(text, null, () -> {
			// there is nothing to undo: the prompt can be changed
		});
	}
}
