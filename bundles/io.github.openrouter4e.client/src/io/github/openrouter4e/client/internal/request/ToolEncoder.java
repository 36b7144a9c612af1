package io.github.openrouter4e.client.internal.request;

import java.io.IOException;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.core.JsonGenerator;

import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.Tool;
import io.github.openrouter4e.client.ToolChoice;

/** Writes the tools and what the model may do with them. */
@SuppressWarnings("nls") // wire names
final class ToolEncoder {
	private final JsonOut out;
	private final JsonGenerator generator;

	ToolEncoder(JsonOut out) {
		this.out = out;
		this.generator = out.generator();
	}

	void write(ChatRequest request) throws IOException {
		if (!request.tools().isEmpty()) {
			generator.writeArrayFieldStart("tools");
			for (Tool tool : request.tools()) {
				generator.writeStartObject();
				tool(tool);
				generator.writeEndObject();
			}
			generator.writeEndArray();
		}
		choice(request.toolChoice());
		out.bool("parallel_tool_calls", request.parallelToolCalls());
	}

	private void tool(Tool tool) throws IOException {
		switch (tool) {
			case Tool.Function function -> {
				out.text("type", "function");
				generator.writeObjectFieldStart("function");
				out.text("name", function.name());
				out.text("description", function.description().isEmpty() ? null : function.description());
				out.raw("parameters", function.parameters());
				out.bool("strict", function.strict());
				generator.writeEndObject();
				out.cacheControl(function.cacheControl());
			}
			case Tool.Server server -> {
				out.text("type", server.type());
				out.raw("parameters", server.parameters());
			}
		}
	}

	private void choice(@Nullable ToolChoice choice) throws IOException {
		switch (choice) {
			case null -> {
				// the model decides
			}
			case ToolChoice.Mode mode -> out.text("tool_choice", mode.wireName());
			case ToolChoice.Server server -> {
				generator.writeObjectFieldStart("tool_choice");
				out.text("type", server.type());
				generator.writeEndObject();
			}
			case ToolChoice.Function function -> {
				generator.writeObjectFieldStart("tool_choice");
				out.text("type", "function");
				generator.writeObjectFieldStart("function");
				out.text("name", function.name());
				generator.writeEndObject();
				generator.writeEndObject();
			}
		}
	}
}
