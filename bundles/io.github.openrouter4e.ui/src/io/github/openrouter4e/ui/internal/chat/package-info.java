/** OpenRouter for Eclipse. */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.ui.internal.chat;
