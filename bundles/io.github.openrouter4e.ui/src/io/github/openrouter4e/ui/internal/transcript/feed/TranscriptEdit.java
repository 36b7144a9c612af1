package io.github.openrouter4e.ui.internal.transcript.feed;

import org.eclipse.jdt.annotation.Nullable;

/**
 * An edit that a widget carries out. Entries are turns; they consist of pieces.
 *
 * @param <T> the form in which the widget takes content
 */
public sealed interface TranscriptEdit<T> {

	/** Empties the transcript. */
	record Clear<T>() implements TranscriptEdit<T> {
	}

	/**
	 * Adds an empty entry.
	 *
	 * @param before the entry that it precedes; null: at the end
	 */
	record AddEntry<T>(String entry, @Nullable String before, EntryKind kind) implements TranscriptEdit<T> {
	}

	/** Removes an entry with all its pieces; nothing if there is none. */
	record DropEntry<T>(String entry) implements TranscriptEdit<T> {
	}

	/** Highlights an entry, or no longer; nothing if there is none. */
	record Mark<T>(String entry, boolean on) implements TranscriptEdit<T> {
	}

	/** Shows a piece in place of the one with this key, or as a new one. */
	record Put<T>(String entry, PieceKey key, T content) implements TranscriptEdit<T> {
	}

	/** Adds lines to the code block that the piece is. */
	record Extend<T>(String entry, PieceKey key, T lines) implements TranscriptEdit<T> {
	}

	/** Removes a piece; nothing if there is none. */
	record Drop<T>(String entry, PieceKey key) implements TranscriptEdit<T> {
	}

	/** Removes all pieces of a slot. */
	record DropAll<T>(String entry, PieceKey.Slot slot) implements TranscriptEdit<T> {
	}
}
