/**
 * The transcript as the rest of the user interface uses it: the widget that works here with its feed, and one finished text to
 * read. Begin at {@link io.github.openrouter4e.ui.internal.transcript.pane.TranscriptPane}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.ui.internal.transcript.pane;
