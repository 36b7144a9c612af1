/**
 * What is taken along with a selection: the {@link io.github.openrouter4e.editor.context.Parts code around} a line, the
 * {@link io.github.openrouter4e.editor.context.TraceSources sources of a stack trace}, and
 * {@link io.github.openrouter4e.editor.context.Sharing whether} a file may be sent at all. Reads files; not for the UI thread.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.editor.context;
