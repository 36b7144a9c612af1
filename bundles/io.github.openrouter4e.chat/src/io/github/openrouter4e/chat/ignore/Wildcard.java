package io.github.openrouter4e.chat.ignore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

import org.eclipse.jdt.annotation.Nullable;

/**
 * One pattern of an ignore file, compiled. It is run as an automaton that keeps all possible positions at once, so that the
 * time grows with pattern length times path length and never exponentially. The meaning is that of git's {@code wildmatch}
 * with {@code WM_PATHNAME}. Immutable.
 */
final class Wildcard {

	private static final int SLASH = '/';

	/** A step of the automaton. */
	private sealed interface Step {
		/** Exactly one character that passes the test. */
		record One(IntPredicate test) implements Step {
		}

		/** Any number of characters, of slashes too only if {@code slashes}. */
		record Many(boolean slashes) implements Step {
		}

		/** Nothing, but the next {@code count} steps may be left out. */
		record Skip(int count) implements Step {
		}
	}

	private final List<Step> steps;
	private final boolean valid;
	/** What each path that matches begins and ends with: most paths are told from a pattern by that. */
	private final @Nullable IntPredicate first;
	private final @Nullable IntPredicate last;

	private Wildcard(List<Step> steps, boolean valid) {
		this.steps = steps;
		this.valid = valid;
		first = steps.isEmpty() ? null : character(steps.getFirst());
		last = steps.isEmpty() || canLeaveOut(steps, steps.size() - 1) ? null : character(steps.getLast());
	}

	private static @Nullable IntPredicate character(Step step) {
		return step instanceof Step.One(var test) ? test : null;
	}

