/** OpenRouter Model Registry. */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.models;
