/**
 * What is in the menu "OpenRouter". The bundle is not activated when a class of this package is loaded (see its manifest), so that
 * a menu can be opened without that; nothing of other packages may be used before an entry is chosen.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.editor.internal.menus;
