/**
 * What the views and editors of the platform have selected. What a class takes down on the UI thread and what it reads on a
 * worker is told apart by {@link io.github.openrouter4e.editor.Subject}. Begin reading at
 * {@link io.github.openrouter4e.editor.internal.subjects.PlatformSubjects}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.editor.internal.subjects;
