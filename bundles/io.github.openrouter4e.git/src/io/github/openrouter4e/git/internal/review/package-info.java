/**
 * A review of what is staged, as a list whose entries open the files. Begin reading at
 * {@link io.github.openrouter4e.git.internal.review.StagedReview}, which has no widgets.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.git.internal.review;
