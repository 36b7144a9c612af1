package io.github.openrouter4e.ui.internal.chat.conversation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.chat.CondensePreview;
import io.github.openrouter4e.client.RequestFailure;
import io.github.openrouter4e.costs.CostKind;
import io.github.openrouter4e.costs.SpendingDecision;
import io.github.openrouter4e.ui.internal.errors.ErrorAction;
import io.github.openrouter4e.ui.internal.errors.ErrorText;
import io.github.openrouter4e.ui.internal.transcript.ActionView;
import io.github.openrouter4e.ui.internal.transcript.Amounts;
import io.github.openrouter4e.ui.internal.transcript.NoticeView;
import io.github.openrouter4e.ui.internal.transcript.UserAction;

/** Words the notices of the transcript. */
public final class Notices {

	private static final List<String> EXAMPLES = List.of(Messages.Notices_example1, Messages.Notices_example2,
			Messages.Notices_example3);

	private Notices() {}

	public static NoticeView failure(RequestFailure failure) {
		var text = ErrorText.of(failure);
		return new NoticeView(true, Messages.Notices_failed, text.message(), actions(text.actions()));
	}

	static NoticeView firstRun() {
		return new NoticeView(false, Messages.Notices_firstRunTitle, Messages.Notices_firstRunText,
				actions(List.of(ErrorAction.OPEN_PREFERENCES, ErrorAction.OPEN_KEYS)));
	}

	/** An empty conversation, with something to begin with. */
	static NoticeView empty() {
		var actions = new ArrayList<ActionView>();
		for (var i = 0; i < EXAMPLES.size(); i++) {
			actions.add(new ActionView(new UserAction.Example(i), EXAMPLES.get(i)));
		}
		return new NoticeView(false, Messages.Notices_emptyTitle, Messages.Notices_emptyText, actions);
	}

	/** {@return the prompt that {@link #empty} offers; null if there is none with that number} */
	static @Nullable String example(UserAction.Example chosen) {
		return chosen.number() >= 0 && chosen.number() < EXAMPLES.size() ? EXAMPLES.get(chosen.number()) : null;
	}

	static NoticeView limit(SpendingDecision decision) {
		if (decision.scope() == SpendingDecision.Scope.TASK) {
			return taskLimit(decision);
		}
		var limit = decision.limit();
		var spent = decision.spent();
		var asks = decision.kind() == SpendingDecision.Kind.ASK;
		var what = decision.scope() == SpendingDecision.Scope.DAY
				? Messages.Notices_limitDay
				: Messages.Notices_limitConversation;
		var title = asks ? Messages.Notices_limitAskTitle : Messages.Notices_limitWarnTitle;
		var text = spent == null ? limitUnread(limit) : NLS.bind(what, usd(limit), Amounts.usd(spent, CostKind.EXACT));
		return new NoticeView(false, spent == null ? Messages.Notices_limitUnreadTitle : title, text,
				!asks
						? List.of()
						: List.of(
								new ActionView(UserAction.OnProblem.CONFIRM_SPENDING, Messages.Refusal_limitConfirm),
								new ActionView(ErrorAction.CHANGE_LIMITS)));
	}

	private static String limitUnread(@Nullable BigDecimal limit) {
		return NLS.bind(Messages.Notices_limitUnread, usd(limit));
	}

	private static String usd(@Nullable BigDecimal limit) {
		return limit == null ? "?" : Amounts.usd(limit); //$NON-NLS-1$
	}

	/** A model works by itself, and the user does not watch each round: what is spent and what comes next is told. */
	private static NoticeView taskLimit(SpendingDecision decision) {
		var limit = decision.limit();
		var expected = decision.expected();
		var spent = decision.spent();
		var text = spent == null
				? limitUnread(limit)
				: NLS.bind(expected == null ? Messages.Notices_limitTaskUnknown : Messages.Notices_limitTask,
						new Object[]{Amounts.usd(spent, CostKind.EXACT), expected == null
								? "" //$NON-NLS-1$
								: Amounts.usd(expected, CostKind.ESTIMATED), usd(limit)});
		return new NoticeView(false,
				spent == null ? Messages.Notices_limitUnreadTitle : Messages.Notices_limitTaskTitle, text, List.of(
						new ActionView(UserAction.OnProblem.CONFIRM_SPENDING, Messages.Notices_unfinishedContinue),
						new ActionView(ErrorAction.CHANGE_LIMITS)));
	}

	/** What was said is not on the disk; {@code reason} is the system's. */
	static NoticeView unsaved(String reason) {
		return new NoticeView(true, Messages.Notices_storageFailedTitle,
				NLS.bind(Messages.Notices_storageFailed, reason),
				List.of(new ActionView(UserAction.OnProblem.SAVE, Messages.Notices_storageRetry)));
	}

	/** A model's work with tools was left in the middle. */
	static NoticeView unfinished() {
		return new NoticeView(false, Messages.Notices_unfinished, Messages.Notices_unfinishedText,
				List.of(new ActionView(UserAction.OnTurn.CONTINUE, Messages.Notices_unfinishedContinue)));
	}

	/** A long conversation has to be read anew by the provider; summed up first, less of it. */
	static NoticeView cold(CondensePreview preview) {
		var cost = preview.cost();
		var next = preview.next();
		var text = cost == null || next == null
				? NLS.bind(Messages.Notices_coldUnknown, Amounts.count(preview.before()),
						Amounts.count(preview.after()))
				: NLS.bind(Messages.Notices_cold, new Object[]{Amounts.count(preview.before()),
						Amounts.usd(next, CostKind.ESTIMATED), Amounts.usd(cost, CostKind.ESTIMATED),
						Amounts.count(preview.after())});
		return new NoticeView(false, Messages.Notices_coldTitle, text,
				List.of(new ActionView(UserAction.OnProblem.CONDENSE, Messages.Notices_coldCondense)));
	}

	private static List<ActionView> actions(List<ErrorAction> actions) {
		return actions.stream().map(ActionView::new).toList();
	}
}
