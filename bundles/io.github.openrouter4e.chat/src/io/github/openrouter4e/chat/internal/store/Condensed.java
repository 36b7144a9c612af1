package io.github.openrouter4e.chat.internal.store;

/**
 * What requests say in place of the beginning of a conversation, which is kept and shown as it is.
 *
 * @param turnId the first turn that requests still have; what comes before it is condensed
 * @param lastId the last turn of the conversation when it was condensed: what answers up to it told of the size of the prompt
 *               holds no more
 * @param text   what the model is told of the turns before
 */
public record Condensed(String turnId, String lastId, String text) {
}
