package io.github.openrouter4e.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.markdown.code.CodeHighlighter;
import io.github.openrouter4e.markdown.code.CodeLine;
import io.github.openrouter4e.markdown.code.ShownCode;
import io.github.openrouter4e.markdown.code.ShownCodes;
import io.github.openrouter4e.markdown.parser.EastAsianEmphasis;
import io.github.openrouter4e.markdown.parser.GrowingText;
import io.github.openrouter4e.markdown.parser.MarkdownParser;
import io.github.openrouter4e.markdown.parser.References;
import io.github.openrouter4e.markdown.parser.UnfinishedText;
import io.github.openrouter4e.markdown.text.BlockSplitter;
import io.github.openrouter4e.markdown.text.DataUrlBuffer;
import io.github.openrouter4e.markdown.text.LineBuffer;
import io.github.openrouter4e.markdown.text.LineTruncator;
import io.github.openrouter4e.markdown.text.TextCleaner;

/**
 * Renders an answer while it arrives. A block is closed as soon as the parser
 * has opened the next one on a complete line (CommonMark never reopens a block),
 * and only what comes after the closed blocks is parsed again. So a chunk costs
 * the same however much came before. A block that grows long is closed early, at
 * a line that does not depend on how the text arrived, so that the end is the
 * same as of a text that came in one piece. Not thread-safe: one answer, one
 * thread.
 *
 * @param <T> the form the widget takes
 */
public final class StreamingMarkdown<T> {

	/** More of one answer than this is not shown; copy and export have it all. */
	static final int MAX_SHOWN = 600_000;
	/** An unfinished block longer than this is closed at its last good place. */
	static final int MAX_OPEN = 4_000;
	/** A table is closed later: the header that the rest of it repeats would puzzle. */
	static final int MAX_OPEN_TABLE = 12_000;
	/** What is unfinished and longer than this is shown anew only with so much new text for so much of it. */
	private static final int SHORT = 500;
	private static final int PATIENCE = 12;

	private final BlockRenderer<T> renderer;
	private final ShownCodes.Group codes;
	private final ShownCodes.Group tailCodes;
	private final CodeHighlighter highlighter = new CodeHighlighter();
	private final References references;
	private final MarkdownParser.Pieces parser;
	private final GrowingText growing;
	private final DataUrlBuffer images;
	private final TextCleaner cleaner = new TextCleaner();
	private final LineTruncator lines;
	/** So many characters are shown. */
	private final int most;
	private final LineBuffer buffer = new LineBuffer();
	private final StringBuilder all = new StringBuilder();
	private final StringBuilder open = new StringBuilder();
	/** The indentation that the lines of a list lose because its beginning was closed early. */
	private int indentation;
	private @Nullable OpenFence fence;
	/** The lines of the open fence that are not shown yet. */
	private List<CodeLine> fenceLines = new ArrayList<>();
	/** Shows the open fence, which nothing is shown of yet; null once it is shown. */
	private @Nullable Function<List<CodeLine>, T> unshownFence;
	private int omitted;
	private int shownUntil;
	private boolean tailShown;
	/** So much of what is open was parsed as it is, the last time: complete lines that showing the rest has not mended. */
	private int unchanged;
	/** Whether lines have come since blocks were closed; without them none can be. */
	private boolean hasNewLines;

	/**
	 * @param codes     takes the code blocks
	 * @param tailCodes takes those of what is not finished yet, which each frame shows anew
	 */
	public StreamingMarkdown(BlockRenderer<T> renderer, ShownCodes.Group codes, ShownCodes.Group tailCodes) {
		this(renderer, codes, tailCodes, false);
	}

	/** @param whole whether nothing is left out for its length */
	StreamingMarkdown(BlockRenderer<T> renderer, ShownCodes.Group codes, ShownCodes.Group tailCodes, boolean whole) {
		this(renderer, codes, tailCodes, new References(), new DataUrlBuffer(),
				new LineTruncator(whole ? Integer.MAX_VALUE : LineTruncator.MOST),
				whole ? Integer.MAX_VALUE : MAX_SHOWN);
	}

	private StreamingMarkdown(BlockRenderer<T> renderer, ShownCodes.Group codes, ShownCodes.Group tailCodes,
			References references, DataUrlBuffer images, LineTruncator lines, int most) {
		this.renderer = renderer;
		this.codes = codes;
		this.tailCodes = tailCodes;
		this.references = references;
		this.images = images;
		this.lines = lines;
		this.most = most;
		this.parser = MarkdownParser.pieces(references);
		this.growing = new GrowingText(parser);
	}

	/** Takes text; cheap. What it changes comes with the next {@link #advance()}. */
	public void append(String delta) {
		add(lines.take(images.take(cleaner.take(delta))));
	}

	private void add(String delta) {
		var room = most - all.length();
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
		if (fence == null) {
			if (changes.isEmpty() && isTooEarly()) {
				return changes;
			}
			showOpen(changes);
		} else {
			showOpenFence(changes);
		}
		shownUntil = all.length();
		return changes;
	}

