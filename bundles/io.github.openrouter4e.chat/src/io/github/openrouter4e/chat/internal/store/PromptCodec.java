package io.github.openrouter4e.chat.internal.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Blob;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.storage.Json;

/**
 * Prompts as JSON. Bytes are kept beside the prompt, under their SHA-256, so that the same image in several branches is
 * stored once.
 */
@SuppressWarnings("nls") // file format
final class PromptCodec {

	/** Where bytes are kept. */
	interface BlobSource {
		/** The bytes with this SHA-256; {@code null} if they are lost. */
		@Nullable
		Blob blob(String sha256) throws IOException;
	}

	private PromptCodec() {}

	static void put(ObjectNode node, Prompt prompt) {
		node.put("text", prompt.text());
		if (!prompt.attachments().isEmpty()) {
			ArrayNode array = node.putArray("attachments");
			prompt.attachments().forEach(attachment -> array.add(toJson(attachment)));
		}
	}

	/** The bytes that a prompt refers to. */
	static List<Blob> blobs(Prompt prompt) {
		var blobs = new ArrayList<Blob>();
		for (Attachment attachment : prompt.attachments()) {
			switch (attachment) {
				case Attachment.Image image -> blobs.add(image.data());
				case Attachment.Pdf pdf -> blobs.add(pdf.data());
				case Attachment.Audio audio -> blobs.add(audio.data());
				case Attachment.Video video -> blobs.add(video.data());
				default -> {
					// has no bytes
				}
			}
		}
		return blobs;
	}

	/** Attachments of unknown kinds and those whose bytes are lost are left out. */
	static Prompt prompt(JsonNode node, BlobSource blobs) throws IOException {
		var attachments = new ArrayList<Attachment>();
		for (JsonNode element : node.path("attachments")) {
			Attachment attachment = attachment(element, blobs);
			if (attachment != null) {
				attachments.add(attachment);
			}
		}
		return new Prompt(Json.textOrEmpty(node, "text"), attachments);
	}

	private static ObjectNode toJson(Attachment attachment) {
		ObjectNode node = Json.object().put("name", attachment.name());
		return switch (attachment) {
			case Attachment.TextFile file -> node.put("kind", "file").put("text", file.text());
			case Attachment.PastedText pasted -> node.put("kind", "paste").put("text", pasted.text());
			case Attachment.WebPage page -> node.put("kind", "web").put("text", page.text());
			case Attachment.FolderListing folder -> node.put("kind", "folder").put("text", folder.listing());
			case Attachment.AnswerSchema schema -> node.put("kind", "schema").put("text", schema.json());
			case Attachment.Image image -> node.put("kind", "image").put("mediaType", image.mediaType()).put("blob",
					image.data().sha256());
			case Attachment.Pdf pdf -> node.put("kind", "pdf").put("blob", pdf.data().sha256());
			case Attachment.Audio audio -> node.put("kind", "audio").put("mediaType", audio.format()).put("blob",
					audio.data().sha256());
			case Attachment.Video video -> node.put("kind", "video").put("mediaType", video.mediaType()).put("blob",
					video.data().sha256());
		};
	}

	private static @Nullable Attachment attachment(JsonNode node, BlobSource blobs) throws IOException {
		String name = Json.textOrEmpty(node, "name");
		String text = Json.textOrEmpty(node, "text");
		String sha256 = Json.text(node, "blob");
		Blob blob = sha256 == null ? null : blobs.blob(sha256);
		return switch (Json.textOrEmpty(node, "kind")) {
			case "file" -> new Attachment.TextFile(name, text);
			case "paste" -> new Attachment.PastedText(name, text);
			case "web" -> new Attachment.WebPage(name, text);
			case "folder" -> new Attachment.FolderListing(name, text);
			case "schema" -> new Attachment.AnswerSchema(name, text);
			case "image" ->
				blob == null ? null : new Attachment.Image(name, Json.textOrEmpty(node, "mediaType"), blob);
			case "audio" ->
				blob == null ? null : new Attachment.Audio(name, Json.textOrEmpty(node, "mediaType"), blob);
			case "video" ->
				blob == null ? null : new Attachment.Video(name, Json.textOrEmpty(node, "mediaType"), blob);
			case "pdf" -> blob == null ? null : new Attachment.Pdf(name, blob);
			default -> null;
		};
	}
}
