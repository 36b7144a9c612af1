/**
 * What the user mentions in the prompt after an @: files, folders, and whatever providers of context offer. The mention
 * stays in the text, and what it stands for is attached.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.ui.internal.chat.mentions;
