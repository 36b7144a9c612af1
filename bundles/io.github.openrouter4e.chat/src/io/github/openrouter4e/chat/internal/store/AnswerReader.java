package io.github.openrouter4e.chat.internal.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerPart;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.Blob;
import io.github.openrouter4e.chat.Citation;
import io.github.openrouter4e.chat.GrowingText;
import io.github.openrouter4e.client.RequestFailure;
import io.github.openrouter4e.costs.AnswerCost;
import io.github.openrouter4e.costs.CostCodec;
import io.github.openrouter4e.storage.Json;
import io.github.openrouter4e.storage.WellFormed;

/** Puts an answer together from its lines. */
@SuppressWarnings("nls") // file format
final class AnswerReader {

	private final String id;
	private final @Nullable String parentId;
	private final Instant created;
	private final String model;
	private final StringBuilder text = new StringBuilder();
	private final StringBuilder reasoning = new StringBuilder();
	private final List<AnswerPart> parts = new ArrayList<>();
	private final List<Citation> citations = new ArrayList<>();
	private final List<String> images = new ArrayList<>();
	private final List<Blob> audio = new ArrayList<>();
	private final Set<Integer> leftOut = new TreeSet<>();
	private @Nullable JsonNode started;
	private @Nullable RequestFailure failure;
	private AnswerState state = AnswerState.INTERRUPTED;

	AnswerReader(String id, @Nullable String parentId, JsonNode first) {
		this.id = id;
		this.parentId = parentId;
		model = Json.textOrEmpty(first, "model");
		Instant at = Json.instant(first, "at");
		created = at == null ? Instant.EPOCH : at;
	}

	void line(JsonNode line) {
		switch (Json.textOrEmpty(line, "t")) {
			case "piece" -> piece(line);
			case "part" -> part(line);
			case "cost" -> cost(line);
			case "started" -> started = line;
			case "again" -> state = AnswerState.INTERRUPTED;
			case "leaveOut" -> leaveOut(line);
			case "resumed" -> state = AnswerState.COMPLETE;
			default -> {
				// written by a newer version
			}
		}
	}

	private void piece(JsonNode line) {
		text.append(Json.textOrEmpty(line, "text"));
		reasoning.append(Json.textOrEmpty(line, "reasoning"));
		citations.addAll(Json.list(line, "citations", PartCodec::citation));
		images.addAll(Json.texts(line, "images"));
		String sound = Json.text(line, "audio");
		if (sound != null) {
			try {
				audio.add(Blob.ofBase64(sound));
			} catch (IllegalArgumentException e) {
				return; // intact line, but not written by us
			}
		}
	}

	private void part(JsonNode line) {
		AnswerPart before = parts.isEmpty() ? null : parts.getLast();
		// lines in between may be damaged: a part cannot end behind what is there, nor before the one before it
		parts.add(PartCodec.part(line, before == null ? 0 : before.textEnd(), text.length(),
				before == null ? 0 : before.reasoningEnd(), reasoning.length()));
		state = Json.constant(line, "state", AnswerState.class, AnswerState.COMPLETE);
		failure = PartCodec.failure(line.path("failure"));
		started = null;
	}

	private void leaveOut(JsonNode line) {
		int image = line.path("attachment").asInt(-1);
		if (image >= 0) {
			leftOut.add(image);
		}
	}

	private void cost(JsonNode line) {
		int index = line.path("part").asInt(-1);
		if (index >= 0 && index < parts.size()) {
			parts.set(index, parts.get(index).withCost(CostCodec.cost(line.path("cost")),
					CostCodec.tokens(line.path("tokens"))));
		}
	}

	/** The request whose end was never written: what it cost can still be asked for. */
	private AnswerPart unended() {
		JsonNode open = started == null ? Json.object() : started;
		return new AnswerPart(text.length(), reasoning.length(), Json.text(open, "generation"),
				Json.text(open, "model"),
				Json.text(open, "provider"), null, null, null, AnswerCost.UNKNOWN, List.of(), List.of(), List.of(),
				null, null);
	}

	Answer answer() {
		int ended = parts.isEmpty() ? 0 : parts.getLast().textEnd();
		if (started != null || text.length() > ended) {
			parts.add(unended());
		}
		return new Answer(id, parentId, created, model, state, GrowingText.of(WellFormed.text(text.toString())),
				GrowingText.of(WellFormed.text(reasoning.toString())), parts, citations, images,
				audio, leftOut,
				state == AnswerState.FAILED || state == AnswerState.PAUSED ? failure : null);
	}
}
