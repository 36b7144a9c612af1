package io.github.openrouter4e.agent.apply;

/**
 * A code block of an answer.
 *
 * @param info what follows the fence, for example {@code java src/Main.java}; "" if there is nothing
 * @param code without the fences
 */
public record CodeBlock(String info, String code) {
}
