/**
 * What other bundles may use of the work in the editor and the views: run an {@link io.github.openrouter4e.editor.EditorAction
 * action}, contribute {@link io.github.openrouter4e.editor.SubjectProvider subjects} that actions can be about, and the
 * {@link io.github.openrouter4e.editor.CodeStructure structure} of a language.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.editor;
