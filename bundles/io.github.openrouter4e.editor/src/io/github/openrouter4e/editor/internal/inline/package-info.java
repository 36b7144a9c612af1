/**
 * Inline edit: a prompt at the line, and the answer as changes in place that the user keeps or rejects one by one. Begin
 * reading at {@link io.github.openrouter4e.editor.internal.inline.InlineEdit}, which has no widgets, and
 * {@link io.github.openrouter4e.editor.internal.inline.Hunks}, the changes in the document.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.editor.internal.inline;
