/** What several packages of the implementation need: ids, and the export of a conversation as Markdown. */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.chat.internal;
