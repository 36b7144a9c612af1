package io.github.openrouter4e.client.internal.request;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;

import io.github.openrouter4e.client.AssistantMessage;
import io.github.openrouter4e.client.Content;
import io.github.openrouter4e.client.ContentPart;
import io.github.openrouter4e.client.DeveloperMessage;
import io.github.openrouter4e.client.Message;
import io.github.openrouter4e.client.ReasoningDetail;
import io.github.openrouter4e.client.SystemMessage;
import io.github.openrouter4e.client.ToolCall;
import io.github.openrouter4e.client.ToolMessage;
import io.github.openrouter4e.client.UserMessage;

/** Writes the conversation. */
@SuppressWarnings("nls") // wire names
final class MessageEncoder {
	private final JsonOut out;
	private final JsonGenerator generator;

	MessageEncoder(JsonOut out) {
		this.out = out;
		this.generator = out.generator();
	}

	void write(List<Message> messages) throws IOException {
		generator.writeArrayFieldStart("messages");
		for (Message message : messages) {
			generator.writeStartObject();
			write(message);
			generator.writeEndObject();
		}
		generator.writeEndArray();
	}

	private void write(Message message) throws IOException {
		switch (message) {
			case SystemMessage system -> roleAndContent("system", system);
			case DeveloperMessage developer -> roleAndContent("developer", developer);
			case UserMessage user -> roleAndContent("user", user);
			case ToolMessage result -> {
				out.text("role", "tool");
				out.text("tool_call_id", result.toolCallId());
				content(result.content());
			}
			case AssistantMessage answer -> assistant(answer);
		}
	}

	private void roleAndContent(String role, Message message) throws IOException {
		out.text("role", role);
		content(message.content());
	}

	private void assistant(AssistantMessage answer) throws IOException {
		out.text("role", "assistant");
		if (answer.content().isEmpty()) {
			generator.writeNullField("content");
		} else {
			content(answer.content());
		}
		if (!answer.reasoningDetails().isEmpty()) {
			out.raws("reasoning_details", answer.reasoningDetails().stream().map(ReasoningDetail::json).toList());
		} else if (!answer.reasoning().isEmpty()) {
			out.text("reasoning", answer.reasoning());
		}
		toolCalls(answer.toolCalls());
		out.raws("annotations", answer.annotations());
		images(answer.images());
		out.text("model", answer.model());
	}

	private void toolCalls(List<ToolCall> calls) throws IOException {
		if (calls.isEmpty()) {
			return;
		}
		generator.writeArrayFieldStart("tool_calls");
		for (ToolCall call : calls) {
			generator.writeStartObject();
			out.text("id", call.id());
			out.text("type", "function");
			generator.writeObjectFieldStart("function");
			out.text("name", call.name());
			out.text("arguments", call.arguments());
			generator.writeEndObject();
			generator.writeEndObject();
		}
		generator.writeEndArray();
	}

	private void images(List<String> urls) throws IOException {
		if (urls.isEmpty()) {
			return;
		}
		generator.writeArrayFieldStart("images");
		for (String url : urls) {
			generator.writeStartObject();
			out.text("type", "image_url");
			wrapped("image_url", url);
			generator.writeEndObject();
		}
		generator.writeEndArray();
	}

	private void content(Content content) throws IOException {
		switch (content) {
			case Content.Plain plain -> out.text("content", plain.text());
			case Content.Parts several -> {
				generator.writeArrayFieldStart("content");
				for (ContentPart part : several.parts()) {
					generator.writeStartObject();
					part(part);
					generator.writeEndObject();
				}
				generator.writeEndArray();
			}
		}
	}

	private void part(ContentPart part) throws IOException {
		switch (part) {
			case ContentPart.Text text -> {
				out.text("type", "text");
				out.text("text", text.text());
				out.cacheControl(text.cacheControl());
			}
			case ContentPart.Image image -> {
				out.text("type", "image_url");
				generator.writeObjectFieldStart("image_url");
				out.text("url", image.url());
				out.text("detail", image.detail());
				generator.writeEndObject();
			}
			case ContentPart.File file -> {
				out.text("type", "file");
				generator.writeObjectFieldStart("file");
				out.text("filename", file.filename());
				out.text("file_data", file.data());
				generator.writeEndObject();
			}
			case ContentPart.Audio audio -> {
				out.text("type", "input_audio");
				generator.writeObjectFieldStart("input_audio");
				out.text("data", audio.data());
				out.text("format", audio.format());
				generator.writeEndObject();
			}
			case ContentPart.Video video -> {
				out.text("type", "video_url");
				wrapped("video_url", video.url());
			}
		}
	}

	private void wrapped(String name, String url) throws IOException {
		generator.writeObjectFieldStart(name);
		out.text("url", url);
		generator.writeEndObject();
	}
}
