/** Tools that read in the workspace and change nothing. */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.agent.internal.read;
