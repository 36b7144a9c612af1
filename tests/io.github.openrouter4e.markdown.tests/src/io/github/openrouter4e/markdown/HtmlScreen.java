package io.github.openrouter4e.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.markdown.code.ShownCodes;

/** What the browser widget would show after the changes so far. */
@SuppressWarnings("nls")
final class HtmlScreen {

	private static final String CODE_END = "</code></pre></div>";

	private static final Pattern IDENTITY = Pattern.compile("data-c=\"\\d+\"");

	private final List<String> blocks = new ArrayList<>();
	private @Nullable String tail;

	/** What is shown of a document that came in one piece. */
	static HtmlScreen streamed(HtmlBlocks html, String document) {
		var streaming = streaming(html);
		var screen = new HtmlScreen();
		streaming.append(document);
		screen.apply(streaming.advance());
		screen.apply(streaming.finish());
		return screen;
	}

	/** What is shown of a document that is read again from the history. */
	static HtmlScreen rendered(HtmlBlocks html, String document) {
		var screen = new HtmlScreen();
		new MarkdownRenderer<>(html).render(document, new ShownCodes().group())
				.forEach(b -> screen.apply(List.of(new Change.Add<>(b))));
		return screen;
	}

	/** An answer of whose code blocks nobody asks. */
	static StreamingMarkdown<String> streaming(HtmlBlocks html) {
		var codes = new ShownCodes();
		return new StreamingMarkdown<>(html, codes.group(), codes.group());
	}

	void apply(List<Change<String>> changes) {
		for (var change : changes) {
			switch (change) {
				case Change.Add<String>(var block) -> blocks.add(block.strip());
				case Change.Extend<String>(var lines) -> {
					var last = blocks.removeLast();
					if (!last.endsWith(CODE_END)) {
						throw new AssertionError("only code can be extended: " + last);
					}
					blocks.add(last.substring(0, last.length() - CODE_END.length()) + lines + CODE_END);
				}
				case Change.Tail<String>(var block) -> tail = block;
				case Change.Restart<String>() -> {
					blocks.clear();
					tail = null;
				}
			}
		}
	}

	/** The closed blocks. */
	List<String> blocks() {
		return blocks;
	}

	/** With the code blocks numbered from 0: each time a block is rendered it gets another identity. */
	String html() {
		var end = tail;
		var html = String.join("\n", blocks) + (end == null ? "" : "\n" + end.strip());
		var number = new AtomicInteger();
		return IDENTITY.matcher(html).replaceAll(match -> "data-c=\"" + number.getAndIncrement() + "\"");
	}

	/** What a reader reads. */
	String text() {
		return html().replaceAll("<[^>]*>", "").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"")
				.replace("&#39;", "'").replace("&amp;", "&");
	}
}
