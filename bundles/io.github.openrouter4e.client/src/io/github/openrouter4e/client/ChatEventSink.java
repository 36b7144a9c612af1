package io.github.openrouter4e.client;

/** Takes the events of one streamed answer, in order, on the thread that called {@link OpenRouterClient#chat}. */
@FunctionalInterface
public interface ChatEventSink {
	/** Must return quickly: the next bytes are read only after it has. */
	void accept(ChatEvent event);
}
