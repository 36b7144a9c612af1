/**
 * Commit messages in the views of EGit, which is found by reflection: nothing of it is needed to compile or to start. Begin
 * reading at {@link io.github.openrouter4e.git.internal.commit.MessageTask}, which has no widgets, and
 * {@link io.github.openrouter4e.git.internal.commit.EGitMessageField}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.git.internal.commit;
