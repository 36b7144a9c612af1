/**
 * What other bundles may use of the user interface: {@link io.github.openrouter4e.ui.ChatViews open the chat view} with a
 * prompt, contribute {@link io.github.openrouter4e.ui.ContextProvider context} that the user can attach to one, fill in
 * {@link io.github.openrouter4e.ui.SavedPrompts saved prompts}, and show
 * {@link io.github.openrouter4e.ui.DiffViews diffs}. Services of OSGi all, which
 * {@link io.github.openrouter4e.ui.KeptService} finds where nothing is injected; everything else of this bundle is internal.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.ui;
