/**
 * Provider routing and parameters of one model, or the routing of all. Start at {@link ModelOptionsPanel}, which the
 * dialog opened from the picker and the preference page share; {@link ModelOptions} reads and stores them.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.ui.internal.routing;
