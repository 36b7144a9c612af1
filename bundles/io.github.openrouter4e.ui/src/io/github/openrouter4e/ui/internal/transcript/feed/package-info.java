/**
 * What makes the turns of a conversation into frames that a widget can show, in the background and no faster than it can:
 * begin at {@link io.github.openrouter4e.ui.internal.transcript.feed.TranscriptFeed}. Knows the widgets as
 * {@link io.github.openrouter4e.ui.internal.transcript.feed.TranscriptWidget} only.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.ui.internal.transcript.feed;
