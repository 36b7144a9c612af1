/** Asks the {@link io.github.openrouter4e.ui.ContextProvider providers of context} that other bundles contribute. No SWT. */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.ui.internal.context;
