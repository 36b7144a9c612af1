/** Sign-in through the browser: OAuth with PKCE. */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.client.internal.signin;
