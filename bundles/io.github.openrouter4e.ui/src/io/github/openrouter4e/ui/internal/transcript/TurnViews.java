package io.github.openrouter4e.ui.internal.transcript;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.agent.ChangedFile;
import io.github.openrouter4e.agent.Checkpoints;
import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Citation;
import io.github.openrouter4e.chat.Conversation;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.ToolResult;
import io.github.openrouter4e.chat.Turn;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolQuestion;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.client.RequestFailure;
import io.github.openrouter4e.markdown.text.DataImage;
import io.github.openrouter4e.markdown.text.SafeLink;
import io.github.openrouter4e.ui.internal.errors.ErrorAction;

/** Words what is shown of a turn. Pure: needs neither widget nor thread. */
public final class TurnViews {

	private static final UserAction RETRY = new UserAction.OnError(ErrorAction.RETRY);

	private final Function<RequestFailure, NoticeView> failures;
	private final Function<Answer, String> caching;
	private final BiFunction<String, String, @Nullable ToolQuestion> questions;
	private final InputCost.Prices prices;
	private final Function<List<Checkpoints.Call>, List<ChangedFile>> changed;
	private final Predicate<Answer> severalFiles;

	/** @param failures words a failure and offers its next steps */
	public TurnViews(Function<RequestFailure, NoticeView> failures) {
		this(failures, answer -> "", (conversation, call) -> null, (answer, tokens) -> null, calls -> List.of(), //$NON-NLS-1$
				answer -> false);
	}

	/**
	 * @param failures words a failure and offers its next steps
	 * @param caching   says why nothing of an answer's prompt came from a cache; empty for nothing to say
	 * @param questions whether the user has to decide about a call, from the ids of the conversation and of the call; what
	 *                  is returned is shown soon
	 * @param prices    what the results of tools cost as parts of prompts
	 * @param changed   the files that calls of tools have changed
	 * @param severalFiles whether the code of an answer is for several files
	 */
	public TurnViews(Function<RequestFailure, NoticeView> failures, Function<Answer, String> caching,
			BiFunction<String, String, @Nullable ToolQuestion> questions, InputCost.Prices prices,
			Function<List<Checkpoints.Call>, List<ChangedFile>> changed, Predicate<Answer> severalFiles) {
		this.changed = changed;
		this.severalFiles = severalFiles;
		this.prices = prices;
		this.questions = questions;
		this.failures = failures;
		this.caching = caching;
	}

	public QuestionView question(Question question, Conversation conversation) {
		var actions = new ArrayList<ActionView>();
		branches(question.id(), conversation, actions);
		actions.add(new ActionView(UserAction.OnTurn.EDIT, Messages.TurnViews_actionEdit));
		actions.add(new ActionView(UserAction.OnTurn.DELETE, Messages.TurnViews_actionDelete));
		var names = new ArrayList<String>();
		for (Attachment attachment : question.prompt().attachments()) {
			var leftOut = question.leftOut().contains(names.size());
			names.add(leftOut ? NLS.bind(Messages.TurnViews_attachmentLeftOut, attachment.name()) : attachment.name());
		}
		return new QuestionView(question.prompt().text(), names, actions);
	}

	public FooterView footer(Answer answer, Conversation conversation) {
		return new FooterView(AnswerFacts.list(answer), AnswerFacts.details(answer, caching.apply(answer)),
				actions(answer, conversation));
	}

	private List<ActionView> actions(Answer answer, Conversation conversation) {
		var actions = new ArrayList<ActionView>();
		branches(answer.id(), conversation, actions);
		if (!answer.text().isEmpty()) {
			actions.add(new ActionView(UserAction.OnTurn.COPY_ANSWER, Messages.TurnViews_actionCopy));
			actions.add(new ActionView(UserAction.OnTurn.COPY_PLAIN, Messages.TurnViews_actionCopyPlain));
		}
		if (severalFiles.test(answer)) {
			actions.add(new ActionView(UserAction.OnTurn.APPLY_ALL, Messages.TurnViews_actionApplyAll));
		}
		actions.add(new ActionView(UserAction.OnTurn.REGENERATE, Messages.TurnViews_actionRegenerate));
		actions.add(new ActionView(UserAction.OnTurn.OTHER_MODEL, Messages.TurnViews_actionOtherModel));
		if (conversation.branches(answer.id()).size() > 1) {
			actions.add(new ActionView(UserAction.OnTurn.COMPARE, Messages.TurnViews_actionCompare));
		}
		if (answer.state() == AnswerState.STOPPED) {
			actions.add(new ActionView(UserAction.OnTurn.CONTINUE, Messages.TurnViews_actionContinue));
		}
		if (!answer.parts().isEmpty()) {
			actions.add(new ActionView(UserAction.OnTurn.DETAILS, Messages.TurnViews_actionDetails));
		}
		actions.add(new ActionView(UserAction.OnTurn.DELETE, Messages.TurnViews_actionDelete));
		return actions;
	}

