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
	private static final Pattern SUMMARY = Pattern.compile(
			"<summary>\\s*(?:<(?:b|strong)>)?([^<]*)(?:</(?:b|strong)>)?\\s*</summary>", Pattern.CASE_INSENSITIVE);

	/** @param html of one block */
	static HtmlDetails of(String html) {
		if (!START.matcher(html).lookingAt()) {
			return new HtmlDetails("", html);
		}
		var text = TAG.matcher(html).replaceAll("").strip();
		var matcher = SUMMARY.matcher(text);
		return matcher.lookingAt()
				? new HtmlDetails(matcher.group(1).strip(), text.substring(matcher.end()).strip())
				: new HtmlDetails("", text);
	}

	/** Whether nothing of it is seen. */
	boolean isEmpty() {
		return summary.isEmpty() && rest.isEmpty();
	}
}
