/**
 * Decides which files must not be sent to a model: those that an ignore file excludes, in the syntax of
 * {@code .gitignore}, and those that hold secrets.
 *
 * <p>Start at {@link io.github.openrouter4e.chat.ignore.IgnoreRules}. Nothing here needs a workbench. The types are immutable
 * or thread-safe; what reads files says so.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.chat.ignore;
