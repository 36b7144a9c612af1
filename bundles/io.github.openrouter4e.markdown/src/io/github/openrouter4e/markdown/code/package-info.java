/**
 * Code blocks: highlighting by language, and what exactly is shown, copied and inserted of each. Begin with
 * {@link io.github.openrouter4e.markdown.code.CodeHighlighter} and {@link io.github.openrouter4e.markdown.code.ShownCode}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.markdown.code;
