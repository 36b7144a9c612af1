package io.github.openrouter4e.ui.internal.markdown;

import java.util.ArrayList;
import java.util.List;

import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Renders an answer while it arrives. A block is closed as soon as the parser
 * has opened the next one on a complete line (CommonMark never reopens a block),
 * and only what comes after the closed blocks is parsed again. So a chunk costs
 * the same however much came before. Not thread-safe: one answer, one thread.
 *
 * @param <T> the form the widget takes
 */
public final class StreamingMarkdown<T> {

	/** More of one answer than this is not shown; copy and export have it all. */
	static final int MAX_SHOWN = 600_000;
	/** An unfinished block longer than this is closed at its last good place. */
	private static final int MAX_OPEN = 16_000;

	private final MarkdownParser parser;
	private final BlockRenderer<T> renderer;
	private final CodeHighlighter highlighter = new CodeHighlighter();
	private final LineBuffer buffer = new LineBuffer();
	private final StringBuilder open = new StringBuilder();
	private final StringBuilder definitions = new StringBuilder();
	private final StringBuilder all = new StringBuilder();
	private final ShownCodes.Group codes;
	private final ShownCodes.Group tailCodes;
	private final TextCleaner cleaner = new TextCleaner();
	private final CarriedImages images = new CarriedImages();
	private final LongestLine lines = new LongestLine();
	private @Nullable OpenFence fence;
	private int omitted;
	private boolean tailShown;

	/**
	 * @param codes     takes the code blocks
	 * @param tailCodes takes those of what is not finished yet, which each frame shows anew
	 */
	public StreamingMarkdown(MarkdownParser parser, BlockRenderer<T> renderer, ShownCodes.Group codes,
			ShownCodes.Group tailCodes) {
		this.parser = parser;
		this.renderer = renderer;
		this.codes = codes;
		this.tailCodes = tailCodes;
	}

	/** Takes text; cheap. What it changes comes with the next {@link #advance()}. */
	public void append(String delta) {
		add(lines.take(images.take(cleaner.take(delta))));
	}

	private void add(String delta) {
		var room = MAX_SHOWN - all.length();
		var shown = delta;
		if (delta.length() > room) {
			shown = omitted > 0 ? "" : delta.substring(0, room) + TextCleaner.CUT; //$NON-NLS-1$
			omitted += delta.length() - Math.max(0, room);
		}
		all.append(shown);
		buffer.append(shown);
	}

	/** What has changed on the screen since the last call. */
	public List<Change<T>> advance() {
		var changes = new ArrayList<Change<T>>();
		read(buffer.takeLines(), changes);
		showTail(changes);
		return changes;
	}

	/** The last changes; after that the answer looks as if it had come in one piece. */
	public List<Change<T>> finish() {
		var changes = new ArrayList<Change<T>>();
		add(lines.take(images.take(cleaner.end()) + images.end()));
		if (!buffer.unfinished().isEmpty()) {
			buffer.append("\n"); //$NON-NLS-1$
		}
		read(buffer.takeLines(), changes);
		tailCodes.clear();
		if (!definitions.isEmpty() || open.indexOf("]:") >= 0) { //$NON-NLS-1$
			// a link may point to a definition that came after it
			changes.add(new Change.Restart<>());
			codes.clear();
			for (var block : new MarkdownRenderer<>(parser, renderer).render(all.toString(), images, codes)) {
				changes.add(new Change.Add<>(block));
			}
		} else {
			var document = images.restore(parser.parseForDisplay(open.toString()));
			changes.add(new Change.Tail<>(null));
			for (var block = document.getFirstChild(); block != null; block = block.getNext()) {
				changes.add(new Change.Add<>(renderer.block(block, codes)));
			}
		}
		if (omitted + lines.omitted() > 0) {
			changes.add(new Change.Add<>(renderer.omitted(omitted + lines.omitted())));
		}
		return changes;
	}

	private void read(String lines, List<Change<T>> changes) {
		var rest = lines;
		while (!rest.isEmpty()) {
			var current = fence;
			if (current != null) {
				rest = readFence(current, rest, changes);
			} else {
				open.append(rest);
				rest = closeBlocks(changes);
			}
		}
	}

