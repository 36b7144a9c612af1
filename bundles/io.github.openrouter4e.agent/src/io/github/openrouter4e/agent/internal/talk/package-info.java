/** Tools by which a model talks to the user: questions, and the list of its steps. */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.agent.internal.talk;
