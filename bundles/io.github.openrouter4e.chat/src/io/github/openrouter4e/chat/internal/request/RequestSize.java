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

	/** Tokens of a second, as Gemini counts them, and bytes that it is taken to have where the file does not say. */
	private static final long AUDIO_TOKENS = 32;
	private static final long AUDIO_BYTES = 16_000;
	private static final long VIDEO_TOKENS = 300;
	private static final long VIDEO_BYTES = 250_000;
	/** Where a wave file has the number of its bytes in a second. */
	private static final int WAVE_RATE = 28;

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

	/** The size of a prompt's texts, attached ones included; what is no text is not touched. */
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
		return switch (attachment) {
			case Attachment.Image image -> true;
			case Attachment.Pdf pdf -> true;
			case Attachment.Audio audio -> true;
			case Attachment.Video video -> true;
			default -> false;
		};
	}

	private static long ofText(Attachment attachment) {
		if (attachment instanceof Attachment.AnswerSchema schema) {
			return TextSize.of(schema.json()); // providers put it into the prompt
		}
		return TextSize.of(UserContent.of(new Prompt("", List.of(attachment))).text()); //$NON-NLS-1$
	}

	/** Wave files say how long they are; others have as good as always much fewer bytes. */
	private static long bytesOfASecond(Attachment.Audio audio) {
		if (!"wav".equals(audio.format()) || audio.size() < WAVE_RATE + Integer.BYTES) { //$NON-NLS-1$
			return AUDIO_BYTES;
		}
		int rate = audio.data().littleEndianInt(WAVE_RATE);
		return Math.clamp(rate, AUDIO_BYTES / 4, AUDIO_BYTES * 100);
	}

	/** Tokens that a prompt's images, PDF files, sounds and videos are taken to have. */
	public static long otherTokens(Prompt prompt) {
		long tokens = 0;
		for (Attachment attachment : prompt.attachments()) {
			tokens += switch (attachment) {
				case Attachment.Image image -> IMAGE_TOKENS;
				case Attachment.Pdf pdf -> PAGE_TOKENS * (1 + pdf.size() / PAGE_BYTES);
				case Attachment.Audio audio -> AUDIO_TOKENS * (1 + audio.size() / bytesOfASecond(audio));
				case Attachment.Video video -> VIDEO_TOKENS * (1 + video.size() / VIDEO_BYTES);
				default -> 0;
			};
		}
		return tokens;
	}
}
