/** What models are told about the mode and the projects beside the system prompt. */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.agent.internal.instructions;
