/**
 * What went wrong, in the user's words, with the next step. Begin with {@link io.github.openrouter4e.ui.internal.errors.ErrorText},
 * which words live and stored failures alike; {@link io.github.openrouter4e.ui.internal.errors.ErrorAction} is what can be done.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.ui.internal.errors;
