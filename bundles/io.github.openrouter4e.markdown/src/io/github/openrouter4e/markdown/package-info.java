/**
 * Markdown that models write, as safe HTML and as styled text, also while it is still being written. No SWT, no Eclipse; needs
 * no other bundle of this product.
 *
 * <p>Begin with {@link io.github.openrouter4e.markdown.StreamingMarkdown}, which renders a growing text block by block, and its
 * two renderers {@link io.github.openrouter4e.markdown.HtmlBlocks} (for a browser) and
 * {@link io.github.openrouter4e.markdown.RichBlocks} (for a text widget). What a model writes is taken for hostile: see
 * {@link io.github.openrouter4e.markdown.text.SafeText} and {@link io.github.openrouter4e.markdown.text.SafeLink}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.markdown;
