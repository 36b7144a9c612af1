package io.github.openrouter4e.ui.internal.transcript;

import java.util.List;

/**
 * What stands under an answer.
 *
 * @param facts   model, provider, tokens, cost, duration; in this order
 * @param details more of it, for a tool tip
 * @param actions what can be done with the answer
 */
public record FooterView(List<String> facts, String details, List<ActionView> actions) {
}
