/**
 * Where the user writes: the prompt, its bar, attachments, saved prompts, what waits. Begin with
 * {@link io.github.openrouter4e.ui.internal.chat.composer.Composer}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.ui.internal.chat.composer;
