/**
 * Parsing: commonmark with tables, formulas and the Markdown that models write by habit, and what of an unfinished text can be
 * parsed already. Begin with {@link io.github.openrouter4e.markdown.parser.MarkdownParser}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.markdown.parser;
