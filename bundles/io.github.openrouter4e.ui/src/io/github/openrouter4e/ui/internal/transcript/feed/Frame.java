package io.github.openrouter4e.ui.internal.transcript.feed;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

/**
 * What has changed since the frame before, ready to be applied.
 *
 * @param reveal  the entry to scroll to; null: stay, or stay at the end if there
 * @param earlier whether there are turns before the first shown one
 */
public record Frame<T>(List<TranscriptEdit<T>> edits, @Nullable String reveal, boolean earlier) {
}
