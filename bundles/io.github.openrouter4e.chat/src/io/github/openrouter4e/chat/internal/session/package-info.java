/** Sessions: conversations that are open, and how answers get into them. Not API. */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.chat.internal.session;
