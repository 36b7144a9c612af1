package io.github.openrouter4e.ui.internal.transcript.styledtext;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.BidiSegmentEvent;
import org.eclipse.swt.custom.LineBackgroundEvent;
import org.eclipse.swt.custom.LineStyleEvent;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.custom.TextChangeListener;
import org.eclipse.swt.custom.TextChangedEvent;
import org.eclipse.swt.custom.TextChangingEvent;

import io.github.openrouter4e.markdown.RichText;
import io.github.openrouter4e.markdown.RichText.LineKind;
import io.github.openrouter4e.markdown.text.TextDirection;
import io.github.openrouter4e.ui.internal.transcript.ActionNames;
import io.github.openrouter4e.ui.internal.transcript.UserAction;
import io.github.openrouter4e.ui.internal.transcript.feed.PieceKey;
import io.github.openrouter4e.ui.internal.transcript.feed.TranscriptEdit;
import io.github.openrouter4e.ui.internal.transcript.styledtext.PieceOffsets.Entry;
import io.github.openrouter4e.ui.internal.transcript.styledtext.PieceOffsets.Piece;

/**
 * Carries out edits on a styled text: replaces just the characters of the piece
 * that changed. How lines look is not told to the text but asked by it, when a
 * line comes into view: each call that sets a style, a background or an indent
 * would have it measure its lines again.
 */
final class NativeText {

	/** Below this no character runs from right to left. */
	private static final char FIRST_HEBREW = 0x590;
	private static final String RIGHT_TO_LEFT_EMBEDDING = "\u202B"; //$NON-NLS-1$
	private static final String END_OF_EMBEDDING = "\u202C"; //$NON-NLS-1$
	private static final String LEFT_TO_RIGHT_ISOLATE = "\u2066"; //$NON-NLS-1$
	private static final String END_OF_ISOLATE = "\u2069"; //$NON-NLS-1$
	private static final String LEFT_TO_RIGHT_MARK = "\u200E"; //$NON-NLS-1$
	private static final String RIGHT_TO_LEFT_MARK = "\u200F"; //$NON-NLS-1$
	/** What stands between the columns of a table. */
	private static final char COLUMN = '\u2502';
	/** Lines are indented by no more than this part of the width. */
	private static final int MOST_INDENT = 3;

	private final StyledText text;
	private final PieceOffsets offsets = new PieceOffsets();
	private final NativeImages images;
	private RichStyles styles;
	private int anchor;
	private String marked = ""; //$NON-NLS-1$
	/** What is to become of {@link #offsets} in the middle of the change of the text. */
	private @Nullable Runnable pending;

	/** @param images is told of an image that takes another room, see {@link #measure} */
	NativeText(StyledText text, RichStyles styles, Consumer<String> imageChanged) {
		this.text = text;
		this.images = new NativeImages(text, imageChanged);
		this.styles = styles;
		text.addLineStyleListener(this::style);
		text.addLineBackgroundListener(this::background);
		text.addBidiSegmentListener(this::direction);
		// the text measures lines before and after it changes: what we say about them must change in between
		text.getContent().addTextChangeListener(new TextChangeListener() {

			@Override
			public void textChanging(@Nullable TextChangingEvent event) {
				switchOver();
			}

			@Override
			public void textChanged(@Nullable TextChangedEvent event) {
				// switched already
			}

			@Override
			public void textSet(@Nullable TextChangedEvent event) {
				// the text was emptied, and so were we
			}
		});
	}

	void setStyles(RichStyles styles) {
		this.styles = styles;
	}

	@Nullable
	String entryAt(int offset) {
		var entry = offsets.at(offset);
		return entry == null ? null : entry.id;
	}

	/** The link that the character at this offset is part of; null if none. */
	@Nullable
	String linkAt(int offset) {
		var style = styleAt(offset);
		return style == null ? null : style.link();
	}

	/** What the mouse over the character at this offset shows; null for nothing. */
	@Nullable
	String tipAt(int offset) {
		var style = styleAt(offset);
		return style == null ? null : style.tip();
	}

	private RichText.@Nullable Style styleAt(int offset) {
		var spot = offset < 0 ? null : offsets.spot(offset);
		if (spot == null) {
			return null;
		}
		var at = offset - spot.start();
		var spans = spot.part().spans(at, at + 1);
		return spans.isEmpty() ? null : spans.getFirst().style();
	}

	/** The number of an entry from the top, from 0. */
	int number(String entry) {
		return offsets.number(entry);
	}