	private static void branches(String turnId, Conversation conversation, List<ActionView> actions) {
		var branches = conversation.branches(turnId);
		if (branches.size() < 2) {
			return;
		}
		var at = branches.indexOf(turnId);
		actions.add(new ActionView(UserAction.OnTurn.PREVIOUS_BRANCH, Messages.TurnViews_branchPrevious, at > 0));
		actions.add(new ActionView(null, NLS.bind(Messages.TurnViews_branch, at + 1, branches.size()), false));
		actions.add(
				new ActionView(UserAction.OnTurn.NEXT_BRANCH, Messages.TurnViews_branchNext, at < branches.size() - 1));
	}

	@Nullable
	public NoticeView notice(Answer answer) {
		var failure = answer.failure();
		if (failure != null && answer.state() != AnswerState.PAUSED) {
			var notice = failures.apply(failure);
			return answer.text().isEmpty() ? notice : continuing(notice);
		}
		var continues = List.of(new ActionView(UserAction.OnTurn.CONTINUE, Messages.TurnViews_actionContinue));
		return switch (answer.state()) {
			case CUT -> new NoticeView(false, Messages.TurnViews_cut, Messages.TurnViews_cutText, continues);
			case PAUSED -> new NoticeView(false, paused(failure), Messages.TurnViews_pausedText, continues);
			case INTERRUPTED ->
				new NoticeView(false, Messages.TurnViews_interrupted, Messages.TurnViews_interruptedText, continues);
			default -> null;
		};
	}

	/** Why a model does not go on by itself; a later version may know more reasons. */
	@SuppressWarnings("nls") // kinds of limits and circles, as they are written down
	private static String paused(@Nullable RequestFailure reason) {
		var subject = reason == null ? null : reason.subject();
		if (reason == null || subject == null) {
			return Messages.TurnViews_paused;
		}
		return switch (reason.kind()) {
			case "RoundLimit" -> NLS.bind(Messages.TurnViews_pausedRounds, subject);
			case "TimeLimit" -> NLS.bind(Messages.TurnViews_pausedTime, subject);
			case "TokenLimit" -> NLS.bind(Messages.TurnViews_pausedTokens, subject);
			case "Repetition" -> circle(reason.reason(), subject);
			default -> Messages.TurnViews_paused;
		};
	}

	@SuppressWarnings("nls") // as they are written down
	private static String circle(@Nullable String kind, String subject) {
		return switch (kind == null ? "" : kind) {
			case "REPEATED_CALL" -> NLS.bind(Messages.TurnViews_circleCall, subject);
			case "FAILED_EDITS" -> NLS.bind(Messages.TurnViews_circleEdits, subject);
			case "NO_PROGRESS" -> NLS.bind(Messages.TurnViews_circleIdle, subject);
			case "BACK_AND_FORTH" -> NLS.bind(Messages.TurnViews_circleBack, subject);
			case "SAME_FAILURES" -> Messages.TurnViews_circleTests;
			default -> Messages.TurnViews_circlePattern;
		};
	}

	/** To try again an answer of which a part is there means to continue it, and is called so. */
	private static NoticeView continuing(NoticeView notice) {
		var actions = notice.actions().stream().map(action -> RETRY.equals(action.action())
				? new ActionView(UserAction.OnTurn.CONTINUE, Messages.TurnViews_actionContinue)
				: action).toList();
		return new NoticeView(notice.error(), notice.title(), notice.text(), actions);
	}

	/** The images of an answer that are shown: those that it carries with it, of a kind that runs nothing. */
	public static List<String> images(Answer answer) {
		return answer.images().stream().filter(DataImage::isSafe).toList();
	}

	/** Those of a tool's result. */
	public static List<String> images(ToolResult tool) {
		return tool.outcome() instanceof ToolOutcome.Done done
				? done.parts().stream().map(part -> part instanceof ToolOutcome.Part.Image(var url) ? url : "") //$NON-NLS-1$
						.filter(DataImage::isSafe).toList()
				: List.of();
	}

	public ExtrasView extras(Answer answer) {
		var images = images(answer);
		var sources = new ArrayList<ExtrasView.Source>();
		for (Citation citation : answer.citations()) {
			var address = SafeLink.check(citation.url());
			var title = citation.title();
			if (address != null && sources.stream().noneMatch(s -> s.address().equals(address))) {
				sources.add(new ExtrasView.Source(address, title == null || title.isBlank() ? address : title));
			}
		}
		return new ExtrasView(images, sound(answer), sources);
	}

	private static String sound(Answer answer) {
		if (answer.audio().isEmpty() || answer.state() == AnswerState.STREAMING) {
			return ""; //$NON-NLS-1$
		}
		var seconds = Sound.seconds(answer.audio());
		return seconds == 0
				? Messages.TurnViews_sound
				: NLS.bind(Messages.TurnViews_soundOf, String.format("%d:%02d", seconds / 60, seconds % 60)); //$NON-NLS-1$
	}

