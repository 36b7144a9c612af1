package io.github.openrouter4e.agent.internal.match;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

/** What a patch does to one file. */
public sealed interface FilePatch {

	/** The file, as the model wrote it. */
	String path();

	/** Creates a file. @param content whole lines, or nothing */
	record Add(String path, String content) implements FilePatch {
	}

	/** Deletes a file. */
	record Delete(String path) implements FilePatch {
	}

	/**
	 * Changes a file, moves it, or both.
	 *
	 * @param to    where the file is moved to; null if it stays
	 * @param hunks none if it is moved only
	 */
	record Update(String path, @Nullable String to, List<Hunk> hunks) implements FilePatch {
		/** Takes a copy of the list. */
		public Update {
			hunks = List.copyOf(hunks);
		}

		/** With what another section does to the same file. */
		public Update and(Update other) {
			var all = new ArrayList<>(hunks);
			for (var hunk : other.hunks) {
				all.add(new Hunk(hunk.anchors(), hunk.near(), hunk.line(), hunk.atEnd(), hunk.lines(), all.size() + 1));
			}
			return new Update(path, to == null ? other.to : to, all);
		}
	}

	/** What happens with a line. */
	enum Kind {
		/** It stays, and says where the others are. */
		KEEP,
		/** It goes. */
		REMOVE,
		/** It comes. */
		ADD
	}

	/**
	 * A line of a hunk.
	 *
	 * @param text   without the mark
	 * @param marked whether a mark was there; models forget the blank before lines that stay
	 */
	record Line(Kind kind, String text, boolean marked) {
	}

	/**
	 * A change in one place.
	 *
	 * @param anchors lines that are above the place, the outermost first
	 * @param near    such a line that may be wrong, as those of unified differences often are; empty for none
	 * @param line    the place by its number, from 1, which is wrong as often; 0 for none
	 * @param atEnd   whether the place is at the end of the file
	 * @param number  which hunk of the file it is, from 1
	 */
	record Hunk(List<String> anchors, String near, int line, boolean atEnd, List<Line> lines, int number) {
		/** Takes copies of the lists. */
		public Hunk {
			anchors = List.copyOf(anchors);
			lines = List.copyOf(lines);
		}

		/** The same with other lines. */
		Hunk with(List<Line> other) {
			return new Hunk(anchors, near, line, atEnd, other, number);
		}

		/** Whether it changes something. */
		boolean changes() {
			return lines.stream().anyMatch(each -> each.kind() != Kind.KEEP);
		}

		/** The lines that are in the file before. */
		List<String> before() {
			return lines.stream().filter(each -> each.kind() != Kind.ADD).map(Line::text).toList();
		}

		/** The lines that are in the file afterwards. */
		List<String> after() {
			return lines.stream().filter(each -> each.kind() != Kind.REMOVE).map(Line::text).toList();
		}
	}
}
