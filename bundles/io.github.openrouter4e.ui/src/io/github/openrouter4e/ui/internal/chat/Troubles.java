package io.github.openrouter4e.ui.internal.chat;

import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.Balance;
import io.github.openrouter4e.ui.internal.ErrorAction;
import io.github.openrouter4e.ui.internal.transcript.NoticeView;

/**
 * What stands in the way of the prompt, shown beside it: that it was refused, or that OpenRouter cannot be used. For the UI
 * thread.
 */
final class Troubles {

	private final ChatScreen screen;
	private final OptionsPresenter options;
	private final Balance balance;
	private final ServiceState service = new ServiceState(this::show);
	private @Nullable Refusal refusal;
	private @Nullable NoticeView limit;
	private @Nullable ServerQuestion question;

	Troubles(ChatScreen screen, OptionsPresenter options, Balance balance) {
		this.screen = screen;
		this.options = options;
		this.balance = balance;
	}

	/** Begins with what is known already. */
	void start() {
		service.asked(balance.current());
	}

	/**
	 * Nothing can be sent before the server is confirmed. Then what is against the prompt: it is what the user wants to know
	 * after pressing the key.
	 */
	private void show() {
		var asked = question;
		if (asked != null) {
			screen.showState(asked.view());
			return;
		}
		var refused = refusal;
		var held = limit;
		screen.showState(refused != null ? refused.view() : held != null ? held : service.view());
	}

	/** What the user is asked about a spending limit that holds the prompt back; null when it does no more. */
	void limit(@Nullable NoticeView asked) {
		if (!Objects.equals(asked, limit)) {
			limit = asked;
			show();
		}
	}

	void refuse(@Nullable Refusal reason) {
		if (reason != refusal) {
			refusal = reason;
			show();
		}
	}

	/** Why the last prompt was not sent; null if nothing is against it. */
	@Nullable
	Refusal refusal() {
		return refusal;
	}

	/** @param unconfirmed what to ask about the server; null: nothing */
	void ask(@Nullable ServerQuestion unconfirmed) {
		if (!Objects.equals(unconfirmed, question)) {
			question = unconfirmed;
			refusal = null; // it may have been because of the server before
			show();
		}
	}

	/** What the user is asked about the server. */
	@Nullable
	ServerQuestion question() {
		return question;
	}

	/** Whether OpenRouter can be used. */
	ServiceState service() {
		return service;
	}

	/** Carries out what was clicked beside the prompt, save for {@link Refusal#ANYWAY}. */
	void act(ErrorAction action) {
		switch (action) {
			case RETRY -> checkConnection();
			case CHOOSE_MODEL -> options.chooseModel();
			default -> screen.perform(action);
		}
	}

	/** Whether the service is there again. A failed answer has a button of its own, which costs money. */
	private void checkConnection() {
		service.tryAgain();
		balance.refresh();
	}
}
