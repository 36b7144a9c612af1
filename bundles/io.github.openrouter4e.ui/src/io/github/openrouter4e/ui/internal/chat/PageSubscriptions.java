package io.github.openrouter4e.ui.internal.chat;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.ChatServiceEvent;
import io.github.openrouter4e.client.NextStep;
import io.github.openrouter4e.client.RequestFailure;
import io.github.openrouter4e.settings.SendKey;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.ui.internal.ConnectionChanges;
import io.github.openrouter4e.ui.internal.UiServices;
import io.github.openrouter4e.ui.internal.chat.conversation.ChatPresenter;
import io.github.openrouter4e.ui.internal.tasks.UiTasks;

/** What a page listens to as long as it lives, brought to the UI thread. */
final class PageSubscriptions implements AutoCloseable {

	private final ChatPresenter presenter;
	private final List<Runnable> closers = new ArrayList<>();

	PageSubscriptions(ChatPage page, UiServices services, UiTasks tasks) {
		presenter = page.presenter();
		var preferences = services.preferences();
		closers.add(preferences.onChange(Settings.SEND_KEY,
				key -> tasks.ui(() -> page.composer().setEnterSends(key == SendKey.ENTER)))::close);
		closers.add(preferences.onChange(Settings.MODEL_ID, id -> tasks.ui(presenter::modelChanged))::close);
		closers.add(preferences.onChange(Settings.WEB_SEARCH,
				on -> tasks.ui(() -> presenter.options().refresh()))::close);
		closers.add(services.keys().onChange(() -> tasks.ui(presenter::keyChanged))::close);
		closers.add(ConnectionChanges.follow(services, () -> {
			tasks.ui(presenter::serverChanged);
			services.models().ensureLoaded();
		}));
		closers.add(services.models().addListener(snapshot -> tasks.ui(presenter::modelChanged))::close);
		closers.add(services.balance()
				.addListener(balance -> tasks.ui(() -> {
					presenter.service().asked(balance);
					presenter.options().refresh(); // free requests are fewer
					lookAtServer(balance.failure());
				}))::close);
		closers.add(services.checkpoints().onChange(paths -> tasks.ui(page.transcript()::changesReviewed))::close);
		closers.add(services.chat().addListener(event -> {
			switch (event) {
				case ChatServiceEvent.AnswerEnded(var session, var answer) -> tasks.ui(() -> {
					presenter.service().answered(answer);
					lookAtServer(answer.failure());
					page.finished(session, answer);
				});
				case ChatServiceEvent.SessionBusyChanged(var session) -> tasks.ui(() -> {
					presenter.refreshBusy();
					page.conversationsChanged();
				});
				case ChatServiceEvent.ConversationRemoved(var id) -> tasks.ui(() -> presenter.removed(id));
				case ChatServiceEvent.ConversationsEvicted(var evicted) -> tasks.ui(() -> page.evicted(evicted));
				default -> {
					// the history looks anew when it is opened
				}
			}
		})::close);
	}

	/** The place of the key may have been imported, which no setting of the connection tells. */
	private void lookAtServer(@Nullable RequestFailure failure) {
		if (failure != null && NextStep.CONFIRM_SERVER.name().equals(failure.nextStep())) {
			presenter.serverChanged();
		}
	}

	@Override
	public void close() {
		closers.forEach(Runnable::run);
	}
}
