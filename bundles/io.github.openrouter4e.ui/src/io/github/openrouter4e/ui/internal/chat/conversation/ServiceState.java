package io.github.openrouter4e.ui.internal.chat.conversation;

import java.time.InstantSource;
import java.time.Instant;
import java.time.Duration;
import java.math.BigDecimal;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.client.NextStep;
import io.github.openrouter4e.client.RequestFailure;
import io.github.openrouter4e.client.TransportException.Kind;
import io.github.openrouter4e.costs.BalanceSnapshot;
import io.github.openrouter4e.ui.internal.errors.ErrorAction;
import io.github.openrouter4e.ui.internal.errors.ErrorText;
import io.github.openrouter4e.ui.internal.transcript.ActionView;
import io.github.openrouter4e.ui.internal.transcript.Amounts;
import io.github.openrouter4e.ui.internal.transcript.NoticeView;
import io.github.openrouter4e.ui.internal.transcript.UserAction;

/**
 * Whether OpenRouter can be used, as far as the last answers and balances tell; whatever conversation they belong to. For
 * the UI thread.
 */
public final class ServiceState {

	/** What stands in the way of the next answer. */
	enum Trouble {
		/** The service was not reached. */
		OFFLINE,
		/** The service takes no request for now, and said until when. */
		BUSY,
		/** The account has no credit, or not enough. */
		NO_CREDIT,
		/** The key's own limit is used up. */
		KEY_LIMIT,
		/** The service does not accept the key. */
		KEY_REFUSED
	}

	/** Beyond this the time of the day says more than a number of minutes. */
	private static final Duration COUNTED_DOWN = Duration.ofMinutes(10);

	private final Runnable changed;
	private final InstantSource clock;
	private @Nullable Trouble trouble;
	/** Whether it was the proxy's login that kept the service from being reached. */
	private boolean loginRefused;
	private @Nullable BigDecimal balance;
	/** Whether answers come although the account has no credit: free models, and providers with the user's own key. */
	private boolean answers;
	private boolean trying;
	/** Until when the service is busy. */
	private Instant until = Instant.EPOCH;
	/** Whether the user wants the question sent again then. */
	private boolean sends;

	/** @param changed told when there is something else to show */
	ServiceState(Runnable changed) {
		this(changed, InstantSource.system());
	}

	ServiceState(Runnable changed, InstantSource clock) {
		this.changed = changed;
		this.clock = clock;
	}

	/** An answer ended, in whatever conversation. */
	public void answered(Answer answer) {
		var failure = answer.failure();
		if (failure != null && answer.state() != AnswerState.PAUSED) {
			failed(failure);
		} else if (answer.state() == AnswerState.COMPLETE || answer.state() == AnswerState.PAUSED
				|| answer.state() == AnswerState.CUT
				|| answer.state() == AnswerState.STOPPED && !answer.text().isEmpty()) {
			answers = true;
			set(null);
		}
	}

	/** OpenRouter was asked what is left, with or without success. */
	public void asked(BalanceSnapshot snapshot) {
		var failure = snapshot.failure();
		if (failure != null) {
			failed(failure);
			return;
		}
		if (snapshot.asked() == null) {
			return;
		}
		balance = snapshot.accountCredits();
		if (isSpent(snapshot.accountCredits())) {
			set(answers ? null : Trouble.NO_CREDIT);
		} else if (isSpent(snapshot.keyRemaining())) {
			set(answers ? null : Trouble.KEY_LIMIT);
		} else if (trouble == Trouble.BUSY && !isOver()) {
			changed.run(); // the balance may be asked for all the same
		} else if (trouble != Trouble.NO_CREDIT || snapshot.accountCredits() != null) {
			set(null); // reached, the key accepted, and no lack of credit that anybody knows of
		}
	}

	private static boolean isSpent(@Nullable BigDecimal left) {
		return left != null && left.signum() <= 0;
	}

	private void failed(RequestFailure failure) {
		var step = failure.nextStep();
		var retryAt = failure.retryAt();
		if (NextStep.CHECK_NETWORK.name().equals(step) || NextStep.CHECK_PROXY.name().equals(step)) {
			loginRefused = isLoginRefused(failure);
			set(Trouble.OFFLINE);
		} else if (NextStep.ADD_CREDITS.name().equals(step)) {
			answers = false;
			set(Trouble.NO_CREDIT);
		} else if (NextStep.RAISE_KEY_LIMIT.name().equals(step)) {
			answers = false;
			set(Trouble.KEY_LIMIT);
		} else if (NextStep.CHECK_KEY.name().equals(step)) {
			set(Trouble.KEY_REFUSED);
		} else if (retryAt != null && (trouble == Trouble.BUSY || retryAt.isAfter(clock.instant()))) {
			until = retryAt;
			set(Trouble.BUSY);
		} else if (trouble == Trouble.OFFLINE && failure.status() != null) {
			set(null); // something answered
		} else {
			set(trouble);
		}
	}

