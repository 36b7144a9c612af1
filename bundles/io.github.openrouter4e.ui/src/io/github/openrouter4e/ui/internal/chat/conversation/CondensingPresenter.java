package io.github.openrouter4e.ui.internal.chat.conversation;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.CondensePreview;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.SessionBusyException;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.ui.internal.tasks.UiTasks;
import io.github.openrouter4e.ui.internal.transcript.Amounts;
import io.github.openrouter4e.ui.internal.transcript.NoticeView;

/**
 * Has the model sum up a conversation when the user wants it, offers that for a long one that providers have forgotten, and says
 * what it costs and what came of it. For the UI thread.
 */
final class CondensingPresenter {

	/** Tokens of a conversation from which on it is offered. */
	private static final long LONG = 50_000;
	private static final String OFFER = "condense"; //$NON-NLS-1$

	private final ChatPresenter.View view;
	private final UiTasks tasks;
	private @Nullable ChatSession session;
	/** What is said when the request that the user wants begins; empty if the user wants none. */
	private String wanted = ""; //$NON-NLS-1$
	private boolean typing;
	private boolean offered;

	/** What it would do; null if there is too little to be summed up, or an answer is being received. */
	private record Found(@Nullable CondensePreview preview) {
	}

	CondensingPresenter(ChatPresenter.View view, UiTasks tasks) {
		this.view = view;
		this.tasks = tasks;
	}

	/** Another conversation is shown: perhaps one from yesterday. */
	void show(ChatSession shown) {
		session = shown;
		wanted = ""; //$NON-NLS-1$
		offer(shown);
	}

	/** The prompt changed. Who begins to write after a while may want to know first. */
	void promptChanged(Prompt prompt) {
		var current = session;
		var begins = !typing && !prompt.isEmpty();
		typing = !prompt.isEmpty();
		if (begins && current != null) {
			offer(current);
		}
	}

	private void offer(ChatSession shown) {
		tasks.fetch(() -> find(shown), found -> {
			if (shown == session) {
				var preview = found.preview();
				showOffer(preview != null && preview.cold() && preview.before() >= LONG && !shown.isBusy()
						? Notices.cold(preview)
						: null);
			}
		}, e -> showOffer(null));
	}

	private static Found find(ChatSession shown) {
		return new Found(shown.isBusy() ? null : shown.condensePreview());
	}

	private void showOffer(@Nullable NoticeView offer) {
		offered = offer != null;
		view.notice(OFFER, offer);
	}

	/** The user wants what was offered, if it still is. */
	void accept() {
		if (offered) {
			showOffer(null);
			condense();
		}
	}

	/** The user wants it. */
	void condense() {
		var current = session;
		if (current == null) {
			return;
		}
		if (current.isBusy()) {
			sayBusy(current);
			return;
		}
		tasks.fetch(() -> find(current), found -> {
			if (current == session) {
				condense(current, found.preview());
			}
		}, e -> say(Messages.ChatPresenter_notCondensed));
	}

	private void condense(ChatSession current, @Nullable CondensePreview preview) {
		if (preview == null) {
			say(Messages.CondensingPresenter_tooShort);
			return;
		}
		var cost = preview.cost();
		wanted = cost == null
				? NLS.bind(Messages.CondensingPresenter_begunUnknown, Amounts.count(preview.before()))
				: NLS.bind(Messages.CondensingPresenter_begun, Amounts.count(preview.before()), Amounts.usd(cost));
		tasks.send(() -> {
			try {
				current.condense();
			} catch (@SuppressWarnings("unused") SessionBusyException e) { // an answer began since
				tasks.ui(() -> sayBusy(current));
			}
		});
	}

	private void sayBusy(ChatSession current) {
		view.message(Messages.PromptSender_busyFirst, Messages.ComposerBar_stop, () -> tasks.atOnce(current::stop));
	}

	/** Something happened in the conversation that is shown. */
	void onEvent(ChatSession source, SessionEvent event) {
		switch (event) {
			case SessionEvent.Condensing() -> {
				showOffer(null);
				if (wanted.isEmpty()) {
					say(Messages.ChatPresenter_condensing);
				} else {
					view.message(wanted, Messages.ComposerBar_stop, () -> tasks.atOnce(source::stop));
					wanted = ""; //$NON-NLS-1$
				}
			}
			case SessionEvent.Condensed(var before, var after) ->
				say(NLS.bind(Messages.ChatPresenter_condensed, Amounts.count(before), Amounts.count(after)));
			case SessionEvent.NotCondensed() -> say(Messages.ChatPresenter_notCondensed);
			case SessionEvent.TurnAdded added -> showOffer(null);
			default -> {
				// has nothing to do with it
			}
		}
	}

	private void say(String text) {
		view.message(text, null, () -> {
			// nothing to do about it
		});
	}
}
