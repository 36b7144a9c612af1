/**
 * The view "OpenRouter Chat": a presenter that knows no widget, and the widgets that show what it says.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.ui.internal.chat;
