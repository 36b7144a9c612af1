/** What can be mentioned in the chat's prompt with an @, besides files: providers of context, found as services. */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.editor.internal.mentions;
