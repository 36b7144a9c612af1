/**
 * Code of an answer into editors and files. Begin with {@link io.github.openrouter4e.ui.internal.chat.code.CodeInsertion}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.ui.internal.chat.code;
