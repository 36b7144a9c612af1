package io.github.openrouter4e.client.internal.web;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Takes the text out of HTML: without scripts, styles, menus and forms; headings, items of lists and code keep their shape. No
 * parser of HTML: what is malformed gives a text that is less pretty. One pass, whatever the page is. Pure.
 */
@SuppressWarnings("nls") // names of HTML
final class HtmlText {

	private static final Set<String> LEFT_OUT = Set.of("script", "style", "noscript", "template", "svg", "head", "nav",
			"form", "iframe", "object", "select", "button");
	private static final Set<String> RAW = Set.of("script", "style");
	private static final Set<String> BLOCKS = Set.of("p", "div", "section", "article", "main", "header", "footer",
			"aside", "ul", "ol", "dl", "dt", "dd", "table", "tr", "blockquote", "figure", "figcaption", "hr", "br",
			"li", "pre", "h1", "h2", "h3", "h4", "h5", "h6");
	private static final Map<String, String> ENTITIES = Map.ofEntries(Map.entry("amp", "&"), Map.entry("lt", "<"),
			Map.entry("gt", ">"), Map.entry("quot", "\""), Map.entry("apos", "'"), Map.entry("nbsp", " "),
			Map.entry("ndash", "\u2013"), Map.entry("mdash", "\u2014"), Map.entry("hellip", "\u2026"),
			Map.entry("lsquo", "\u2018"), Map.entry("rsquo", "\u2019"), Map.entry("ldquo", "\u201C"),
			Map.entry("rdquo", "\u201D"), Map.entry("laquo", "\u00AB"), Map.entry("raquo", "\u00BB"),
			Map.entry("copy", "\u00A9"), Map.entry("reg", "\u00AE"), Map.entry("trade", "\u2122"),
			Map.entry("bull", "\u2022"), Map.entry("middot", "\u00B7"), Map.entry("times", "\u00D7"),
			Map.entry("rarr", "\u2192"), Map.entry("larr", "\u2190"), Map.entry("para", "\u00B6"),
			Map.entry("auml", "\u00E4"), Map.entry("ouml", "\u00F6"), Map.entry("uuml", "\u00FC"),
			Map.entry("Auml", "\u00C4"), Map.entry("Ouml", "\u00D6"), Map.entry("Uuml", "\u00DC"),
			Map.entry("szlig", "\u00DF"), Map.entry("eacute", "\u00E9"), Map.entry("egrave", "\u00E8"),
			Map.entry("agrave", "\u00E0"), Map.entry("ccedil", "\u00E7"));
	private static final int LONGEST_ENTITY = 10;

	private final String html;
	private final StringBuilder text = new StringBuilder();
	private final StringBuilder title = new StringBuilder();
	private boolean inTitle;
	private int preformatted;
	/** The element that is left out with all that is in it, and how often it is open. */
	private String leftOut = "";
	private int depth;

	/**
	 * What is read.
	 *
	 * @param title "" if there is none
	 */
	record Result(String title, String text) {
	}

	private HtmlText(String html) {
		this.html = html;
	}

	static Result of(String html) {
		var reader = new HtmlText(html);
		reader.read();
		return new Result(reader.title.toString().strip().replaceAll("\\s+", " "),
				tidy(reader.text));
	}

	/** Without blanks at the ends of lines, and without rows of empty lines. */
	private static String tidy(CharSequence text) {
		var tidy = new StringBuilder(text.length());
		var ends = 0;
		for (var line : (Iterable<String>) text.toString().lines()::iterator) {
			var kept = line.stripTrailing();
			ends = kept.isEmpty() ? ends + 1 : 0;
			if (ends < 2 && (!kept.isEmpty() || !tidy.isEmpty())) {
				tidy.append(kept).append('\n');
			}
		}
		return tidy.toString().strip();
	}

	private void read() {
		var at = 0;
		while (at < html.length()) {
			var open = html.indexOf('<', at);
			characters(at, open < 0 ? html.length() : open);
			if (open < 0) {
				return;
			}
			at = html.startsWith("<!--", open) ? behind("-->", open) : isTag(open) ? tag(open) : literally(open);
		}
	}

	private boolean isTag(int open) {
		var next = open + 1 < html.length() ? html.charAt(open + 1) : ' ';
		return next == '/' || next == '!' || next == '?' || Character.isLetter(next);
	}

	private int literally(int open) {
		characters(open, open + 1);
		return open + 1;
	}

	private int behind(String end, int from) {
		var found = html.indexOf(end, from);
		return found < 0 ? html.length() : found + end.length();
	}

