/** Reads OpenRouter's JSON. Tolerant: unknown members are ignored, odd values are null, bad entries are skipped. */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.client.internal.json;
