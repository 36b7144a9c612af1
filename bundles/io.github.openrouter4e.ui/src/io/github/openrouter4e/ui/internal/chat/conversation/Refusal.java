package io.github.openrouter4e.ui.internal.chat.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.costs.CostEstimate;
import io.github.openrouter4e.ui.internal.errors.ErrorAction;
import io.github.openrouter4e.ui.internal.transcript.ActionView;
import io.github.openrouter4e.ui.internal.transcript.Amounts;
import io.github.openrouter4e.ui.internal.transcript.NoticeView;
import io.github.openrouter4e.ui.internal.transcript.UserAction;

/**
 * Why a prompt was not sent, and what to do about it. It stays in the composer.
 *
 * @param prompt what was not sent
 * @param view   the reason
 */
public record Refusal(Prompt prompt, NoticeView view) {

	/**
	 * A prompt that is too long for the model. Tokens are estimated, so the user may know better.
	 *
	 * @param fitsCondensed whether it would fit if the conversation was summed up
	 * @param model         the model's name
	 * @return null if it fits, or if nobody knows
	 */
	static @Nullable Refusal tooLong(Prompt prompt, CostEstimate estimate, boolean fitsCondensed, String model) {
		var length = estimate.contextLength();
		if (length == null || length <= 0 || estimate.promptTokens() <= length) {
			return null;
		}
		var text = NLS.bind(
				prompt.attachments().isEmpty() ? Messages.Refusal_refusedLong : Messages.Refusal_refusedLongAttached,
				Amounts.count(estimate.promptTokens()), Amounts.count(length));
		var actions = new ArrayList<ActionView>();
		if (AttachmentTrimmer.canTrim(prompt)) {
			actions.add(new ActionView(UserAction.OnProblem.SHORTEN, Messages.Refusal_shorten));
		}
		if (fitsCondensed) {
			actions.add(new ActionView(UserAction.OnProblem.CONDENSE, Messages.Refusal_condense));
		}
		actions.add(new ActionView(ErrorAction.CHOOSE_MODEL));
		actions.add(new ActionView(UserAction.OnProblem.SEND_ANYWAY, Messages.Refusal_limitConfirm));
		return new Refusal(prompt,
				new NoticeView(false, NLS.bind(Messages.Refusal_refusedLongTitle, model), text, actions));
	}

	/**
	 * A prompt with images, sounds or videos for a model that is known not to take them.
	 *
	 * @param takes whether the model takes an attachment
	 * @param model the model's name
	 * @return null if it takes them all
	 */
	static @Nullable Refusal untaken(Prompt prompt, Predicate<Attachment> takes, String model) {
		var untaken = prompt.attachments().stream().filter(takes.negate()).toList();
		if (untaken.isEmpty()) {
			return null;
		}
		var title = switch (untaken.getFirst()) {
			case Attachment.Audio audio -> Messages.Refusal_refusedAudioTitle;
			case Attachment.Video video -> Messages.Refusal_refusedVideoTitle;
			default -> Messages.Refusal_refusedBlindTitle;
		};
		var names = untaken.stream().map(Attachment::name).collect(Collectors.joining(", ")); //$NON-NLS-1$
		return new Refusal(prompt, new NoticeView(false, NLS.bind(title, model),
				NLS.bind(Messages.Refusal_refusedBlind, names), List.of(new ActionView(ErrorAction.CHOOSE_MODEL))));
	}

	/**
	 * A prompt with a schema for a model that is known to follow none.
	 *
	 * @param model the model's name
	 */
	static Refusal noSchema(Prompt prompt, Attachment.AnswerSchema schema, String model) {
		return new Refusal(prompt, new NoticeView(false, NLS.bind(Messages.Refusal_refusedSchemaTitle, model),
				NLS.bind(Messages.Refusal_refusedSchema, schema.name()),
				List.of(new ActionView(ErrorAction.CHOOSE_MODEL))));
	}

	/**
	 * A prompt in a mode with tools for a model that is known to use none: it may well write as if it had worked.
	 *
	 * @param model the model's name
	 */
	static Refusal noTools(Prompt prompt, String model) {
		return new Refusal(prompt, new NoticeView(false, NLS.bind(Messages.Refusal_refusedToolsTitle, model),
				Messages.Refusal_refusedTools, List.of(new ActionView(ErrorAction.CHOOSE_MODEL),
						new ActionView(UserAction.OnProblem.SEND_ANYWAY, Messages.Refusal_limitConfirm))));
	}

	/** A prompt for an id that OpenRouter refuses in a chat. */
	static Refusal batch(Prompt prompt, String model) {
		return new Refusal(prompt, new NoticeView(false, NLS.bind(Messages.Refusal_refusedBatchTitle, model),
				Messages.Refusal_refusedBatch, List.of(new ActionView(ErrorAction.CHOOSE_MODEL))));
	}

	/** A prompt that calls a reusable one that does not exist: the model would be paid for guessing. */
	public static Refusal unknownCommand(Prompt prompt, String command) {
		return new Refusal(prompt, new NoticeView(false, NLS.bind(Messages.Refusal_refusedCommandTitle, command),
				Messages.Refusal_refusedCommand,
				List.of(new ActionView(UserAction.OnProblem.SEND_AS_TEXT, Messages.Refusal_limitConfirm))));
	}

	/** A prompt that nobody can be asked for without a key. */
	static Refusal noKey(Prompt prompt) {
		return new Refusal(prompt,
				new NoticeView(false, Messages.Refusal_refusedNoKeyTitle, Messages.Refusal_refusedNoKey,
						List.of(new ActionView(ErrorAction.OPEN_PREFERENCES), new ActionView(ErrorAction.OPEN_KEYS))));
	}

	/** A prompt for a server that the user did not enter: the question about it is shown until it is answered. */
	static Refusal unconfirmed(Prompt prompt) {
		return new Refusal(prompt, new NoticeView(false, Messages.Refusal_refusedUnconfirmedTitle, "", //$NON-NLS-1$
				List.of(new ActionView(ErrorAction.OPEN_PREFERENCES))));
	}
}
