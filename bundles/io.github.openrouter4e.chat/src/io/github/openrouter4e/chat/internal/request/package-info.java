/** From a conversation to the request that continues it. Not API. */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.chat.internal.request;
