/**
 * The transcript of a conversation: one feed that renders in the background, and two widgets that show what it prepared.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.ui.internal.transcript;
