/**
 * A commit message: what a model is told for it, what is kept of the message that is there, and what becomes of the answer.
 * Begin reading at {@link io.github.openrouter4e.git.internal.message.CommitMaterial}. Nothing here needs a workbench or
 * EGit.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.git.internal.message;
