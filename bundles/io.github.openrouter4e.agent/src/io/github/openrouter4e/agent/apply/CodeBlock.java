package io.github.openrouter4e.agent.apply;

import java.util.List;

/**
 * A code block of an answer.
 *
 * @param info   what follows the fence, for example {@code java src/Main.java}; "" if there is nothing
 * @param code   without the fences
 * @param before lines of the answer that may name the file, the surest first: that right before the block, and the heading
 *               that it is under; code in them stands between backticks
 */
public record CodeBlock(String info, String code, List<String> before) {

	/** Takes a copy of the list. */
	public CodeBlock {
		before = List.copyOf(before);
	}

	/** One of which nothing else is known. */
	public CodeBlock(String info, String code) {
		this(info, code, List.of());
	}
}
