package io.github.openrouter4e.ui.internal.models;

/** A line of details that {@link DetailsText} shows. */
public sealed interface DetailLine {

	/** The name of the model. */
	record Title(String text) implements DetailLine {
	}

	/** The name of a group of lines. */
	record Heading(String text) implements DetailLine {
	}

	/** Running text. */
	record Plain(String text) implements DetailLine {
	}

	/** Something to know before choosing. */
	record Warning(String text) implements DetailLine {
	}

	/** A figure with its name. */
	record Fact(String label, String value) implements DetailLine {
	}
}
