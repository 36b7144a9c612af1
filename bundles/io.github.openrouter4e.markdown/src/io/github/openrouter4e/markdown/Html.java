package io.github.openrouter4e.markdown;

/** Text as HTML. */
@SuppressWarnings("nls") // HTML
public final class Html {

	private Html() {}

	/** Escapes for element content and for attributes in double quotes. */
	public static String escape(String text) {
		var result = new StringBuilder(text.length() + 16);
		append(result, text, 0, text.length());
		return result.toString();
	}

	static void append(StringBuilder result, String text, int start, int end) {
		for (var i = start; i < end; i++) {
			var c = text.charAt(i);
			switch (c) {
				case '<' -> result.append("&lt;");
				case '>' -> result.append("&gt;");
				case '&' -> result.append("&amp;");
				case '"' -> result.append("&quot;");
				case '\'' -> result.append("&#39;");
				default -> result.append(c);
			}
		}
	}
}
