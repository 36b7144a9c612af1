/** OpenRouter Settings. */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.settings;
