package io.github.openrouter4e.git.internal.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A commit message as it stands in the field where it is written. Only the text is written anew; trailers, such as Change-Id
 * and Signed-off-by, and comments stay.
 *
 * @param text     without trailers and comments, and without blank lines around it
 * @param trailers the last paragraph, if it consists of trailers; "" for none
 * @param comments lines that are not part of the commit, in their order; "" for none
 */
@SuppressWarnings("nls") // what git takes for a trailer
public record MessageParts(String text, String trailers, String comments) {

	/** Says that lines cannot be comments. */
	public static final char NO_COMMENTS = '\0';

	private static final Pattern TRAILER = Pattern.compile("([A-Za-z0-9][A-Za-z0-9-]*): \\S.*|\\s+\\S.*");
	private static final String PICKED = "(cherry picked from commit ";

	/** Trailers also where a message has nothing else; any other word before a colon may begin a subject. */
	private static final Set<String> WELL_KNOWN = Set.of("signed-off-by", "change-id", "co-authored-by", "reviewed-by",
			"acked-by", "tested-by", "reported-by", "helped-by", "also-by", "bug");

	/**
	 * Takes a message apart.
	 *
	 * @param message   with line feeds
	 * @param comment   what lines that are not part of the commit begin with; {@link #NO_COMMENTS} if none are
	 */
	public static MessageParts of(String message, char comment) {
		var lines = new ArrayList<String>();
		var comments = new ArrayList<String>();
		for (var line : message.split("\n", -1)) {
			(comment != NO_COMMENTS && line.startsWith(String.valueOf(comment)) ? comments : lines).add(line);
		}
		var beginsBlank = !lines.isEmpty() && lines.getFirst().isBlank();
		trim(lines);
		var start = lines.size();
		while (start > 0 && !lines.get(start - 1).isBlank()) {
			start--;
		}
		var last = List.copyOf(lines.subList(start, lines.size()));
		if (!areTrailers(last, start == 0 && !beginsBlank)) {
			return new MessageParts(String.join("\n", lines), "", String.join("\n", comments));
		}
		var text = new ArrayList<>(lines.subList(0, start));
		trim(text);
		return new MessageParts(String.join("\n", text), String.join("\n", last), String.join("\n", comments));
	}

	private static void trim(List<String> lines) {
		while (!lines.isEmpty() && lines.getFirst().isBlank()) {
			lines.removeFirst();
		}
		while (!lines.isEmpty() && lines.getLast().isBlank()) {
			lines.removeLast();
		}
	}

	/** @param mayBeSubject whether it is where a subject would be */
	private static boolean areTrailers(List<String> paragraph, boolean mayBeSubject) {
		if (paragraph.isEmpty() || paragraph.getFirst().startsWith(" ") || paragraph.getFirst().startsWith("\t")) {
			return false;
		}
		for (var line : paragraph) {
			var trailer = TRAILER.matcher(line);
			if (!line.startsWith(PICKED)
					&& !(trailer.matches() && (!mayBeSubject || trailer.group(1) == null || isWellKnown(line)))) {
				return false;
			}
		}
		return true;
	}

	/** {@return whether a line is a trailer that says who or which change, which a model cannot know} */
	static boolean isWellKnown(String line) {
		var colon = line.indexOf(':');
		return colon > 0 && WELL_KNOWN.contains(line.substring(0, colon).toLowerCase(Locale.ROOT));
	}

	/** {@return the message with another text} The trailers follow after a blank line, and after another one the comments. */
	public String withText(String other) {
		var message = new StringBuilder(other);
		if (!trailers.isEmpty()) {
			message.append("\n\n").append(trailers);
		}
		if (!comments.isEmpty()) {
			message.append("\n\n").append(comments);
		}
		return message.append('\n').toString();
	}

	/** {@return the value of Gerrit's trailer; "" without one} */
	String changeId() {
		return trailers.lines().filter(line -> line.startsWith("Change-Id: ")).findFirst().orElse("");
	}
}
