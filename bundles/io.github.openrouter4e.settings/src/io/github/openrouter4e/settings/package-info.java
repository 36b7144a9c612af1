/**
 * Where every setting of OpenRouter for Eclipse lives. Ordinary values are {@link io.github.openrouter4e.settings.Setting
 * settings} read and written through {@link io.github.openrouter4e.settings.OpenRouterPreferences}; the API key is not
 * one of them, it has its own {@code KeyStore}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.settings;
