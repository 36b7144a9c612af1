/**
 * Work off and on the UI thread, in an order that keeps the view alive: {@link io.github.openrouter4e.ui.internal.tasks.UiTasks}
 * is what presenters see, {@link io.github.openrouter4e.ui.internal.tasks.ViewTasks} does it for a view.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.ui.internal.tasks;