	private boolean isTooEarly() {
		var more = all.length() - shownUntil;
		return more == 0 || more < (open.length() - SHORT) / PATIENCE;
	}

	/** The last changes; after that the answer looks as if it had come in one piece. */
	public List<Change<T>> finish() {
		var changes = new ArrayList<Change<T>>();
		add(lines.take(images.take(cleaner.end()) + images.end()));
		readToEnd(changes);
		if (references.isMissingOneFound()) {
			// a link points to a definition that came after it
			changes.clear();
			changes.add(new Change.Restart<>());
			codes.clear();
			references.forgetMissing();
			var again = new StreamingMarkdown<>(renderer, codes, tailCodes, references, images, lines, most);
			again.buffer.append(all);
			again.readToEnd(changes);
		}
		if (omitted + lines.omitted() > 0) {
			changes.add(new Change.Add<>(renderer.omitted(omitted + lines.omitted())));
		}
		return changes;
	}

	private void readToEnd(List<Change<T>> changes) {
		read(buffer.takeLines(), changes);
		if (!buffer.unfinished().isEmpty()) {
			buffer.append("\n"); //$NON-NLS-1$
			read(buffer.takeLines(), changes);
		}
		tailCodes.clear();
		showFenceLines(changes);
		changes.add(new Change.Tail<>(null));
		if (fence == null) {
			addAll(images.restore(parser.parse(open.toString())), changes);
		}
	}

	private void addAll(Node document, List<Change<T>> changes) {
		for (var block = document.getFirstChild(); block != null; block = block.getNext()) {
			addBlock(block, changes);
		}
	}

	private void addBlock(Node block, List<Change<T>> changes) {
		if (block instanceof LinkReferenceDefinition definition) {
			references.add(definition);
		} else if (isSeen(block)) {
			changes.add(new Change.Add<>(renderer.block(block, codes)));
		}
	}

	private static boolean isSeen(Node block) {
		return !(block instanceof LinkReferenceDefinition
				|| block instanceof HtmlBlock html && HtmlDetails.of(html.getLiteral()).isEmpty());
	}

	private void read(String lines, List<Change<T>> changes) {
		var start = 0;
		hasNewLines |= !lines.isEmpty();
		while (start < lines.length()) {
			var end = lines.indexOf('\n', start) + 1;
			var line = lines.substring(start, end);
			start = end;
			var current = fence;
			if (current == null) {
				var before = open.length();
				open.append(EastAsianEmphasis.helped(withoutIndentation(line)));
				if (before / MAX_OPEN < open.length() / MAX_OPEN) {
					closeBlocks(changes);
				}
			} else {
				readFence(current, withoutIndentation(line), changes);
			}
		}
	}

	private String withoutIndentation(String line) {
		if (indentation == 0) {
			return line;
		}
		var spaces = 0;
		while (spaces < indentation && line.charAt(spaces) == ' ') {
			spaces++;
		}
		if (spaces < indentation && !line.isBlank()) {
			indentation = spaces;
		}
		return line.substring(spaces);
	}

	private void readFence(OpenFence current, String line, List<Change<T>> changes) {
		var text = line.substring(0, line.length() - 1);
		if (current.closes(text)) {
			showFenceLines(changes);
			fence = null;
		} else {
			fenceLines.add(current.next(text));
		}
	}

	private void showFenceLines(List<Change<T>> changes) {
		var unshown = unshownFence;
		if (unshown != null) {
			changes.add(new Change.Add<>(unshown.apply(fenceLines)));
		} else if (!fenceLines.isEmpty()) {
			changes.add(new Change.Extend<>(renderer.codeLines(fenceLines)));
		}
		unshownFence = null;
		fenceLines = new ArrayList<>();
	}

	/** Closes all blocks but the last, and that too if it has grown long. */
	private void closeBlocks(List<Change<T>> changes) {
		boolean tooLong;
		do {
			var document = images.restore(parser.parse(open.toString()));
			var last = document.getLastChild();
			if (last == null) {
				open.setLength(0);
				return;
			}
			for (var block = document.getFirstChild(); block != null && block != last; block = block.getNext()) {
				addBlock(block, changes);
			}
			var start = BlockSplitter.lineStart(open, BlockSplitter.start(last));
			while (last.getPrevious() instanceof LinkReferenceDefinition && last instanceof Paragraph
					&& Character.isWhitespace(open.charAt(start))) {
				start++; // its first line goes on from the definition, and would be code by itself
			}
			open.delete(0, start);
			if (last instanceof FencedCodeBlock code && code.getClosingFenceLength() == null) {
				openFence(code);
			} else if (start == 0 && open.length() >= (last instanceof TableBlock ? MAX_OPEN_TABLE : MAX_OPEN)) {
				var split = BlockSplitter.split(last, open);
				addAll(images.restore(parser.parse(split.closed())), changes);
				open.setLength(0);
				open.append(split.rest());
				indentation += split.indentation();
			}
			tooLong = open.length() >= MAX_OPEN && !(last instanceof TableBlock);
		} while (tooLong);
	}

