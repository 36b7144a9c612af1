package io.github.openrouter4e.chat.internal.session;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolOutcome.Done;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.chat.tools.ToolTraits.Effect;
import io.github.openrouter4e.chat.tools.ToolView;

/**
 * Finds out that a model works in circles. First the model is told, with the result of a call; if that does not help, the run
 * pauses until the user lets it go on. Knows nothing but calls and their results; thread-safe, as tools end on several
 * threads.
 */
@SuppressWarnings("nls") // what the model is told
final class LoopGuard {

	/** Why a model gets no further by itself. Stored by name: constants are never renamed. */
	enum Reason {
		/** The same call with the same result, again and again. */
		REPEATED_CALL,
		/** Two or three calls that take turns, with the same results. */
		REPEATED_PATTERN,
		/** Edits of one file that fail. */
		FAILED_EDITS,
		/** Many rounds that brought nothing new. */
		NO_PROGRESS,
		/** A file that is changed and changed back. */
		BACK_AND_FORTH,
		/** Tests that fail with the same words whatever is changed. */
		SAME_FAILURES
	}

	/**
	 * The model gets no further.
	 *
	 * @param subject the tool or the file that it is about
	 */
	record Finding(Reason reason, String subject) {
	}

	/** A call that was answered. */
	record Ran(ToolRequest call, ToolTraits traits, ToolOutcome outcome) {
	}

	static final int SAME_CALLS_TOLD = 3;
	static final int SAME_CALLS = 5;
	static final int PATTERN_TOLD = 8;
	static final int PATTERN = 12;
	static final int FAILED_EDITS_TOLD = 3;
	static final int FAILED_EDITS = 5;
	static final int IDLE_ROUNDS_TOLD = 10;
	static final int IDLE_ROUNDS = 15;
	static final int SAME_STATES_TOLD = 2;
	static final int SAME_STATES = 3;
	static final int SAME_FAILURES_TOLD = 3;
	static final int SAME_FAILURES = 4;

	private static final ObjectMapper CANONICAL = JsonMapper.builder()
			.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
	/** How test results tell that some failed. */
	private static final Pattern FAILING = Pattern
			.compile("\\b[1-9]\\d*\\s+(?:tests?\\s+)?(?:fail|error)|(?-i:\\bFAILED\\b)|(?:fail|error)\\w*:\\s*[1-9]",
					Pattern.CASE_INSENSITIVE);
	private static final Pattern NUMBERS = Pattern.compile("\\d+");

	/** How often something came to the same end. */
	private record Series(String result, int count) {

		static Series after(@Nullable Series before, String result) {
			return new Series(result, before == null || !before.result.equals(result) ? 1 : before.count + 1);
		}
	}

	/** The states that edits led a file to: what takes an edit back leads to the state before it. */
	private static final class FileStates {
		private final Map<String, Integer> ways = new HashMap<>();
		private final Map<Integer, Integer> visits = new HashMap<>(Map.of(0, 1));
		private int state;

		/** @return how often the file was in the state that it would be in after this change, or that it is in then */
		int visits(String removed, String added, boolean change) {
			Integer known = ways.get(way(state, removed, added));
			int next = known == null ? ways.size() + 1 : known.intValue();
			int count = visits.getOrDefault(next, 0) + 1;
			if (change) {
				ways.putIfAbsent(way(state, removed, added), next);
				ways.putIfAbsent(way(next, added, removed), state);
				visits.put(next, count);
				state = next;
			}
			return count;
		}

		private static String way(int from, String removed, String added) {
			return from + " " + digest(removed) + ' ' + digest(added);
		}
	}

	private final Map<String, Series> calls = new HashMap<>();
	private final List<String> latest = new ArrayList<>();
	private final Map<String, Integer> failedEdits = new HashMap<>();
	private final Map<String, FileStates> files = new HashMap<>();
	private final Map<String, Series> failures = new HashMap<>();
	private final Set<String> known = new HashSet<>();
	private int idleRounds;
	private @Nullable Finding found;

