/** Pages and dialogs for provider routing and model parameters. */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.ui.internal.routing;
