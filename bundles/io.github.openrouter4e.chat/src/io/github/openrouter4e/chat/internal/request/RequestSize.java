package io.github.openrouter4e.chat.internal.request;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.stream.IntStream;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.costs.TextSize;

/** How much text is sent. */
public final class RequestSize {

	/** Tokens that an image is taken to have; providers count differently, mostly between 300 and 1,600. */
	public static final long IMAGE_TOKENS = 1000;

	/** Tokens that a page of a PDF is taken to have, and bytes that it is taken to be. */
	private static final long PAGE_TOKENS = 800;
	private static final long PAGE_BYTES = 50_000;

	/** Sizes of attached texts, which may be large and are wanted again with every key press while they are attached. */
	private static final Map<Attachment, Long> SIZES = Collections.synchronizedMap(new WeakHashMap<>());

	private RequestSize() {}

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
		List<Attachment> texts = prompt.attachments().stream().filter(attachment -> !isFile(attachment)).toList();
		if (texts.isEmpty()) {
			return TextSize.of(UserContent.of(Prompt.of(prompt.text())).text());
		}
		long size = prompt.text().isBlank() ? 0 : TextSize.of(prompt.text());
		for (Attachment attachment : texts) {
			size += SIZES.computeIfAbsent(attachment, RequestSize::ofText);
		}
		return size;
	}

	private static boolean isFile(Attachment attachment) {
		return attachment instanceof Attachment.Image || attachment instanceof Attachment.Pdf;
	}

	private static long ofText(Attachment attachment) {
		if (attachment instanceof Attachment.AnswerSchema schema) {
			return TextSize.of(schema.json()); // providers put it into the prompt
		}
		return TextSize.of(UserContent.of(new Prompt("", List.of(attachment))).text()); //$NON-NLS-1$
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