	/** Forgets everything: the user said something, or lets the model go on. */
	synchronized void reset() {
		calls.clear();
		latest.clear();
		failedEdits.clear();
		files.clear();
		failures.clear();
		known.clear();
		idleRounds = 0;
		found = null;
	}

	/** What the model is told with the result of a call, before {@link #round} is told of it; empty for nothing. */
	synchronized String note(Ran ran) {
		String result = result(ran);
		if (Series.after(calls.get(key(ran.call())), result).count() == SAME_CALLS_TOLD) {
			return "You have made this call " + SAME_CALLS_TOLD
					+ " times, with the same result. Do something else: it will not change.";
		}
		if (isFailedEdit(ran) && failedEdits.getOrDefault(subject(ran.call()), 0) + 1 == FAILED_EDITS_TOLD) {
			return FAILED_EDITS_TOLD
					+ " edits of this file failed. Read the lines that you want to change once more, and "
					+ "copy the old text from there, without line numbers.";
		}
		String[] diff = diff(ran.outcome());
		if (diff != null) {
			FileStates states = files.get(subject(ran.call()));
			int visits = states == null ? 1 : states.visits(diff[0], diff[1], false);
			if (visits == SAME_STATES_TOLD) {
				return "With this edit the file is as it was before. Decide what it shall be before you change it again.";
			}
		}
		String failing = failing(ran);
		if (failing != null
				&& Series.after(failures.get(ran.call().name()), failing).count() == SAME_FAILURES_TOLD) {
			return "The same tests have failed " + SAME_FAILURES_TOLD
					+ " times with the same words. Look for the cause elsewhere.";
		}
		var next = new ArrayList<>(latest);
		next.add(key(ran.call()) + result);
		if (isPattern(next, PATTERN_TOLD)) {
			return "You repeat the same calls with the same results. Do something else, or tell the user what is missing.";
		}
		return idleRounds == IDLE_ROUNDS_TOLD - 1 && !isProgress(ran)
				? "The last " + IDLE_ROUNDS_TOLD
						+ " rounds brought nothing new. Change something, or tell the user what is missing."
				: "";
	}

	/** All calls of an answer have been answered, in this order. */
	synchronized void round(List<Ran> round) {
		boolean progress = false;
		for (Ran ran : round) {
			progress |= isProgress(ran);
			add(ran);
		}
		idleRounds = progress ? 0 : idleRounds + 1;
		if (found == null && idleRounds >= IDLE_ROUNDS && !round.isEmpty()) {
			found = new Finding(Reason.NO_PROGRESS, String.valueOf(idleRounds));
		}
	}

	private void add(Ran ran) {
		String key = key(ran.call());
		String result = result(ran);
		if (!ran.traits().readOnly() && ran.outcome() instanceof Done) {
			Series own = calls.get(key); // what was found out before may be different now
			calls.clear();
			if (own != null) {
				calls.put(key, own);
			}
		}
		calls.put(key, Series.after(calls.get(key), result));
		known.add(key + result);
		latest.add(key + result);
		if (latest.size() > PATTERN) {
			latest.removeFirst();
		}
		if (isPattern(latest, PATTERN)) {
			find(Reason.REPEATED_PATTERN, ran.call().name());
		}
		String subject = subject(ran.call());
		if (isFailedEdit(ran)) {
			if (failedEdits.merge(subject, 1, Integer::sum) >= FAILED_EDITS) {
				find(Reason.FAILED_EDITS, subject);
			}
		} else if (isEdit(ran.traits()) && ran.outcome() instanceof Done) {
			failedEdits.remove(subject); // only this: that other tools succeed says nothing about the edits
		}
		String[] diff = diff(ran.outcome());
		if (diff != null && files.computeIfAbsent(subject, path -> new FileStates()).visits(diff[0], diff[1],
				true) >= SAME_STATES) {
			find(Reason.BACK_AND_FORTH, subject);
		}
		String failing = failing(ran);
		if (failing != null) {
			Series series = Series.after(failures.get(ran.call().name()), failing);
			failures.put(ran.call().name(), series);
			if (series.count() >= SAME_FAILURES) {
				find(Reason.SAME_FAILURES, ran.call().name());
			}
		} else if (ran.traits().effect() == Effect.RUN) {
			failures.remove(ran.call().name());
		}
	}

