package io.github.openrouter4e.client.internal.stream;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects a text that comes in pieces and is wanted once, at the end, if at all. A {@link StringBuilder} alone would copy all of
 * it again each time it grows, and a list alone would keep ten thousands of tiny strings: so small pieces go into a
 * builder of bounded size, and large ones are kept as they are. Not thread-safe.
 */
final class TextCollector {
	private static final int LARGE = 1024;
	private static final int BLOCK = 16 << 10;

	private final List<String> blocks = new ArrayList<>();
	private final StringBuilder small = new StringBuilder();

	void append(String piece) {
		if (piece.length() >= LARGE) {
			flush();
			blocks.add(piece);
			return;
		}
		small.append(piece);
		if (small.length() >= BLOCK) {
			flush();
		}
	}

	boolean isEmpty() {
		return blocks.isEmpty() && small.isEmpty();
	}

	/** The text so far, in as many pieces as there are blocks. */
	List<String> pieces() {
		flush();
		return List.copyOf(blocks);
	}

	/** The whole text so far. */
	@Override
	public String toString() {
		flush();
		return String.join("", blocks); //$NON-NLS-1$
	}

	private void flush() {
		if (!small.isEmpty()) {
			blocks.add(small.toString());
			small.setLength(0);
		}
	}
}
