/**
 * Finds the places of a text that a model means, in both forms in which models write edits: pairs of texts
 * ({@link io.github.openrouter4e.agent.internal.match.EditMatcher}) and patches
 * ({@link io.github.openrouter4e.agent.internal.match.PatchParser},
 * {@link io.github.openrouter4e.agent.internal.match.PatchMatcher}). Pure functions.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.agent.internal.match;
