/** Bounds on everything that a server can send. Every other package may use them; they use none. */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.client.internal.limits;