	private void find(Reason reason, String subject) {
		if (found == null) {
			found = new Finding(reason, subject);
		}
	}

	/** Why the model gets no further with these calls; {@code null} if it may go on. */
	@Nullable
	synchronized Finding next(List<ToolRequest> wanted) {
		if (found != null) {
			return found;
		}
		for (ToolRequest call : wanted) {
			Series series = calls.get(key(call));
			if (series != null && series.count() >= SAME_CALLS - 1) {
				return new Finding(Reason.REPEATED_CALL, call.name());
			}
		}
		return null;
	}

	/** Whether the last calls are two or three that take turns. */
	private static boolean isPattern(List<String> calls, int length) {
		int size = calls.size();
		if (size < length) {
			return false;
		}
		for (int period = 2; period <= 3; period++) {
			boolean repeats = true;
			for (int i = size - length + period; i < size && repeats; i++) {
				repeats = calls.get(i).equals(calls.get(i - period));
			}
			if (repeats) {
				return true;
			}
		}
		return false;
	}

	/** Something was found out or changed that was not known before. What has no effect, such as a list of steps, is none. */
	private boolean isProgress(Ran ran) {
		return ran.outcome() instanceof Done && ran.traits().effect() != Effect.NONE
				&& !known.contains(key(ran.call()) + result(ran));
	}

	private static boolean isEdit(ToolTraits traits) {
		return traits.effect() == Effect.EDIT || traits.effect() == Effect.EDIT_UNSAFE;
	}

	/** What the user or a rule did not allow says nothing about the edit. */
	private static boolean isFailedEdit(Ran ran) {
		return isEdit(ran.traits()) && ran.outcome() instanceof Failed failed && failed.kind() != Failed.Kind.DENIED
				&& failed.kind() != Failed.Kind.INTERRUPTED;
	}

	/** The removed and the added lines; {@code null} if the outcome is no change of a file. */
	private static String @Nullable [] diff(ToolOutcome outcome) {
		if (!(outcome instanceof Done done)) {
			return null;
		}
		ToolView view = done.view();
		if (view == null || !view.type().equals(ToolView.DIFF)) {
			return null;
		}
		var removed = new StringBuilder();
		var added = new StringBuilder();
		view.data().lines().filter(line -> !line.startsWith("--- ") && !line.startsWith("+++ ")).forEach(line -> {
			if (line.startsWith("-")) {
				removed.append(line, 1, line.length()).append('\n');
			} else if (line.startsWith("+")) {
				added.append(line, 1, line.length()).append('\n');
			}
		});
		return new String[]{removed.toString(), added.toString()};
	}

	/** What failing tests say, without times and other numbers; {@code null} if none failed. */
	private static @Nullable String failing(Ran ran) {
		String text = ran.outcome().text();
		return ran.traits().effect() == Effect.RUN && FAILING.matcher(text).find()
				? digest(NUMBERS.matcher(text).replaceAll("0"))
				: null;
	}

	/** The file that a call is about, else the tool. */
	private static String subject(ToolRequest call) {
		try {
			String path = CANONICAL.readTree(call.arguments()).path("path").asText();
			return path.isEmpty() ? call.name() : path;
		} catch (@SuppressWarnings("unused") JsonProcessingException e) {
			return call.name();
		}
	}

	private static String key(ToolRequest call) {
		try {
			Object arguments = CANONICAL.readValue(call.arguments(), Object.class);
			return call.name() + ' ' + digest(CANONICAL.writeValueAsString(arguments));
		} catch (@SuppressWarnings("unused") JsonProcessingException e) {
			return call.name() + ' ' + digest(call.arguments());
		}
	}

	private static String result(Ran ran) {
		return ' ' + digest(ran.outcome().getClass().getSimpleName() + ran.outcome().text());
	}

	private static String digest(String text) {
		return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
	}
}
