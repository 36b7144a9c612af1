package io.github.openrouter4e.git.internal.message;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.github.openrouter4e.git.internal.PlainText;
import io.github.openrouter4e.storage.WellFormed;

/**
 * Makes a commit message of what a model answers: models put it between fences or quotes, announce it, or think aloud before
 * it, though they are asked not to. Also takes an answer that is still arriving. Stateless; the same answer gives the same
 * message.
 */
@SuppressWarnings("nls") // what models write around a message
public final class MessageCleaner {

	/** Characters of a message; nobody reads a longer one. */
	static final int LONGEST = 4_000;
	/** A subject up to this length is left as it is. */
	static final int LONGEST_SUBJECT = 100;
	/** Where a longer one is cut, as the places that show subjects do. */
	private static final int SUBJECT = 72;

	private static final Pattern THOUGHT = Pattern.compile("(?s)<(think|thinking|reasoning)>.*?(</\\1>|$)");
	private static final Pattern FENCED = Pattern
			.compile("(?s)^\\s*([^\\n]*:[ \\t]*\\n\\s*)?```[^\\n]*\\n(.*?)(\\n?```.*|$)");
	private static final Pattern FENCE_BEGUN = Pattern.compile("^\\s*`{1,3}[a-zA-Z]*$");
	private static final Pattern ANNOUNCED = Pattern.compile(
			"(?i)^(\\*\\*)?(here('s| is)[^\\n:]*|(suggested |proposed )?commit message|subject|message|提交信息|提交说明)(\\*\\*)?[:：](\\*\\*)?[ \\t]*\\n*");
	private static final Pattern HEADING = Pattern.compile("^(#{1,6} +|\\*\\*(?=[^*]+\\*\\*$))");
	private static final Pattern HEADING_SIGN = Pattern.compile("^ {0,3}#{1,6} +");
	private static final Pattern REFERENCE = Pattern.compile("(#\\d+)[\\s:,.-]*(.+)");
	private static final List<String> QUOTES = List.of("\"\"", "''", "``", "\u201C\u201D", "\u300C\u300D");

	private MessageCleaner() {}

	/**
	 * The message in an answer.
	 *
	 * @param answer   as far as it has arrived
	 * @param comment  what lines that git leaves out begin with; {@link MessageParts#NO_COMMENTS} if it leaves out none
	 * @param fullStop whether a subject may end with one
	 * @return with line feeds, without blank lines around it; "" if there is none yet
	 */
	public static String clean(String answer, char comment, boolean fullStop) {
		var text = PlainText.of(THOUGHT.matcher(answer.replace("\r\n", "\n").replace('\r', '\n')).replaceAll(""));
		var fenced = FENCED.matcher(text);
		if (fenced.find()) {
			text = String.valueOf(fenced.group(2));
		} else if (FENCE_BEGUN.matcher(text).matches()) {
			return "";
		}
		text = ANNOUNCED.matcher(text.strip()).replaceFirst("");
		var lines = new ArrayList<>(unquoted(text.strip()).lines().map(String::stripTrailing).toList());
		lines.removeIf(MessageParts::isWellKnown);
		return lines.isEmpty() ? "" : cut(String.join("\n", visible(arranged(lines, fullStop), comment)).strip());
	}

	private static String unquoted(String text) {
		for (var quotes : QUOTES) {
			var inner = text.length() < 2 ? "" : text.substring(1, text.length() - 1);
			if (text.length() > 2 && text.charAt(0) == quotes.charAt(0)
					&& text.charAt(text.length() - 1) == quotes.charAt(1)
					&& inner.indexOf(quotes.charAt(0)) < 0 && inner.indexOf(quotes.charAt(1)) < 0) {
				return inner.strip();
			}
		}
		return text;
	}

	/** A subject, a blank line, and the body without needless blank lines. */
	private static List<String> arranged(List<String> lines, boolean fullStop) {
		var subject = subject(lines.getFirst(), fullStop);
		var arranged = new ArrayList<String>();
		var rest = "";
		if (subject.codePointCount(0, subject.length()) > LONGEST_SUBJECT) {
			var limit = subject.offsetByCodePoints(0, SUBJECT);
			var space = subject.lastIndexOf(' ', limit);
			var end = space > 0 ? space : limit;
			rest = "\u2026 " + subject.substring(end).strip();
			subject = subject.substring(0, end) + " \u2026";
		}
		arranged.add(subject);
		arranged.add("");
		if (!rest.isEmpty()) {
			arranged.add(rest);
		}
		for (var line : lines.subList(1, lines.size())) {
			if (!line.isBlank() || !arranged.getLast().isBlank()) {
				arranged.add(line);
			}
		}
		return arranged;
	}

	private static String subject(String line, boolean fullStop) {
		var subject = line.strip();
		var heading = HEADING.matcher(subject);
		if (heading.find()) {
			subject = subject.substring(heading.end()).strip();
			subject = subject.endsWith("**") ? subject.substring(0, subject.length() - 2) : subject;
		}
		subject = unquoted(subject);
		var ends = subject.endsWith(".") && !subject.endsWith("..") || subject.endsWith("\u3002");
		return ends && !fullStop ? subject.substring(0, subject.length() - 1) : subject;
	}

	/**
	 * Words lines that git would take for comments so that it does not. A blank before them would not do for EGit, which looks
	 * at the first other character.
	 */
	private static List<String> visible(List<String> lines, char comment) {
		if (comment == MessageParts.NO_COMMENTS) {
			return lines;
		}
		var sign = String.valueOf(comment);
		var visible = new ArrayList<>(lines);
		for (var i = 0; i < lines.size(); i++) {
			var line = HEADING_SIGN.matcher(lines.get(i)).replaceFirst("");
			if (line.stripLeading().startsWith(sign)) {
				line = i == 0 ? withReferenceLast(line.strip(), sign) : "- " + line.stripLeading();
			}
			visible.set(i, line);
		}
		return visible;
	}

	/** A subject such as "#12: Add a" with its number at the end, and without the sign if it is something else. */
	private static String withReferenceLast(String subject, String sign) {
		var reference = REFERENCE.matcher(subject);
		return sign.equals("#") && reference.matches()
				? reference.group(2) + " (" + reference.group(1) + ")"
				: subject.substring(sign.length()).strip();
	}

	private static String cut(String message) {
		if (message.length() <= LONGEST) {
			return message;
		}
		var line = message.lastIndexOf('\n', LONGEST);
		return (line > 0 ? message.substring(0, line) : WellFormed.beginning(message, LONGEST)).strip();
	}
}
