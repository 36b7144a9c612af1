package io.github.openrouter4e.editor.internal.inline;

import java.util.List;

import io.github.openrouter4e.agent.edit.Elision;

/** Reads what a model answers: the new text of the lines, or why there is none. Pure. */
@SuppressWarnings("nls") // what models write
sealed interface InlineAnswer {

	/** The new lines, without their ends. */
	record Code(List<String> lines) implements InlineAnswer {
	}

	/** The model wrote to the user instead. */
	record Words(String text) implements InlineAnswer {
	}

	/** The end of the answer is missing. */
	record Cut() implements InlineAnswer {
	}

	/** The model left lines out, by a comment such as this one. */
	record Elided(String comment) implements InlineAnswer {
	}

	/** What the new text is in. */
	String BEGIN = "<replacement>";
	/** What it ends with. */
	String END = "</replacement>";

	/**
	 * Reads an answer that has ended.
	 *
	 * @param old the lines that it is about
	 */
	static InlineAnswer of(String answer, List<String> old) {
		var text = withoutThoughts(answer);
		var begin = text.indexOf(BEGIN);
		if (begin < 0) {
			var fenced = unfenced(text);
			return fenced == null ? new Words(text.strip()) : code(fenced, old);
		}
		var end = text.lastIndexOf(END);
		if (end < begin) {
			return new Cut();
		}
		var lines = text.substring(begin + BEGIN.length(), end).lines().toList();
		if (!lines.isEmpty() && lines.getFirst().isBlank()) { // the line of the tag itself
			lines = lines.subList(1, lines.size());
		}
		if (!lines.isEmpty() && lines.getLast().isBlank() && text.charAt(end - 1) != '\n') {
			lines = lines.subList(0, lines.size() - 1); // blanks before the tag
		}
		var isFenced = lines.size() > 1 && isFence(lines.getFirst()) && isFence(lines.getLast());
		return code(isFenced && !(!old.isEmpty() && isFence(old.getFirst()))
				? lines.subList(1, lines.size() - 1)
				: lines, old);
	}

	/** How many of the new lines there are so far. */
	static int linesSoFar(String answer) {
		var text = withoutThoughts(answer);
		var begin = text.indexOf(BEGIN);
		return begin < 0 ? 0 : (int) text.substring(begin + BEGIN.length()).stripLeading().lines().count();
	}

	private static InlineAnswer code(List<String> lines, List<String> old) {
		var elision = Elision.added(String.join("\n", old), String.join("\n", lines));
		return elision.isEmpty() ? new Code(indented(lines, old)) : new Elided(elision);
	}

	/** Some models think in the text. */
	private static String withoutThoughts(String answer) {
		var text = answer.stripLeading();
		if (!text.startsWith("<think>")) {
			return text;
		}
		var end = text.indexOf("</think>");
		return end < 0 ? "" : text.substring(end + "</think>".length());
	}

	/** What is between the first fence and the last one; null if there are none. */
	private static @org.eclipse.jdt.annotation.Nullable List<String> unfenced(String text) {
		var lines = text.lines().toList();
		var first = -1;
		var last = -1;
		for (var i = 0; i < lines.size(); i++) {
			if (isFence(lines.get(i))) {
				first = first < 0 ? i : first;
				last = i;
			}
		}
		return first < last ? lines.subList(first + 1, last) : null;
	}

	private static boolean isFence(String line) {
		return line.strip().startsWith("```");
	}

	/** Models like to begin at the margin: then all lines get the indentation that all old lines have. */
	private static List<String> indented(List<String> lines, List<String> old) {
		var wanted = indent(old);
		return wanted.isEmpty() || !indent(lines).isEmpty()
				? List.copyOf(lines)
				: lines.stream().map(line -> line.isBlank() ? line : wanted + line).toList();
	}

	private static String indent(List<String> lines) {
		var common = "";
		var first = true;
		for (var line : lines) {
			if (!line.isBlank()) {
				var own = line.substring(0, line.length() - line.stripLeading().length());
				var most = 0;
				while (most < Math.min(own.length(), common.length()) && own.charAt(most) == common.charAt(most)) {
					most++;
				}
				common = first ? own : common.substring(0, most);
				first = false;
			}
		}
		return common;
	}
}
