/**
 * From the bytes of a streamed answer to events, fast enough for the fastest provider. Start at {@link AnswerReader}:
 * {@link SseDecoder} splits the stream into events, {@link ChatStreamDecoder} reads their JSON, {@link AnswerBuilder}
 * collects the answer.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.client.internal.stream;
