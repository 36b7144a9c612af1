package io.github.openrouter4e.jdt.internal.tools;

import io.github.openrouter4e.agent.tools.Schema;
import io.github.openrouter4e.jdt.internal.code.JavaCode;

/** How the tools let models name something, as {@link JavaCode#element} takes it. */
@SuppressWarnings("nls") // what the model is told
final class Symbols {

	private Symbols() {}

	static Schema schema() {
		return new Schema().text("symbol", "Such as shop.Cart, Cart#total or Cart#add(Item, int).")
				.text("path", "File with a line that names it.").number("line", "The line, from 1.")
				.text("name", "The name in that line.");
	}
}
