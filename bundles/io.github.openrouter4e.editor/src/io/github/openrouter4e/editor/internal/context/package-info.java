/**
 * What is sent about a selection: the code around it, its problems, the sources of a stack trace. What a class takes down on
 * the UI thread and what it reads on a worker is told apart by {@link io.github.openrouter4e.editor.Subject}. Begin reading
 * at {@link io.github.openrouter4e.editor.internal.context.PlatformSubjects}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.editor.internal.context;
