/** Diffs and commits as context for a prompt, by an @ in the prompt. */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.git.internal.context;
