/**
 * The list of conversations. Begin with {@link io.github.openrouter4e.ui.internal.chat.history.HistoryPresenter}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.ui.internal.chat.history;
