/** Tools by which a model reads diffs and history. Begin reading at {@link io.github.openrouter4e.git.internal.tools.GitTools}. */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.git.internal.tools;
