package io.github.openrouter4e.ui.internal.chat;

import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.QueuedPrompt;
import io.github.openrouter4e.markdown.code.ShownCode;
import io.github.openrouter4e.ui.internal.chat.composer.ComposerBar;
import io.github.openrouter4e.ui.internal.chat.composer.QueuePanel;
import io.github.openrouter4e.ui.internal.transcript.CodeUse;
import io.github.openrouter4e.ui.internal.transcript.TranscriptUser;
import io.github.openrouter4e.ui.internal.transcript.UserAction;

/** Takes what the user does on the page to whoever carries it out. */
final class PageActions implements TranscriptUser, ComposerBar.User, QueuePanel.User {

	private final ChatPage page;

	PageActions(ChatPage page) {
		this.page = page;
	}

	@Override
	public void onAction(String entry, UserAction action) {
		page.onTranscriptAction(entry, action);
	}

	@Override
	public void onCode(CodeUse use, ShownCode code) {
		page.useCode(use, code);
	}

	@Override
	public void onLink(String address) {
		page.openLink(address);
	}

	@Override
	public void onMessage(String message) {
		page.message(message);
	}

	@Override
	public void chooseModel() {
		page.presenter().options().chooseModel();
	}

	@Override
	public Consumer<@Nullable String> effort() {
		return page.presenter().options().effort().andThen(effort -> page.setFocus());
	}

	@Override
	public Consumer<String> mode() {
		return page.presenter().options().mode().andThen(mode -> page.setFocus());
	}

	@Override
	public void setWebSearch(boolean on) {
		page.presenter().options().setWebSearch(on);
	}

	@Override
	public void requestOptions() {
		page.presenter().options().editRequestOptions();
	}

	@Override
	public void attachFiles() {
		page.attachments().chooseFiles();
	}

	@Override
	public void attachFolder() {
		page.attachments().chooseFolder();
	}

	@Override
	public void attachEditor() {
		page.attachments().addEditor(page.host().page());
		page.setFocus();
	}

	@Override
	public void prompts() {
		page.composerPane().openPrompts();
	}

	@Override
	public void send() {
		page.send();
	}

	/** @return whether a question was being edited */
	boolean cancelEdit() {
		return page.presenter().sender().cancelEdit();
	}

	/** Something beside the prompt was clicked. */
	void state(UserAction action) {
		page.presenter().stateAction(action);
	}

	@Override
	public void editQueued(QueuedPrompt queued) {
		page.presenter().sender().edit(queued);
	}

	@Override
	public void removeQueued(QueuedPrompt queued) {
		page.setFocus(); // before the button goes away
		page.presenter().sender().remove(queued);
	}

	@Override
	public void sendQueued() {
		page.presenter().sender().sendWaiting();
	}

	@Override
	public void stop() {
		page.setFocus(); // before the button goes away
		page.presenter().stop();
	}
}
