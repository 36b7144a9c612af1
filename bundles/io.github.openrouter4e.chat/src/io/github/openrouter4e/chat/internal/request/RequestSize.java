package io.github.openrouter4e.chat.internal.request;

import java.util.List;
import java.util.stream.IntStream;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.internal.ledger.TextSize;
import io.github.openrouter4e.client.AssistantMessage;
import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.Content;
import io.github.openrouter4e.client.ContentPart;
import io.github.openrouter4e.client.Message;
import io.github.openrouter4e.client.RawJson;
import io.github.openrouter4e.client.Tool;
import io.github.openrouter4e.client.ToolCall;

/** How much text is sent. */
public final class RequestSize {

	/** Tokens that an image is taken to have; providers count differently, mostly between 300 and 1,600. */
	public static final long IMAGE_TOKENS = 1000;

	/** Tokens that a page of a PDF is taken to have, and bytes that it is taken to be. */
	private static final long PAGE_TOKENS = 800;
	private static final long PAGE_BYTES = 50_000;

	private RequestSize() {}

	/** The size of all texts in a request; 0 if there is more than text, whose tokens would teach something wrong. */
	static long of(ChatRequest request) {
		long size = 0;
		for (Message message : request.messages()) {
			if (!isText(message)) {
				return 0;
			}
			size += TextSize.of(message.content().text());
			if (message instanceof AssistantMessage answer) {
				for (ToolCall call : answer.toolCalls()) {
					size += TextSize.of(call.name()) + TextSize.of(call.arguments());
				}
			}
		}
		return size + tools(request);
	}

	private static long tools(ChatRequest request) {
		long size = 0;
		for (Tool tool : request.tools()) {
			if (tool instanceof Tool.Function function) {
				RawJson parameters = function.parameters();
				size += TextSize.of(function.name()) + TextSize.of(function.description())
						+ (parameters == null ? 0 : TextSize.of(parameters.text()));
			}
		}
		return size;
	}

	private static boolean isText(Message message) {
		return message.content() instanceof Content.Plain || message.content() instanceof Content.Parts several
				&& several.parts().stream().allMatch(ContentPart.Text.class::isInstance);
	}

	/** What of a question is sent. */
	public static Prompt sent(Question question) {
		List<Attachment> all = question.prompt().attachments();
		return question.leftOut().isEmpty()
				? question.prompt()
				: new Prompt(question.prompt().text(), IntStream.range(0, all.size())
						.filter(i -> !question.leftOut().contains(i)).mapToObj(all::get).toList());
	}

	/** The size of a prompt's texts, attached ones included; images and files are not touched. */
	public static long text(Prompt prompt) {
		List<Attachment> texts = prompt.attachments().stream()
				.filter(attachment -> !(attachment instanceof Attachment.Image || attachment instanceof Attachment.Pdf))
				.toList();
		return TextSize.of(UserContent.of(new Prompt(prompt.text(), texts)).text());
	}

	/** Tokens that a prompt's images and PDF files are taken to have. */
	public static long otherTokens(Prompt prompt) {
		long tokens = 0;
		for (Attachment attachment : prompt.attachments()) {
			if (attachment instanceof Attachment.Image) {
				tokens += IMAGE_TOKENS;
			} else if (attachment instanceof Attachment.Pdf pdf) {
				tokens += PAGE_TOKENS * (1 + pdf.size() / PAGE_BYTES);
			}
		}
		return tokens;
	}
}
