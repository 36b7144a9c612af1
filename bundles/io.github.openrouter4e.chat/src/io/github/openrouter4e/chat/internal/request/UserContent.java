package io.github.openrouter4e.chat.internal.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.client.Content;
import io.github.openrouter4e.client.ContentPart;

/**
 * A prompt as a message's content: the attachments in the user's order, then the text, because only text can carry a cache
 * mark and the mark belongs at the end. The same prompt gives the same bytes for as long as the conversation lives: a cached
 * prefix depends on it.
 */
@SuppressWarnings("nls") // wire format
public final class UserContent {

	/** Providers refuse an empty message, as one becomes whose attachments are lost. */
	private static final String NOTHING = "(The message is empty.)";

	private UserContent() {}

	/** The content for a prompt with all its attachments. */
	public static Content of(Prompt prompt) {
		return of(prompt, Set.of());
	}

	/** The content for a question. */
	static Content of(Question question) {
		return of(question.prompt(), question.leftOut());
	}

	private static Content of(Prompt prompt, Set<Integer> leftOut) {
		List<ContentPart> parts = new ArrayList<>();
		for (int i = 0; i < prompt.attachments().size(); i++) {
			Attachment attachment = prompt.attachments().get(i);
			if (!(attachment instanceof Attachment.AnswerSchema)) { // which is no part of the message
				parts.add(leftOut.contains(i) ? missing(attachment) : part(attachment));
			}
		}
		if (parts.isEmpty()) {
			return new Content.Plain(prompt.text().isBlank() ? NOTHING : prompt.text());
		}
		if (!prompt.text().isBlank()) {
			parts.add(new ContentPart.Text(prompt.text()));
		}
		return new Content.Parts(parts);
	}

	/** What is no image is refused by every provider, in this and every later request. */
	private static ContentPart image(Attachment.Image image) {
		String type = ImageType.of(image.data());
		return type == null ? missing(image) : new ContentPart.Image(image.data().dataUrl(type), null);
	}

	private static ContentPart missing(Attachment attachment) {
		return text("left-out", attachment.name(), "This attachment was not sent.");
	}

	private static ContentPart part(Attachment attachment) {
		return switch (attachment) {
			case Attachment.TextFile file -> text("file", file.name(), file.text());
			case Attachment.PastedText pasted -> text("pasted-text", pasted.name(), pasted.text());
			case Attachment.WebPage page -> text("web-page", page.name(), page.text());
			case Attachment.FolderListing folder -> text("folder", folder.name(), folder.listing());
			case Attachment.AnswerSchema schema -> throw new IllegalArgumentException("no part of a message");
			case Attachment.Image image -> image(image);
			case Attachment.Audio audio -> audio.size() == 0
					? missing(audio)
					: new ContentPart.Audio(audio.data().base64(), audio.format());
			case Attachment.Video video -> video.size() == 0
					? missing(video)
					: new ContentPart.Video(video.data().dataUrl(video.mediaType()));
			case Attachment.Pdf pdf -> pdf.size() == 0
					? missing(pdf)
					: new ContentPart.File(pdf.name(), pdf.data().dataUrl(Attachment.Pdf.MEDIA_TYPE));
		};
	}

	private static ContentPart text(String tag, String name, String text) {
		String end = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
		String quoted = name.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
		return new ContentPart.Text("<" + tag + " name=\"" + quoted + "\">\n" + text + end + "</" + tag + ">");
	}
}
