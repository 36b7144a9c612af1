/** OpenRouter Prompt Caching Policy. */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.caching;