	private String readFence(OpenFence current, String lines, List<Change<T>> changes) {
		var added = new ArrayList<CodeLine>();
		var start = 0;
		while (start < lines.length() && fence != null) {
			var end = lines.indexOf('\n', start);
			var line = lines.substring(start, end);
			if (current.closes(line)) {
				fence = null;
			} else {
				added.add(current.next(line));
			}
			start = end + 1;
		}
		if (!added.isEmpty()) {
			changes.add(new Change.Extend<>(renderer.codeLines(added)));
		}
		return lines.substring(start);
	}

	/** @return lines that belong behind a block which was closed by force */
	private String closeBlocks(List<Change<T>> changes) {
		var document = images.restore(parser.parseForDisplay(definitions + open.toString()));
		var last = document.getLastChild();
		if (last == null) {
			open.setLength(0);
			return ""; //$NON-NLS-1$
		}
		var prefix = definitions.length();
		for (var block = document.getFirstChild(); block != null && block != last; block = block.getNext()) {
			var start = LongBlocks.start(block) - prefix;
			if (start >= 0) {
				close(block, start, changes);
			}
		}
		open.delete(0, LongBlocks.lineStart(open, Math.max(0, LongBlocks.start(last) - prefix)));
		if (last instanceof FencedCodeBlock code && code.getClosingFenceLength() == null) {
			openFence(code, changes);
		} else if (open.length() > MAX_OPEN) {
			return closeByForce(last, changes);
		}
		return ""; //$NON-NLS-1$
	}

	private void close(Node block, int start, List<Change<T>> changes) {
		if (block instanceof LinkReferenceDefinition) {
			var end = open.indexOf("\n", start); //$NON-NLS-1$
			definitions.append(open, start, end < 0 ? open.length() : end).append("\n\n"); //$NON-NLS-1$
			return;
		}
		changes.add(new Change.Add<>(renderer.block(block, codes)));
	}

	private void openFence(FencedCodeBlock code, List<Change<T>> changes) {
		var shown = new ShownCode(code.getInfo() == null ? "" : code.getInfo()); //$NON-NLS-1$
		var opened = new OpenFence(code, shown, highlighter.start(shown.language()));
		var id = codes.add(shown);
		changes.add(new Change.Add<>(renderer.code(id, shown.language(), opened.begin(code.getLiteral()))));
		fence = opened;
		open.setLength(0);
	}

	private String closeByForce(Node last, List<Change<T>> changes) {
		var split = LongBlocks.split(last, open, definitions.length());
		if (split.closed().isEmpty()) {
			return ""; //$NON-NLS-1$
		}
		var document = images.restore(parser.parseForDisplay(definitions + split.closed()));
		for (var block = document.getFirstChild(); block != null; block = block.getNext()) {
			if (LongBlocks.start(block) >= definitions.length()) {
				changes.add(new Change.Add<>(renderer.block(block, codes)));
			}
		}
		open.setLength(0);
		open.append(split.rest());
		return ""; //$NON-NLS-1$
	}

	private void showTail(List<Change<T>> changes) {
		var tail = tail();
		if (tail != null || tailShown) {
			changes.add(new Change.Tail<>(tail));
			tailShown = tail != null;
		}
	}

	private @Nullable T tail() {
		tailCodes.clear();
		var unfinished = buffer.unfinished();
		var current = fence;
		if (current != null) {
			if (current.mayClose(unfinished)) {
				current.hideUnfinished();
				return null;
			}
			return renderer.codeTail(current.peek(unfinished));
		}
		// long images wait for the end of their block: each frame shows the tail anew, and would have all their data in it
		var text = UnfinishedText.mend(open + unfinished);
		var document = parser.parseForDisplay(definitions + text);
		var parts = new ArrayList<T>();
		for (var block = document.getFirstChild(); block != null; block = block.getNext()) {
			if (LongBlocks.start(block) >= definitions.length() && !(block instanceof LinkReferenceDefinition)) {
				parts.add(renderer.block(block, tailCodes));
			}
		}
		return parts.isEmpty() ? null : renderer.join(parts);
	}
}
