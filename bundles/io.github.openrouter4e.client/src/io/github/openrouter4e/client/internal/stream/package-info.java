/** From the bytes of a streamed answer to events: built to keep up with the fastest provider without being noticed. */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.client.internal.stream;
