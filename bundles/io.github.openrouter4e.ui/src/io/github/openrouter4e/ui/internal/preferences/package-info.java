/**
 * The preference pages: connection and key, models, chat, costs, prompts. Start at {@link OpenRouterPreferencePage};
 * {@link Form} lays out the fields, each bound to one {@code Setting} by {@link SettingField}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.ui.internal.preferences;
