/**
 * What all parts of the user interface share: the {@link io.github.openrouter4e.ui.internal.UiServices services}, the
 * {@link io.github.openrouter4e.ui.internal.Ui UI thread}, {@link io.github.openrouter4e.ui.internal.Background work off
 * it} and the {@link io.github.openrouter4e.ui.internal.UiIds ids} of plugin.xml.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.ui.internal;
