/**
 * Pages of the web that the user wants read: begin with {@link io.github.openrouter4e.client.internal.web.HttpWebPages}. The
 * others are pure.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.client.internal.web;
