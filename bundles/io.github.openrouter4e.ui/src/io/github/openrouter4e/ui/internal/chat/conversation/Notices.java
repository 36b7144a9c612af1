package io.github.openrouter4e.ui.internal.chat.conversation;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.client.RequestFailure;
import io.github.openrouter4e.costs.CostKind;
import io.github.openrouter4e.costs.SpendingDecision;
import io.github.openrouter4e.ui.internal.errors.ErrorAction;
import io.github.openrouter4e.ui.internal.errors.ErrorText;
import io.github.openrouter4e.ui.internal.transcript.ActionView;
import io.github.openrouter4e.ui.internal.transcript.Actions;
import io.github.openrouter4e.ui.internal.transcript.Amounts;
import io.github.openrouter4e.ui.internal.transcript.NoticeView;

/** Words the notices of the transcript. */
public final class Notices {

	/** What the actions of errors begin with. */
	public static final String ERROR = Actions.ERROR;
	public static final String CONFIRM = "confirm"; //$NON-NLS-1$
	public static final String SAVE = "save"; //$NON-NLS-1$
	static final String EXAMPLE = "example:"; //$NON-NLS-1$

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
		var examples = List.of(Messages.Notices_example1, Messages.Notices_example2, Messages.Notices_example3);
		var actions = new ArrayList<ActionView>();
		for (var i = 0; i < examples.size(); i++) {
			actions.add(new ActionView(EXAMPLE + i, examples.get(i)));
		}
		return new NoticeView(false, Messages.Notices_emptyTitle, Messages.Notices_emptyText, actions);
	}

	static String example(String action) {
		return switch (action.substring(EXAMPLE.length())) {
			case "0" -> Messages.Notices_example1; //$NON-NLS-1$
			case "1" -> Messages.Notices_example2; //$NON-NLS-1$
			default -> Messages.Notices_example3;
		};
	}

	static NoticeView limit(SpendingDecision decision) {
		var limit = decision.limit();
		var what = decision.scope() == SpendingDecision.Scope.DAY
				? Messages.Notices_limitDay
				: Messages.Notices_limitConversation;
		var text = NLS.bind(what, limit == null ? "?" : Amounts.usd(limit), //$NON-NLS-1$
				Amounts.usd(decision.spent(), CostKind.EXACT));
		if (decision.kind() != SpendingDecision.Kind.ASK) {
			return new NoticeView(false, Messages.Notices_limitWarnTitle, text, List.of());
		}
		return new NoticeView(false, Messages.Notices_limitAskTitle, text, List.of(
				new ActionView(CONFIRM, Messages.Refusal_limitConfirm),
				new ActionView(ERROR + ErrorAction.OPEN_PREFERENCES.name(), ErrorAction.OPEN_PREFERENCES.label())));
	}

	/** What was said is not on the disk; {@code reason} is the system's. */
	static NoticeView unsaved(String reason) {
		return new NoticeView(true, Messages.Notices_storageFailedTitle,
				NLS.bind(Messages.Notices_storageFailed, reason),
				List.of(new ActionView(SAVE, Messages.Notices_storageRetry)));
	}

	/** A model's work with tools was left in the middle. */
	static NoticeView unfinished() {
		return new NoticeView(false, Messages.Notices_unfinished, Messages.Notices_unfinishedText,
				List.of(new ActionView(Actions.CONTINUE, Messages.Notices_unfinishedContinue)));
	}

	private static List<ActionView> actions(List<ErrorAction> actions) {
		return actions.stream().map(a -> new ActionView(ERROR + a.name(), a.label())).toList();
	}
}
