/**
 * Reads OpenRouter's JSON as a tree. Tolerant: unknown members are ignored, odd values are null, bad entries are skipped.
 * Start at {@link Json}. Large lists are read token by token instead, in {@code client.json}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.client.internal.json;