	/** Where the entry with that number offers another version of it; -1 if it does not. */
	int branchAction(int number) {
		var entry = offsets.entry(number);
		if (entry == null) {
			return -1;
		}
		var start = offsets.start(entry);
		for (var piece : entry.pieces()) {
			for (var part : piece.parts()) {
				for (var span : part.spans()) {
					var link = span.style().link();
					if (link != null && ActionNames.ofLink(link) instanceof UserAction.OnTurn action
							&& action.isBranch()) {
						return start + span.start();
					}
				}
				start += part.text().length();
			}
		}
		return -1;
	}

	/** A link in the text. */
	record Link(int start, int length) {
	}

	/** All links in their order. */
	List<Link> links() {
		var links = new ArrayList<Link>();
		offsets.forEach((part, start) -> part.spans().forEach(span -> {
			if (span.style().link() != null) {
				links.add(new Link(start + span.start(), span.length()));
			}
		}));
		return links;
	}

	/** Has the lines measured again that show an image. */
	void measure(String image) {
		var places = new ArrayList<Integer>();
		offsets.forEach((part, start) -> part.spans().forEach(span -> {
			if (image.equals(span.style().image())) {
				places.add(start + span.start());
			}
		}));
		places.forEach(place -> text.replaceTextRange(place, RichText.OBJECT.length(), RichText.OBJECT));
	}

	/** A range of the text as it is to be copied: without the names of actions. */
	String copy(int start, int end) {
		var copied = new StringBuilder();
		offsets.forEach((part, at) -> {
			if (at < end && at + part.text().length() > start) {
				copy(part, Math.max(0, start - at), Math.min(part.text().length(), end - at), copied);
			}
		});
		return copied.toString();
	}

	private static void copy(RichText part, int start, int end, StringBuilder copied) {
		var at = start;
		for (var span : part.spans(start, end)) {
			var link = span.style().link();
			if (link != null && link.startsWith(RichText.ACTION)) {
				copied.append(part.text(), at, Math.max(at, span.start()));
				at = Math.min(end, span.start() + span.length());
				while (at < end && part.text().charAt(at) == ' ') {
					at++; // what keeps it from the next one
				}
			}
		}
		copied.append(part.text(), at, Math.max(at, end));
	}

	/** For tests: see {@link NativeImages}. */
	NativeImages images() {
		return images;
	}

	/** The offset at which an entry begins; -1 if it is not shown. */
	int start(String id) {
		var entry = offsets.find(id);
		return entry == null ? -1 : offsets.start(entry);
	}

	/** Begins to follow a character while edits move it. */
	void follow(int offset) {
		anchor = offset;
	}

	/** Where the character is now that {@link #follow} was told. */
	int followed() {
		return anchor;
	}

	/** Carries out the edits of a frame. Those that follow each other in an entry change the text once. */
	void apply(List<TranscriptEdit<RichText>> edits) {
		for (var i = 0; i < edits.size();) {
			var entry = changedEntry(edits.get(i));
			var end = i + 1;
			while (entry != null && end < edits.size() && entry.equals(changedEntry(edits.get(end)))) {
				end++;
			}
			if (entry == null) {
				apply(edits.get(i));
			} else {
				change(entry, edits.subList(i, end));
			}
			i = end;
		}
	}

	/** The entry of which pieces are changed; null if it is another kind of edit. */
	private static @Nullable String changedEntry(TranscriptEdit<RichText> edit) {
		return switch (edit) {
			case TranscriptEdit.Put<RichText>(var id, var key, var content) -> id;
			case TranscriptEdit.Extend<RichText>(var id, var key, var lines) -> id;
			case TranscriptEdit.Drop<RichText>(var id, var key) -> id;
			case TranscriptEdit.DropAll<RichText>(var id, var slot) -> id;
			default -> null;
		};
	}

	private void apply(TranscriptEdit<RichText> edit) {
		switch (edit) {
			case TranscriptEdit.Clear<RichText>() -> {
				offsets.clear();
				marked = ""; //$NON-NLS-1$
				images.clear();
				anchor = 0;
				text.setText(""); //$NON-NLS-1$
			}
			case TranscriptEdit.AddEntry<RichText>(var id, var before, var kind) -> offsets.add(new Entry(id), before);
			case TranscriptEdit.DropEntry<RichText>(var id) -> {
				var entry = offsets.find(id);
				if (entry != null) {
					replace(offsets.start(entry), entry.length(), "", () -> offsets.remove(entry)); //$NON-NLS-1$
					entry.pieces().forEach(piece -> piece.parts().forEach(images::release));
				}
			}
			case TranscriptEdit.Mark<RichText>(var id, var on) -> {
				marked = on ? id : ""; //$NON-NLS-1$
				text.redraw();
			}
			default -> throw new IllegalArgumentException(edit.toString());
		}
	}

