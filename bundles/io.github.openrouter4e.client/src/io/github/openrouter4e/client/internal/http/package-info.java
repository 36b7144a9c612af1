/** HTTP as companies have it: proxies, own certificates, broken lines, and requests that can be cancelled at any time. */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.client.internal.http;
