package io.github.openrouter4e.ui.internal.diff;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.markdown.text.SafeText;
import io.github.openrouter4e.ui.Diff;

/** Two texts that are only read. Equal to another one that shows the same, whether or not it gets the focus. */
final class DiffInput extends CompareInput {

	private static final String CRLF = "\r\n"; //$NON-NLS-1$

	private final Diff diff;

	DiffInput(Diff diff) {
		super(diff.title(), side(diff.fileName(), diff.left()), diff.left().label(),
				side(diff.fileName(), diff.right()), diff.right().label(), false);
		this.diff = diff.withoutFocus();
	}

	/** What hides in a text, such as a bidi override, gets a visible sign; line ends are none of that. */
	private static Text side(String fileName, Diff.Side side) {
		return new Text(fileName, Arrays.stream(side.text().split(CRLF, -1)).map(SafeText::marked)
				.collect(Collectors.joining(CRLF)));
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof DiffInput input && input.diff.equals(diff);
	}

	@Override
	public int hashCode() {
		return Objects.hash(title(), diff.fileName());
	}
}
