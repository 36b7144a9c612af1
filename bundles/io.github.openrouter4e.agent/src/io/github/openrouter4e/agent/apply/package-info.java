/** Brings the code of an answer into the file that it belongs to, for the user: begin with {@code CodeApplier}. */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.agent.apply;
