/**
 * The commands of the menu "OpenRouter". Nothing here is loaded before one of them is used or the menu of the reusable
 * prompts is opened. Begin reading at {@link io.github.openrouter4e.editor.internal.actions.WorkbenchEditorActions}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.editor.internal.actions;
