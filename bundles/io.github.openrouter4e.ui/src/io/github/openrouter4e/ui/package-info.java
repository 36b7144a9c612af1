/**
 * What other bundles may use of the user interface: {@link io.github.openrouter4e.ui.ChatViews open the chat view} with a
 * prompt, and contribute {@link io.github.openrouter4e.ui.ContextProvider context} that the user can attach to one. Services
 * of OSGi both; everything else of this bundle is internal.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.ui;