	private static boolean canLeaveOut(List<Step> steps, int place) {
		for (var i = 0; i < place; i++) {
			if (steps.get(i) instanceof Step.Skip(var count) && i + count >= place) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Compiles a pattern. One that git takes for broken, for example with a bracket that is not closed, matches nothing.
	 *
	 * @param ignoreCase whether upper and lower case are the same
	 */
	static Wildcard of(String pattern, boolean ignoreCase) {
		return new Compiler(pattern, ignoreCase).compile();
	}

	/** @param path of names with slashes between them, without one at the beginning or the end */
	boolean matches(String path) {
		var begin = first;
		var end = last;
		if (!valid || begin != null && (path.isEmpty() || !begin.test(path.codePointAt(0)))
				|| end != null && (path.isEmpty() || !end.test(path.codePointBefore(path.length())))) {
			return false;
		}
		var now = new boolean[steps.size() + 1];
		enter(now, 0);
		var next = new boolean[now.length];
		for (var character : path.codePoints().toArray()) {
			Arrays.fill(next, false);
			var alive = false;
			for (var i = 0; i < steps.size(); i++) {
				if (now[i]) {
					alive |= step(i, character, next);
				}
			}
			if (!alive) {
				return false;
			}
			var swap = now;
			now = next;
			next = swap;
		}
		return now[steps.size()];
	}

	private boolean step(int place, int character, boolean[] next) {
		switch (steps.get(place)) {
			case Step.One(var test) when test.test(character) -> enter(next, place + 1);
			case Step.Many(var slashes) when slashes || character != SLASH -> enter(next, place);
			default -> {
				return false;
			}
		}
		return true;
	}

	/** Marks a position, and those that are reached from it without a character. */
	private void enter(boolean[] positions, int place) {
		if (positions[place]) {
			return;
		}
		positions[place] = true;
		if (place < steps.size()) {
			switch (steps.get(place)) {
				case Step.Many many -> enter(positions, place + 1);
				case Step.Skip(var count) -> {
					enter(positions, place + 1);
					enter(positions, place + 1 + count);
				}
				case Step.One one -> {
					// wants a character
				}
			}
		}
	}

	/** Reads a pattern from left to right. */
	private static final class Compiler {

		private final int[] pattern;
		private final boolean ignoreCase;
		private final List<Step> steps = new ArrayList<>();
		private int at;
		private boolean broken;

		Compiler(String pattern, boolean ignoreCase) {
			this.pattern = pattern.codePoints().toArray();
			this.ignoreCase = ignoreCase;
		}

		Wildcard compile() {
			while (at < pattern.length && !broken) {
				switch (pattern[at]) {
					case '*' -> stars();
					case '?' -> {
						at++;
						steps.add(new Step.One(c -> c != SLASH));
					}
					case '[' -> set();
					case '\\' -> {
						at++;
						literal();
					}
					default -> literal();
				}
			}
			return new Wildcard(List.copyOf(steps), !broken);
		}

		private void literal() {
			if (at == pattern.length) {
				broken = true; // a backslash with nothing after it
				return;
			}
			var wanted = pattern[at++];
			steps.add(new Step.One(folded(c -> c == wanted)));
		}

		private IntPredicate folded(IntPredicate test) {
			return ignoreCase
					? c -> test.test(c) || test.test(Character.toLowerCase(c)) || test.test(Character.toUpperCase(c))
					: test;
		}

		/** Two stars or more that make up a whole name stand for any number of folders, else for what one star does. */
		private void stars() {
			var startsName = at == 0 || pattern[at - 1] == SLASH;
			var from = at;
			while (at < pattern.length && pattern[at] == '*') {
				at++;
			}
			var endsName = at == pattern.length || pattern[at] == SLASH
					|| pattern[at] == '\\' && at + 1 < pattern.length && pattern[at + 1] == SLASH;
			var folders = at - from > 1 && startsName && endsName;
			if (folders && at < pattern.length && pattern[at] == SLASH) {
				at++;
				steps.add(new Step.Skip(2)); // the folders and the slash after them
				steps.add(new Step.Many(true));
				steps.add(new Step.One(c -> c == SLASH));
			} else {
				steps.add(new Step.Many(folders));
			}
		}

		private void set() {
			at++;
			var negated = at < pattern.length && (pattern[at] == '!' || pattern[at] == '^');
			if (negated) {
				at++;
			}
			IntPredicate set = c -> false;
			var previous = -1;
			var first = true;
			while (!broken && (first || at >= pattern.length || pattern[at] != ']')) {
				first = false;
				if (at >= pattern.length) {
					broken = true;
				} else if (isRange(previous)) {
					at++;
					set = set.or(range(previous, character()));
					previous = -1;
				} else if (pattern[at] == '[' && at + 1 < pattern.length && pattern[at + 1] == ':' && isClass()) {
					set = set.or(characterClass());
					previous = -1;
				} else {
					previous = character();
					set = set.or(range(previous, previous));
				}
			}
			at++;
			var members = folded(set);
			steps.add(new Step.One(c -> members.test(c) != negated && c != SLASH));
		}

		private boolean isRange(int previous) {
			return pattern[at] == '-' && previous >= 0 && at + 1 < pattern.length && pattern[at + 1] != ']';
		}

		/** One character of a set, after a backslash or not. */
		private int character() {
			if (pattern[at] == '\\') {
				at++;
			}
			if (at >= pattern.length) {
				broken = true;
				return -1;
			}
			return pattern[at++];
		}

		private static IntPredicate range(int from, int to) {
			return c -> from <= c && c <= to;
		}

		/** Whether what begins like a class is one: else its bracket is a member of the set. */
		private boolean isClass() {
			var end = classEnd();
			if (end == pattern.length) {
				broken = true;
			}
			return broken || end > at + 2 && pattern[end - 1] == ':';
		}

		private int classEnd() {
			var end = at + 2;
			while (end < pattern.length && pattern[end] != ']') {
				end++;
			}
			return end;
		}

		@SuppressWarnings("nls") // names of POSIX classes
		private IntPredicate characterClass() {
			if (broken) {
				return c -> false;
			}
			var end = classEnd();
			var name = new String(pattern, at + 2, end - 1 - (at + 2));
			at = end + 1;
			IntPredicate ascii = c -> c < 128;
			IntPredicate found = switch (name) {
				case "alnum" -> Character::isLetterOrDigit;
				case "alpha" -> Character::isLetter;
				case "blank" -> c -> c == ' ' || c == '\t';
				case "cntrl" -> Character::isISOControl;
				case "digit" -> Character::isDigit;
				case "graph" -> c -> c > ' ' && c < 127;
				case "lower" -> Character::isLowerCase;
				case "print" -> c -> c >= ' ' && c < 127;
				case "punct" -> c -> c > ' ' && c < 127 && !Character.isLetterOrDigit(c);
				case "space" -> c -> c == ' ' || c >= '\t' && c <= '\r';
				case "upper" -> Character::isUpperCase;
				case "xdigit" -> c -> Character.digit(c, 16) >= 0;
				default -> {
					broken = true;
					yield c -> false;
				}
			};
			return ascii.and(found);
		}
	}
}
