/** The preference pages: connection and model, chat, caching and costs, prompts. */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.ui.internal.preferences;