	/**
	 * Changes pieces of an entry by one change of the text, from the first line to the last piece that looks another way: with
	 * each change the text measures lines, and what is received comes again and again with a few more characters.
	 */
	private void change(String id, List<TranscriptEdit<RichText>> edits) {
		var entry = offsets.find(id);
		if (entry == null) {
			return;
		}
		var wanted = new TreeMap<PieceKey, List<RichText>>();
		entry.pieces().forEach(piece -> wanted.put(piece.key, List.copyOf(piece.parts())));
		var released = new ArrayList<RichText>();
		edits.forEach(edit -> change(wanted, edit, released));
		var before = List.copyOf(entry.pieces());
		var after = List.copyOf(wanted.entrySet());
		var same = 0;
		while (same < before.size() && same < after.size() && isSame(before.get(same), after.get(same))) {
			same++;
		}
		var sameEnd = 0;
		while (sameEnd < before.size() - same && sameEnd < after.size() - same
				&& isSame(before.get(before.size() - 1 - sameEnd), after.get(after.size() - 1 - sameEnd))) {
			sameEnd++;
		}
		var old = before.subList(same, before.size() - sameEnd);
		var made = after.subList(same, after.size() - sameEnd);
		var oldParts = old.stream().flatMap(piece -> piece.parts().stream()).toList();
		var newParts = made.stream().flatMap(piece -> piece.getValue().stream()).toList();
		var start = offsets.start(entry) + before.subList(0, same).stream().mapToInt(Piece::length).sum();
		var kept = CommonLines.length(oldParts, newParts);
		var content = new StringBuilder();
		newParts.forEach(part -> content.append(part.text()));
		replace(start + kept, old.stream().mapToInt(Piece::length).sum() - kept, content.substring(kept), () -> {
			old.forEach(piece -> offsets.remove(entry, piece));
			made.forEach(piece -> {
				var added = entry.add(piece.getKey());
				piece.getValue().forEach(part -> offsets.extend(entry, added, part));
			});
		});
		released.forEach(images::release);
	}

	private void change(TreeMap<PieceKey, List<RichText>> wanted, TranscriptEdit<RichText> edit,
			List<RichText> released) {
		switch (edit) {
			case TranscriptEdit.Put<RichText>(var id, var key, var content) -> {
				images.retain(content);
				var before = wanted.put(key, List.of(content));
				released.addAll(before == null ? List.of() : before);
			}
			case TranscriptEdit.Extend<RichText>(var id, var key, var lines) ->
				wanted.computeIfPresent(key, (known, parts) -> {
					images.retain(lines);
					return Stream.concat(parts.stream(), Stream.of(lines)).toList();
				});
			case TranscriptEdit.Drop<RichText>(var id, var key) -> {
				var before = wanted.remove(key);
				released.addAll(before == null ? List.of() : before);
			}
			case TranscriptEdit.DropAll<RichText>(var id, var slot) -> wanted.entrySet().removeIf(piece -> {
				var dropped = piece.getKey().slot() == slot;
				if (dropped) {
					released.addAll(piece.getValue());
				}
				return dropped;
			});
			default -> throw new IllegalArgumentException(edit.toString());
		}
	}

	/** Whether nothing has become of a piece. */
	private static boolean isSame(Piece before, Map.Entry<PieceKey, List<RichText>> after) {
		var parts = after.getValue();
		return before.key.equals(after.getKey()) && before.parts().size() == parts.size()
				&& IntStream.range(0, parts.size()).allMatch(i -> before.parts().get(i) == parts.get(i));
	}

	private void replace(int start, int length, String content, Runnable change) {
		pending = change;
		if (length > 0 || !content.isEmpty()) {
			if (length > 0) {
				keepTopWithin(start, length, content);
			}
			text.replaceTextRange(start, length, content);
			if (start + length <= anchor) {
				anchor += content.length() - length;
			} else if (start < anchor) {
				anchor = start;
			}
		}
		switchOver();
	}

	private void switchOver() {
		var change = pending;
		if (change != null) {
			pending = null;
			change.run();
		}
	}

