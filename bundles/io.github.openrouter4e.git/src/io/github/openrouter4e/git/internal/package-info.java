/**
 * What Git knows, for models and for commit messages. Silent where JGit or EGit is missing.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.git.internal;
