package io.github.openrouter4e.chat.internal.request;

import java.util.ArrayList;
import java.util.List;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.client.Content;
import io.github.openrouter4e.client.ContentPart;

/**
 * A prompt as a message's content: the attachments in the user's order, then the text, because only text can carry a cache
 * mark and the mark belongs at the end. The same prompt gives the same bytes for as long as the conversation lives: a cached
 * prefix depends on it.
 */
@SuppressWarnings("nls") // wire format
public final class UserContent {

	private UserContent() {}

	/** The content for a prompt. */
	public static Content of(Prompt prompt) {
		if (prompt.attachments().isEmpty()) {
			return new Content.Plain(prompt.text());
		}
		List<ContentPart> parts = new ArrayList<>();
		for (Attachment attachment : prompt.attachments()) {
			parts.add(part(attachment));
		}
		if (!prompt.text().isEmpty()) {
			parts.add(new ContentPart.Text(prompt.text()));
		}
		return new Content.Parts(parts);
	}

	private static ContentPart part(Attachment attachment) {
		return switch (attachment) {
			case Attachment.TextFile file -> text("file", file.name(), file.text());
			case Attachment.PastedText pasted -> text("pasted-text", pasted.name(), pasted.text());
			case Attachment.FolderListing folder -> text("folder", folder.name(), folder.listing());
			case Attachment.Image image -> new ContentPart.Image(image.data().dataUrl(image.mediaType()), null);
			case Attachment.Pdf pdf -> new ContentPart.File(pdf.name(), pdf.data().dataUrl(Attachment.Pdf.MEDIA_TYPE));
		};
	}

	private static ContentPart text(String tag, String name, String text) {
		String end = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
		String quoted = name.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
		return new ContentPart.Text("<" + tag + " name=\"" + quoted + "\">\n" + text + end + "</" + tag + ">");
	}
}
