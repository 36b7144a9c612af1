package io.github.openrouter4e.client;

import org.eclipse.jdt.annotation.Nullable;

/**
 * One block of structured reasoning. Opaque to us but for the three fields used for merging: signatures and encrypted
 * parts must go back byte for byte.
 *
 * @param type
 *            for example {@code reasoning.text}; an open set
 * @param index
 *            position within the answer; null if the provider numbers nothing
 * @param text
 *            the readable part, if the block has one
 * @param json
 *            the whole JSON object
 * @see <a href="https://openrouter.ai/docs/use-cases/reasoning-tokens#preserving-reasoning-blocks">Preserving
 *      reasoning</a>
 */
public record ReasoningDetail(String type, @Nullable Integer index, @Nullable String text, RawJson json) {
}
