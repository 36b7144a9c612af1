/**
 * Sign-in through the browser: OAuth with PKCE (RFC 7636), with a server on the loopback interface or a code that the user
 * pastes. Start at {@link BrowserSignInService}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.client.internal.signin;
