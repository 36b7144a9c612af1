/**
 * Preferences in Eclipse's preference store, keys in its secure storage, and Eclipse's proxy settings. Start at
 * {@link StoredPreferences} and {@link DefaultKeyStore}; {@link ConfirmedServers} holds the servers that a key may go to.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.settings.internal;