	private static boolean isLoginRefused(RequestFailure failure) {
		var reason = failure.reason();
		return Kind.PROXY_LOGIN.name().equals(reason) || Kind.PROXY_LOGIN_METHOD.name().equals(reason);
	}

	/** The key is another one, and perhaps the account. */
	void keyChanged() {
		balance = null;
		answers = false;
		if (trouble != Trouble.OFFLINE) {
			set(null);
		}
	}

	/** The user asked to look again; what comes of it is told by {@link #asked} or {@link #answered}. */
	void tryAgain() {
		trying = true;
		changed.run();
	}

	/** The user wants what was refused sent as soon as the service takes it, or no longer wants that. */
	void sendWhenPossible(boolean wanted) {
		sends = wanted;
		changed.run();
	}

	/** Whether the time has come; called now and then while {@link Trouble#BUSY}. */
	boolean isOver() {
		return !until.isAfter(clock.instant());
	}

	/**
	 * The service takes requests again.
	 *
	 * @return whether the user wanted the question sent then
	 */
	boolean over() {
		var wanted = sends;
		set(null);
		return wanted;
	}

	/**
	 * Whether the service is not reached and may be without the user's doing. A login that the proxy refused is not tried
	 * unasked: it does not become right by itself, and a few wrong ones may lock the user's account in the company.
	 */
	boolean mayComeBack() {
		return trouble == Trouble.OFFLINE && !loginRefused;
	}

	private void set(@Nullable Trouble now) {
		sends = sends && trouble == Trouble.BUSY && now == Trouble.BUSY;
		trouble = now;
		trying = false;
		changed.run();
	}

	@Nullable
	Trouble trouble() {
		return trouble;
	}

	/** @return what to show; null if all is well */
	@Nullable
	NoticeView view() {
		var now = trouble;
		if (now == null) {
			return null;
		}
		return switch (now) {
			case OFFLINE -> trying
					? new NoticeView(false, Messages.ServiceState_stateTrying, "", List.of()) //$NON-NLS-1$
					: view(Messages.ServiceState_stateOffline, new ActionView(new UserAction.OnError(ErrorAction.RETRY),
							Messages.ServiceState_stateCheckConnection), new ActionView(ErrorAction.OPEN_NETWORK));
			case BUSY -> sends
					? view(waiting(Messages.ServiceState_stateSendsIn, Messages.ServiceState_stateSendsAt),
							new ActionView(ErrorAction.DO_NOT_SEND))
					: view(waiting(Messages.ServiceState_stateBusyFor, Messages.ServiceState_stateBusyUntil),
							new ActionView(ErrorAction.SEND_WHEN_POSSIBLE), new ActionView(ErrorAction.CHOOSE_MODEL));
			case NO_CREDIT ->
				view(credit(), new ActionView(ErrorAction.ADD_CREDITS), new ActionView(ErrorAction.CHOOSE_MODEL));
			case KEY_LIMIT -> view(Messages.ServiceState_stateKeyLimit, new ActionView(ErrorAction.OPEN_KEYS));
			case KEY_REFUSED -> view(Messages.ServiceState_stateKeyRefused,
					new ActionView(new UserAction.OnError(ErrorAction.OPEN_PREFERENCES),
							Messages.ServiceState_stateCheckKey));
		};
	}

	private String waiting(String counted, String told) {
		var left = Duration.between(clock.instant(), until);
		return left.compareTo(COUNTED_DOWN) > 0
				? NLS.bind(told, ErrorText.time(until))
				: NLS.bind(counted,
						Amounts.duration(Duration.ofSeconds(Math.max(1, left.plusMillis(999).toSeconds()))));
	}

	private String credit() {
		var known = balance;
		// a refusal may also mean that too little is left for this request
		return known == null || !isSpent(known)
				? Messages.ServiceState_stateNoCredit
				: NLS.bind(Messages.ServiceState_stateNoCreditLeft, Amounts.usd(known));
	}

	private static NoticeView view(String title, ActionView... actions) {
		return new NoticeView(true, title, "", List.of(actions)); //$NON-NLS-1$
	}
}
