/**
 * The transcript in a browser: pieces as HTML, and the page that shows them. Begin at
 * {@link io.github.openrouter4e.ui.internal.transcript.browser.BrowserTranscript}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.ui.internal.transcript.browser;
