package io.github.openrouter4e.ui.internal.chat.conversation;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.costs.Balance;
import io.github.openrouter4e.ui.internal.chat.conversation.ServiceState.Trouble;
import io.github.openrouter4e.ui.internal.errors.ErrorAction;
import io.github.openrouter4e.ui.internal.tasks.UiTasks;
import io.github.openrouter4e.ui.internal.transcript.NoticeView;

/**
 * What prevents sending the prompt, shown beside it with what the user can do about it: the prompt was refused, or
 * OpenRouter cannot be used. For the UI thread.
 */
final class ComposerProblems {

	/** How often an unreached service is looked for. */
	private static final Duration LOOK_AGAIN = Duration.ofSeconds(20);
	private static final Duration TICK = Duration.ofSeconds(1);

	private final ChatPresenter.View view;
	private final UiTasks tasks;
	private final OptionsPresenter options;
	private final TurnActions turns;
	private final Balance balance;
	private final ServiceState service;
	private @Nullable Refusal refusal;
	private @Nullable NoticeView limit;
	private @Nullable NoticeView instructions;
	private @Nullable ServerQuestion question;
	private boolean watching;
	/** Whose question is sent when the service takes it. */
	private @Nullable ChatSession sends;

	ComposerProblems(ChatPresenter.View view, UiTasks tasks, OptionsPresenter options, TurnActions turns,
			Balance balance,
			InstantSource clock) {
		this.service = new ServiceState(this::show, clock);
		this.view = view;
		this.tasks = tasks;
		this.options = options;
		this.turns = turns;
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
		watch();
		var asked = question;
		if (asked != null) {
			view.showState(asked.view());
			return;
		}
		var refused = refusal;
		var held = limit;
		var unavailable = service.view();
		view.showState(refused != null
				? refused.view()
				: held != null ? held : unavailable != null ? unavailable : instructions);
	}

	/** What the user is asked about the instruction files of a project; null for nothing. */
	void instructions(@Nullable NoticeView files) {
		if (!Objects.equals(files, instructions)) {
			instructions = files;
			show();
		}
	}

	/** What the user is asked about a spending limit that holds the prompt back; null when it does no more. */
	void limit(@Nullable NoticeView asked) {
		if (!Objects.equals(asked, limit)) {
			limit = asked;
			show();
		}
	}

	/** What passes by itself is looked at now and then: that the service cannot be reached, and that it is busy. */
	private void watch() {
		boolean busy = service.trouble() == Trouble.BUSY;
		if (!watching && (busy || service.mayComeBack())) {
			watching = true;
			tasks.uiAfter(busy ? TICK : LOOK_AGAIN, () -> {
				watching = false;
				look();
			});
		}
	}

	private void look() {
		if (service.mayComeBack()) {
			balance.refresh();
			watch();
		} else if (service.trouble() == Trouble.BUSY && !service.isOver()) {
			show();
		} else if (service.trouble() == Trouble.BUSY && service.over()) {
			sendAgain();
		}
	}

	private void sendAgain() {
		var session = sends;
		sends = null;
		if (session != null && session.snapshot().last() instanceof Answer answer && answer.failure() != null) {
			turns.retry(session, answer);
		}
	}

	/** Another conversation is shown; the one that waited is closed. */
	void left() {
		if (sends != null) {
			sends = null;
			service.sendWhenPossible(false);
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

	/** Carries out what was clicked beside the prompt, save for sending what was refused. */
	void act(@Nullable ChatSession shown, ErrorAction action) {
		switch (action) {
			case RETRY -> checkConnection();
			case SEND_WHEN_POSSIBLE -> {
				sends = shown;
				service.sendWhenPossible(true);
			}
			case DO_NOT_SEND -> service.sendWhenPossible(false);
			case CHOOSE_MODEL -> options.chooseModel();
			default -> view.perform(action);
		}
	}

	/** Whether the service is there again. A failed answer has a button of its own, which costs money. */
	private void checkConnection() {
		service.tryAgain();
		balance.refresh();
	}
}
