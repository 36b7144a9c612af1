/** What the user's editors show, as a tool for models. Begin reading at {@link io.github.openrouter4e.editor.internal.tools.EditorTools}. */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.editor.internal.tools;
