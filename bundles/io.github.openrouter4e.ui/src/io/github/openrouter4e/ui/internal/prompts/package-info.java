/**
 * Saved prompts and what they take from the editor. Begin with {@link io.github.openrouter4e.ui.internal.prompts.ReusablePrompts}
 * and {@link io.github.openrouter4e.ui.internal.prompts.EditorContext}. No widgets.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.ui.internal.prompts;
