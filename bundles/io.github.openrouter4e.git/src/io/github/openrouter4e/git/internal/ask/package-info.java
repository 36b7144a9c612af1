/**
 * Questions about commits that are asked in the chat: the diff becomes an attachment, and nothing is sent before the user has
 * seen what it is and costs.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.git.internal.ask;
