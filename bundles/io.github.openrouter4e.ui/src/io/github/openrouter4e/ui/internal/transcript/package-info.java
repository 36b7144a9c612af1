/**
 * What a transcript says of a conversation's turns and what the user can do with them, in words and values without a widget:
 * begin at {@link io.github.openrouter4e.ui.internal.transcript.TurnViews} and
 * {@link io.github.openrouter4e.ui.internal.transcript.UserAction}. The packages below render that and show it.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.ui.internal.transcript;
