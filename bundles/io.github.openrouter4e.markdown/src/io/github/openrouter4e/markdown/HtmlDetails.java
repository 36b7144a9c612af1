package io.github.openrouter4e.markdown;

import java.util.regex.Pattern;

/**
 * HTML for text that can be folded, read without its tags: all of it is shown. The text itself is Markdown between such blocks.
 *
 * @param summary may be empty
 * @param rest    HTML that is not known here, shown as it is; may be empty
 */
@SuppressWarnings("nls") // HTML
record HtmlDetails(String summary, String rest) {

	private static final Pattern START = Pattern.compile("\\s*<(?:/?details|details open|summary)>",
			Pattern.CASE_INSENSITIVE);
	private static final Pattern TAG = Pattern.compile("</?details>|<details open>", Pattern.CASE_INSENSITIVE);
	private static final Pattern SUMMARY = Pattern.compile("<summary>(.*?)</summary>",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
	private static final Pattern LOOK = Pattern.compile("</?(?:b|strong|i|em|code|kbd|u|h[1-6])>",
			Pattern.CASE_INSENSITIVE);

	/** @param html of one block */
	static HtmlDetails of(String html) {
		if (!START.matcher(html).lookingAt()) {
			return new HtmlDetails("", html);
		}
		var text = TAG.matcher(html).replaceAll("").strip();
		var matcher = SUMMARY.matcher(text);
		var summary = matcher.lookingAt() ? LOOK.matcher(matcher.group(1)).replaceAll("").strip() : "<";
		return summary.contains("<") // with a tag that says more than how it looks
				? new HtmlDetails("", text)
				: new HtmlDetails(summary, text.substring(matcher.end()).strip());
	}

	/** Whether nothing of it is seen. */
	boolean isEmpty() {
		return summary.isEmpty() && rest.isEmpty();
	}
}
