/**
 * Keeps what files were before the agent changed them, and takes its changes back without the user's own. Begin reading at
 * {@link io.github.openrouter4e.agent.internal.checkpoint.FileCheckpoints}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.agent.internal.checkpoint;
