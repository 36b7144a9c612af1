/**
 * Work in the editor and the views: actions on what is selected there, and the review of a model's edits.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.editor.internal;
