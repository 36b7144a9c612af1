/**
 * What changes between two states of a repository, read by JGit, and how much of it a model is told. Begin reading at
 * {@link io.github.openrouter4e.git.internal.diff.RepositoryDiff}. Nothing here needs a workbench or EGit.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.git.internal.diff;
