/**
 * The transcript in a styled text, for machines without a browser: pieces as styled text, links, images. Begin at
 * {@link io.github.openrouter4e.ui.internal.transcript.styledtext.NativeTranscript}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.ui.internal.transcript.styledtext;
