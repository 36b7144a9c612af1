package io.github.openrouter4e.markdown;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A step in showing an answer that is still growing.
 *
 * @param <T> the form the widget takes
 */
public sealed interface Change<T> {

	/** A block that will not change any more, after all earlier ones. */
	record Add<T>(T block) implements Change<T> {
	}

	/** More lines for the code block added last. */
	record Extend<T>(T lines) implements Change<T> {
	}

	/** What stands at the end for now, in place of the tail before; null: nothing. */
	record Tail<T>(@Nullable T block) implements Change<T> {
	}

	/** Everything so far was provisional: start again. */
	record Restart<T>() implements Change<T> {
	}
}
