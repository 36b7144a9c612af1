/** From OpenRouter's many ways to say no to one typed exception that knows the next step. */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.client.internal.errors;