	/**
	 * The calls of an answer that have no turn of their own yet, by their place in it.
	 *
	 * @param going whether the run that the answer belongs to goes on
	 */
	public OpenCallsView openCalls(Answer answer, Conversation conversation, boolean going) {
		var open = new TreeMap<Integer, ToolCallView>();
		var calls = answer.toolCalls();
		if (calls.isEmpty()) {
			return new OpenCallsView(open, null);
		}
		var waiting = new TreeMap<Integer, ToolCallView>();
		var waitingIds = new ArrayList<String>();
		var path = conversation.pathIds();
		var answered = new HashSet<String>();
		var next = place(answer.id(), path) + 1;
		while (next > 0 && next < path.size()
				&& turn(conversation, path.get(next)) instanceof ToolResult tool) {
			answered.add(tool.callId());
			next++;
		}
		var last = next == path.size();
		for (var i = 0; i < calls.size(); i++) {
			var call = calls.get(i);
			if (!answered.contains(call.callId())) {
				var question = last && going ? questions.apply(conversation.id(), call.callId()) : null;
				if (question == null) {
					open.put(i, ToolCallWords.unanswered(call, state(answer, last && going)));
				} else if (question.effect() == ToolTraits.Effect.NONE) {
					open.put(i, ToolCallWords.waiting(call, question)); // asks for an answer, and runs nothing
				} else {
					waiting.put(i, ToolCallWords.waiting(call, question));
					waitingIds.add(call.callId());
				}
			}
		}
		if (waiting.size() > 1) {
			return new OpenCallsView(open, ToolCallWords.together(waiting, waitingIds));
		}
		open.putAll(waiting);
		return new OpenCallsView(open, null);
	}

	/**
	 * The files that were changed in the run that ends with an answer.
	 *
	 * @param going whether the run of the conversation goes on
	 * @return null if it has changed none, or goes on
	 */
	@Nullable
	public ChangesView changes(Answer answer, Conversation conversation, boolean going) {
		var path = conversation.pathIds();
		var next = place(answer.id(), path) + 1;
		if (next < path.size() ? !(turn(conversation, path.get(next)) instanceof Question) : going) {
			return null;
		}
		var calls = calls(answer.id(), conversation);
		var files = calls.isEmpty() ? List.<ChangedFile>of() : changed.apply(calls);
		return files.isEmpty() ? null : ChangesView.of(files);
	}

	/** The calls of tools in the run that an answer belongs to, up to this answer. */
	public static List<Checkpoints.Call> calls(String answerId, Conversation conversation) {
		var path = conversation.pathIds();
		var calls = new ArrayList<Checkpoints.Call>();
		for (var i = place(answerId, path); i >= 0; i--) {
			var turn = turn(conversation, path.get(i));
			if (turn instanceof Question) {
				break;
			}
			if (turn instanceof ToolResult tool) {
				var duration = tool.duration();
				calls.add(new Checkpoints.Call(conversation.id(), tool.callId(), tool.created(),
						duration == null ? Instant.MAX : tool.created().plus(duration)));
			}
		}
		return calls;
	}

	private static ToolCallView.State state(Answer answer, boolean going) {
		if (going || answer.state() == AnswerState.PAUSED) {
			return ToolCallView.State.REQUESTED;
		}
		return answer.state() == AnswerState.CUT ? ToolCallView.State.CUT : ToolCallView.State.NOT_RUN;
	}

	/** A tool that runs or ran. */
	public ToolCallView ran(ToolResult tool, Conversation conversation, ToolCallWords.@Nullable Progress progress) {
		var calling = answerOf(tool, conversation);
		ToolRequest call = null;
		if (calling != null) {
			for (var each : calling.toolCalls()) {
				call = each.callId().equals(tool.callId()) ? each : call;
			}
		}
		var next = next(tool, conversation);
		var priced = next == null ? calling : next;
		return ToolCallWords.ran(tool, call, progress, next == null ? 0 : prompt(next),
				tokens -> priced == null ? null : prices.cost(priced, tokens));
	}

	/** The answer that called a tool; null if it is not known any more. */
	public static @Nullable Answer answerOf(ToolResult tool, Conversation conversation) {
		@Nullable
		Turn turn = tool;
		while (turn instanceof ToolResult && turn.parentId() instanceof String parent) {
			turn = turn(conversation, parent);
		}
		return turn instanceof Answer answer ? answer : null;
	}

	private static @Nullable Turn turn(Conversation conversation, String id) {
		var turn = conversation.turn(id);
		return turn.isPresent() ? turn.get() : null;
	}

	/** Where a turn is on the path; sought from the end, as that is what is shown of a long conversation. */
	private static int place(String turnId, List<String> path) {
		return path.lastIndexOf(turnId);
	}

	/** Tokens of an answer's request; 0 if they are not known. */
	private static long prompt(Answer answer) {
		var tokens = answer.parts().isEmpty() ? null : answer.parts().getFirst().tokens();
		return tokens == null ? 0 : tokens.prompt();
	}

	/** The answer to the request that a result went into; null if there is none yet. */
	private static @Nullable Answer next(ToolResult tool, Conversation conversation) {
		var path = conversation.pathIds();
		for (var i = place(tool.id(), path) + 1; i > 0 && i < path.size(); i++) {
			if (turn(conversation, path.get(i)) instanceof Answer next) {
				return next;
			}
		}
		return null;
	}
}