	/** StyledText looks at its top line while the text shrinks, and fails if that is gone. */
	private void keepTopWithin(int start, int length, String content) {
		var first = text.getLineAtOffset(start);
		var gone = text.getLineAtOffset(start + length) - first;
		var added = (int) content.chars().filter(c -> c == '\n').count();
		if (text.getTopIndex() >= text.getLineCount() - gone + added) {
			text.setTopIndex(Math.max(0, first - 1));
		}
	}

	private void style(LineStyleEvent event) {
		var spot = offsets.spot(event.lineOffset);
		if (spot == null) {
			return;
		}
		var from = event.lineOffset - spot.start();
		var to = from + event.lineText.length();
		var ranges = new ArrayList<StyleRange>();
		for (var span : spot.part().spans(from, to)) {
			var range = styles.range(spot.start(), span);
			var image = span.style().image();
			if (image != null) {
				range.metrics = images.metrics(image);
			}
			ranges.add(range);
		}
		event.styles = ranges.toArray(StyleRange[]::new);
		var line = line(spot, event.lineOffset);
		if (isRightToLeft(line, event.lineText)) {
			event.alignment = SWT.RIGHT;
		}
		if (line != null && line.indent() > 0) {
			// what is wrapped needs room, or each of its characters becomes a line
			event.wrapIndent = Math.min(line.indent() * Math.max(4, text.getLineHeight() / 3),
					text.getClientArea().width / MOST_INDENT);
		}
	}

	private static boolean isRightToLeft(RichText.@Nullable Line line, String content) {
		return switch (line == null ? LineKind.TEXT : line.kind()) {
			case TEXT, QUESTION -> TextDirection.isRightToLeft(content);
			case CODE, TABLE -> false;
			case TABLE_RIGHT_TO_LEFT -> true;
		};
	}

	/**
	 * Says which way a line and its parts run, by marks that are neither in the text nor copied: the widget itself has every
	 * line run from left to right.
	 */
	private void direction(BidiSegmentEvent event) {
		var content = event.lineText;
		var spot = content.chars().allMatch(c -> c < FIRST_HEBREW) ? null : offsets.spot(event.lineOffset);
		if (spot == null) {
			return;
		}
		var line = line(spot, event.lineOffset);
		var leftwards = isRightToLeft(line, content);
		var marks = new TreeMap<Integer, String>();
		if (line != null && (line.kind() == LineKind.TABLE || line.kind() == LineKind.TABLE_RIGHT_TO_LEFT)) {
			for (var at = content.indexOf(COLUMN); at >= 0; at = content.indexOf(COLUMN, at + 1)) {
				marks.put(at, leftwards ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK);
			}
		} else if (leftwards) {
			var from = event.lineOffset - spot.start();
			for (var span : spot.part().spans(from, from + content.length())) {
				if (span.style().traits().contains(RichText.Trait.INLINE_CODE)) {
					var start = Math.max(0, span.start() - from);
					var end = Math.min(content.length(), span.start() + span.length() - from);
					marks.merge(start, LEFT_TO_RIGHT_ISOLATE, String::concat);
					marks.merge(end, END_OF_ISOLATE, String::concat);
				}
			}
		}
		if (leftwards) {
			marks.merge(0, RIGHT_TO_LEFT_EMBEDDING, (before, mark) -> mark + before);
			marks.merge(content.length(), END_OF_EMBEDDING, String::concat);
		}
		if (!marks.isEmpty()) {
			event.segments = marks.entrySet().stream()
					.flatMapToInt(e -> IntStream.generate(e::getKey).limit(e.getValue().length())).toArray();
			event.segmentsChars = String.join("", marks.values()).toCharArray(); //$NON-NLS-1$
		}
	}

	private void background(LineBackgroundEvent event) {
		var spot = offsets.spot(event.lineOffset);
		var line = spot == null ? null : line(spot, event.lineOffset);
		if (line != null) {
			var palette = styles.theme().palette();
			switch (line.kind()) {
				case CODE -> event.lineBackground = styles.color(palette.codeBackground());
				case QUESTION -> event.lineBackground = styles.color(marked.equals(entryAt(event.lineOffset))
						? palette.markedBackground()
						: palette.questionBackground());
				case TEXT, TABLE, TABLE_RIGHT_TO_LEFT -> {
					// as the text around it
				}
			}
		}
	}

	private RichText.@Nullable Line line(PieceOffsets.Spot spot, int offset) {
		if (spot.part().lines().isEmpty()) {
			return null;
		}
		var index = text.getLineAtOffset(offset) - text.getLineAtOffset(spot.start());
		for (var line : spot.part().lines()) {
			if (line.first() <= index && index < line.first() + line.count()) {
				return line;
			}
		}
		return null;
	}
}
