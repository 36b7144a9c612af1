/**
 * Shows what the agent has changed in the ruler of the user's own editors, part by part, to keep or to undo. Begin reading at
 * {@link io.github.openrouter4e.editor.internal.review.EditorReviews}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.editor.internal.review;
