package io.github.openrouter4e.agent.edit;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.compare.rangedifferencer.IRangeComparator;
import org.eclipse.compare.rangedifferencer.RangeDifference;
import org.eclipse.compare.rangedifferencer.RangeDifferencer;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** A text as lines with their ends, so that also a change of a line end is one. */
@NonNullByDefault({}) // as what it overrides
public final class TextLines implements IRangeComparator {

	private final String text;
	private final List<Integer> starts = new ArrayList<>();
	/** They are compared many times: each once as a string, whose hash tells most of them apart. */
	private final List<String> lines = new ArrayList<>();

	/** The lines of this text. */
	public TextLines(String text) {
		this.text = text;
		for (var i = 0; i < text.length();) {
			starts.add(i);
			while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
				i++;
			}
			i += i + 1 < text.length() && text.charAt(i) == '\r' && text.charAt(i + 1) == '\n' ? 2 : 1;
			lines.add(text.substring(starts.getLast(), Math.min(i, text.length())));
		}
	}

	/** What to do to the first to get the second; in their order. */
	public static List<RangeDifference> differences(TextLines first, TextLines second) {
		return List.of(RangeDifferencer.findDifferences(first, second));
	}

	/** Where a line begins; the end of the text for the line behind the last one. */
	public int start(int line) {
		return line < starts.size() ? starts.get(line) : text.length();
	}

	/** Some lines, with their ends. */
	public String text(int from, int to) {
		return text.substring(start(from), start(to));
	}

	@Override
	public int getRangeCount() {
		return starts.size();
	}

	@Override
	public boolean rangesEqual(int index, IRangeComparator other, int otherIndex) {
		var one = lines.get(index);
		var two = ((TextLines) other).lines.get(otherIndex);
		return one.hashCode() == two.hashCode() && one.equals(two);
	}

	@Override
	public boolean skipRangeComparison(int length, int maxLength, IRangeComparator other) {
		return false;
	}
}