	/** @return where it ends */
	private int tag(int open) {
		var closing = html.charAt(open + 1) == '/';
		var start = open + (closing ? 2 : 1);
		var end = start;
		while (end < html.length() && Character.isLetterOrDigit(html.charAt(end))) {
			end++;
		}
		var name = html.substring(start, end).toLowerCase(Locale.ROOT);
		var after = endOfTag(end);
		element(name, closing, html.charAt(after - 1) == '>' && html.charAt(after - 2) == '/');
		return !closing && RAW.contains(name) ? endOfRaw(name, after) : after;
	}

	/** Where the closing tag of a script begins: all before it is no HTML. */
	private int endOfRaw(String name, int from) {
		for (var at = html.indexOf("</", from); at >= 0; at = html.indexOf("</", at + 2)) {
			if (html.regionMatches(true, at + 2, name, 0, name.length())) {
				return at;
			}
		}
		return html.length();
	}

	/** A quoted attribute may have a bracket in it. */
	private int endOfTag(int from) {
		char quote = 0;
		for (var at = from; at < html.length(); at++) {
			var c = html.charAt(at);
			if (quote != 0) {
				quote = c == quote ? 0 : quote;
			} else if (c == '"' || c == '\'') {
				quote = c;
			} else if (c == '>') {
				return at + 1;
			}
		}
		return html.length();
	}

	private void element(String name, boolean closing, boolean empty) {
		if (name.equals("title") && (leftOut.isEmpty() || leftOut.equals("head"))) {
			inTitle = !closing && title.isEmpty();
		} else if (name.equals("body") && leftOut.equals("head")) { // not every page closes its head
			leftOut = "";
			inTitle = false;
		} else if (!leftOut.isEmpty()) {
			depth += !name.equals(leftOut) || empty ? 0 : closing ? -1 : 1;
			leftOut = depth == 0 ? "" : leftOut;
		} else if (LEFT_OUT.contains(name) && !closing && !empty) {
			leftOut = name;
			depth = 1;
		} else if (BLOCKS.contains(name)) {
			block(name, closing);
		} else if ((name.equals("td") || name.equals("th")) && !closing && !endsWith('\n')) {
			text.append(" | ");
		}
	}

	private void block(String name, boolean closing) {
		if (name.equals("pre")) {
			preformatted = Math.max(0, preformatted + (closing ? -1 : 1));
		}
		if (name.equals("br") || name.equals("li") || name.equals("tr") || name.equals("dt") || name.equals("dd")) {
			line(1);
		} else {
			line(2);
		}
		if (!closing && name.equals("li")) {
			text.append("- ");
		} else if (!closing && name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) != 'r') {
			text.append("#".repeat(name.charAt(1) - '0')).append(' ');
		}
	}

	/** Ends the line, and leaves others empty. */
	private void line(int ends) {
		var have = 0;
		while (have < text.length() && text.charAt(text.length() - 1 - have) == '\n') {
			have++;
		}
		if (have < text.length()) {
			text.append("\n".repeat(Math.max(0, ends - have)));
		}
	}

	private boolean endsWith(char c) {
		return text.isEmpty() || text.charAt(text.length() - 1) == c;
	}

	private void characters(int from, int to) {
		for (var at = from; at < to; at++) {
			var c = html.charAt(at);
			var entity = c == '&' ? endOfEntity(at, to) : -1;
			var known = entity > 0 ? entity(html.substring(at + 1, entity)) : "";
			if (known.isEmpty()) {
				put(c);
			} else {
				for (var i = 0; i < known.length(); i++) {
					put(known.charAt(i));
				}
				at = entity;
			}
		}
	}

	private int endOfEntity(int from, int to) {
		for (var at = from + 1; at < Math.min(to, from + LONGEST_ENTITY); at++) {
			if (html.charAt(at) == ';') {
				return at;
			}
		}
		return -1;
	}

	private void put(char c) {
		if (inTitle) {
			title.append(c);
		} else if (leftOut.isEmpty()) {
			if (preformatted > 0) {
				if (c != '\r') {
					text.append(c);
				}
			} else if (!Character.isWhitespace(c)) {
				text.append(c);
			} else if (!endsWith(' ') && !endsWith('\n')) {
				text.append(' ');
			}
		}
	}

	/** What an entity stands for; "" if that is not known. */
	private static String entity(String name) {
		if (!name.startsWith("#")) {
			return ENTITIES.getOrDefault(name, "");
		}
		try {
			var code = name.startsWith("#x") || name.startsWith("#X")
					? Integer.parseInt(name.substring(2), 16)
					: Integer.parseInt(name.substring(1));
			return code > 0 && Character.isValidCodePoint(code) && !(code < ' ' && code != '\n' && code != '\t')
					? Character.toString(code)
					: "";
		} catch (@SuppressWarnings("unused") NumberFormatException e) {
			return "";
		}
	}
}
