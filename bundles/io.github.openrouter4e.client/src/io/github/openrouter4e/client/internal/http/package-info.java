/**
 * HTTP on company networks: proxies, SOCKS, own certificates, connections that die unnoticed, and requests that can be
 * cancelled at any time. Knows nothing of OpenRouter. Start at {@link HttpTransport}; {@link RequestExecution} is one
 * request under way.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.client.internal.http;
