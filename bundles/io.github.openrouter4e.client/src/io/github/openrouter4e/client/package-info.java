/** OpenRouter Client. */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.client;