	private void openFence(FencedCodeBlock code) {
		var shown = new ShownCode(code.getInfo() == null ? "" : code.getInfo()); //$NON-NLS-1$
		var opening = open.substring(0, open.indexOf("\n")); //$NON-NLS-1$
		var opened = new OpenFence(code, opening, shown, highlighter.start(shown.language()));
		var id = codes.add(shown);
		unshownFence = lines -> renderer.code(id, shown.language(), lines);
		fenceLines.addAll(opened.begin(code.getLiteral()));
		fence = opened;
		open.setLength(0);
	}

	private void showOpenFence(List<Change<T>> changes) {
		showFenceLines(changes);
		tailCodes.clear();
		var current = Objects.requireNonNull(fence);
		var unfinished = buffer.unfinished();
		var line = unfinished.isEmpty() ? "" : withoutIndentationFor(unfinished); //$NON-NLS-1$
		if (current.mayClose(line)) {
			current.hideUnfinished();
			showTail(null, changes);
		} else {
			showTail(renderer.codeTail(current.peek(line)), changes);
		}
	}

	/** Shows what is unfinished, and closes what has been finished in it. */
	private void showOpen(List<Change<T>> changes) {
		var document = closedAndParsed(changes);
		if (document == null) {
			showOpenFence(changes);
			return;
		}
		tailCodes.clear();
		// long images wait for the end of their block: each frame shows the tail anew, and would have all their data in it
		var parts = new ArrayList<T>();
		for (var block = document.getFirstChild(); block != null; block = block.getNext()) {
			if (isSeen(block)) {
				parts.add(renderer.block(block, tailCodes));
			}
		}
		showTail(parts.isEmpty() ? null : renderer.join(parts), changes);
	}

	/**
	 * Closes what has been finished, with one parse for that and for what is to be shown wherever that is possible.
	 *
	 * @return what is not finished; null if it is a code block
	 */
	private @Nullable Node closedAndParsed(List<Change<T>> changes) {
		var mayClose = hasNewLines && !open.isEmpty();
		hasNewLines = false;
		if (mayClose && !mayDefine()) {
			var document = parsedOpen();
			if (closeFinished(document, changes)) {
				return document;
			}
		}
		if (mayClose) {
			closeBlocks(changes);
		}
		return fence == null ? parsedOpen() : null;
	}

	private void showTail(@Nullable T tail, List<Change<T>> changes) {
		if (tail != null || tailShown) {
			changes.add(new Change.Tail<>(tail));
			tailShown = tail != null;
		}
	}

	/** All that is not closed, with the line that is not finished, as what it is about to become. */
	private Node parsedOpen() {
		var text = open + EastAsianEmphasis.helped(withoutIndentationFor(buffer.unfinished()));
		var mended = UnfinishedText.mend(text);
		unchanged = Math.min(open.length(), commonStart(text, mended));
		return growing.parse(mended, unchanged);
	}

	private static int commonStart(String a, String b) {
		var end = Math.min(a.length(), b.length());
		var at = 0;
		while (at < end && a.charAt(at) == b.charAt(at)) {
			at++;
		}
		return at;
	}

	/** Whether there may be a definition, which changes blocks before it, and may not be complete. */
	private boolean mayDefine() {
		return open.indexOf("]:") >= 0 || buffer.unfinished().contains("]:"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/**
	 * Closes the blocks that a complete line has ended, and takes them out of the document. This one has a line more than the
	 * one that {@link #closeBlocks} would make, which no block can belong to but the last.
	 *
	 * @return false if more is to be done
	 */
	private boolean closeFinished(Node document, List<Change<T>> changes) {
		var last = document.getLastChild();
		if (last == null || last instanceof FencedCodeBlock) {
			return false;
		}
		var closed = 0;
		var block = document.getFirstChild();
		while (block != last) {
			var next = Objects.requireNonNull(block.getNext());
			var nextStart = BlockSplitter.lineStart(open, Math.min(open.length(), BlockSplitter.start(next)));
			var lineEnd = open.indexOf("\n", nextStart) + 1; //$NON-NLS-1$
			// a paragraph's last line becomes the header of a table only by the line behind it
			var ended = lineEnd > 0 && next instanceof TableBlock ? open.indexOf("\n", lineEnd) + 1 : lineEnd; //$NON-NLS-1$
			if (ended == 0 || ended > unchanged) {
				break;
			}
			addBlock(images.restore(block), changes);
			block.unlink();
			block = next;
			closed = nextStart;
		}
		open.delete(0, closed);
		return true;
	}

	/** Of a line that is not finished, and so changes nothing. */
	private String withoutIndentationFor(String unfinished) {
		var before = indentation;
		var line = withoutIndentation(unfinished + '\n');
		indentation = before;
		return line.substring(0, line.length() - 1);
	}
}
