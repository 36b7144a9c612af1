package io.github.openrouter4e.client.internal.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.client.ChatCompletion;
import io.github.openrouter4e.client.ChatEvent;
import io.github.openrouter4e.client.ChatEventSink;
import io.github.openrouter4e.client.FinishReason;
import io.github.openrouter4e.client.ProtocolException;
import io.github.openrouter4e.client.RawJson;
import io.github.openrouter4e.client.ReasoningDetail;
import io.github.openrouter4e.client.UrlCitation;
import io.github.openrouter4e.client.Usage;
import io.github.openrouter4e.client.internal.json.Json;
import io.github.openrouter4e.client.internal.json.UsageDecoder;
import io.github.openrouter4e.client.internal.limits.Limits;
import io.github.openrouter4e.client.internal.redact.Redactor;
import io.github.openrouter4e.client.internal.redact.StreamRedactor;

/** Turns chunks into events and, along the way, into the whole answer. Not thread-safe. */
@SuppressWarnings("nls") // wire names
final class AnswerBuilder {
	private final ChatEventSink sink;
	private final Stopwatch stopwatch;
	private final TextCollector text = new TextCollector();
	private final TextCollector reasoning = new TextCollector();
	private final TextCollector refusal = new TextCollector();
	private final Redactor redactor;
	private final StreamRedactor textRedactor;
	private final StreamRedactor reasoningRedactor;
	private final StreamRedactor refusalRedactor;
	private final ReasoningMerger reasoningDetails;
	private final ToolCallCollector toolCalls;
	private final List<String> images = new ArrayList<>();
	private final AudioDecoder audio = new AudioDecoder();
	private final List<UrlCitation> citations = new ArrayList<>();
	private final List<RawJson> annotations = new ArrayList<>();
	private boolean started;
	private boolean spoken;
	private long size; // characters in all
	private @Nullable String id;
	private @Nullable String model;
	private @Nullable String provider;
	private @Nullable String serviceTier;
	private @Nullable FinishReason finishReason;
	private @Nullable String nativeFinishReason;
	private @Nullable Usage usage;
	private @Nullable RawJson routing;

	/** @param redactor no text of the answer passes without it */
	AnswerBuilder(ChatEventSink sink, Stopwatch stopwatch, Redactor redactor) {
		this.sink = sink;
		this.stopwatch = stopwatch;
		this.redactor = redactor;
		textRedactor = redactor.stream();
		reasoningRedactor = redactor.stream();
		refusalRedactor = redactor.stream();
		reasoningDetails = new ReasoningMerger(redactor);
		toolCalls = new ToolCallCollector(redactor);
	}

	/** @param header as a header told it; a chunk may correct it */
	void generationId(@Nullable String header) {
		id = header;
	}

	/** Text from a chunk that says nothing else. */
	void text(String delta) {
		if (!delta.isEmpty()) {
			grow(delta.length());
			emitText(textRedactor.append(delta));
		}
	}

	/**
	 * Reasoning from a chunk that says nothing else.
	 *
	 * @param words
	 *            its readable form; may be empty
	 * @param detail
	 *            what its structured form continues; null if there is none
	 */
	void reasoning(String words, ReasoningMerger.@Nullable Continuation detail, String detailText) {
		String said = words.isEmpty() ? detailText : words;
		if (detail == null) {
			readable(said);
			return;
		}
		boolean same = said.equals(detailText) && reasoningRedactor.isLike(detail.redactor());
		ReasoningDetail piece = detail.append(detailText);
		grow(detail.sizeAround() + detailText.length());
		sink.accept(new ChatEvent.ReasoningDetailDelta(piece));
		String clean = piece.text();
		if (same && clean != null) { // nearly always: to look for secrets once is enough
			reasoningRedactor.follow(detail.redactor());
			grow(said.length());
			emitReasoning(clean);
		} else {
			readable(said);
		}
	}

	/** Arguments from a chunk that says nothing else. */
	void toolArguments(int position, String text) {
		toolCall(toolCalls.append(position, text));
	}

	/** See {@link ReasoningMerger#continuation}. */
	ReasoningMerger.@Nullable Continuation continuation(JsonNode detail) {
		return reasoningDetails.continuation(detail);
	}

	/** See {@link ToolCallCollector#continued}. */
	int continuedCall(JsonNode piece) {
		return toolCalls.continued(piece);
	}

	private void emitText(String clean) {
		if (!clean.isEmpty()) {
			text.append(clean);
			sink.accept(new ChatEvent.Text(clean));
		}
	}

	private void emitReasoning(String clean) {
		if (!clean.isEmpty()) {
			reasoning.append(clean);
			sink.accept(new ChatEvent.Reasoning(clean));
		}
	}

	private void emitRefusal(String clean) {
		if (!clean.isEmpty()) {
			refusal.append(clean);
			sink.accept(new ChatEvent.Refusal(clean));
		}
	}

	/** Nothing more comes: passes on what was held back as the possible beginning of a secret. */
	void end() {
		reasoningDetails.end().forEach(detail -> sink.accept(new ChatEvent.ReasoningDetailDelta(detail)));
		emitReasoning(reasoningRedactor.end());
		emitText(textRedactor.end());
		emitRefusal(refusalRedactor.end());
		emitAudio(audio.end());
		toolCalls.end().forEach(sink::accept);
	}

	/** Everything but the error. */
	void add(Chunk chunk) {
		names(chunk);
		reasoning(chunk);
		String content = chunk.content;
		if (content != null) {
			text(content);
		}
		audio(chunk.audio, content == null || content.isEmpty());
		String refused = chunk.refusal;
		if (refused != null && !refused.isEmpty()) {
			grow(refused.length());
			emitRefusal(refusalRedactor.append(refused));
		}
		each(chunk.toolCalls, piece -> toolCall(toolCalls.add(piece)));
		each(chunk.images, this::image);
		each(chunk.annotations, this::annotation);
		finish(chunk);
		JsonNode error = chunk.error; // where a failed answer may tell what it cost all the same
		Usage reported = UsageDecoder.decode(chunk.usage == null && error != null ? usage(error) : chunk.usage);
		if (reported != null) {
			usage = reported;
			sink.accept(new ChatEvent.UsageReported(reported));
		}
		routing(chunk.routing);
	}

	@Nullable
	FinishReason finishReason() {
		return finishReason;
	}

	@Nullable
	String id() {
		return id;
	}

	/** Whether any chunk was understood as part of an answer. */
	boolean isStarted() {
		return started;
	}

	/** The answer so far. */
	ChatCompletion build() {
		return new ChatCompletion(id, model, provider, text.pieces(), reasoning.pieces(), reasoningDetails.merged(),
				refusal.isEmpty() ? null : refusal.toString(), toolCalls.calls(), images, citations, annotations,
				finishReason, nativeFinishReason, usage, serviceTier, stopwatch.timings(), routing,
				spoken);
	}

	private void names(Chunk chunk) {
		id = newer(id, redactor.cleanOrNull(chunk.id));
		model = newer(model, redactor.cleanOrNull(chunk.model));
		provider = newer(provider, redactor.cleanOrNull(chunk.provider));
		serviceTier = newer(serviceTier, redactor.cleanOrNull(chunk.serviceTier));
		if (!started && chunk.recognised) {
			started = true;
			sink.accept(new ChatEvent.Started(id, model, provider));
		}
	}

	private void reasoning(Chunk chunk) {
		var fromDetails = new StringBuilder(0);
		each(chunk.reasoningDetails, piece -> {
			String said = Json.text(piece, "text"); // before it is cleaned: the readable form is, on its own
			String readable = said == null ? Json.textOrEmpty(piece, "summary") : said;
			var detail = reasoningDetails.add(piece);
			if (detail != null) {
				grow(detail.json().text().length());
				fromDetails.append(readable);
				sink.accept(new ChatEvent.ReasoningDetailDelta(detail));
			}
		});
		String words = chunk.reasoning; // says the same as the details, where both are sent
		readable(words == null || words.isEmpty() ? fromDetails.toString() : words);
	}

	private void readable(String words) {
		if (!words.isEmpty()) {
			grow(words.length());
			emitReasoning(reasoningRedactor.append(words));
		}
	}

	private void toolCall(ChatEvent.ToolCallDelta delta) {
		grow(delta.argumentsDelta().length());
		sink.accept(delta);
	}

	private void image(JsonNode image) {
		String url = redactor.cleanOrNull(Json.text(image.path("image_url"), "url"));
		if (url != null && !url.isEmpty()) {
			grow(url.length());
			add(images, url);
			sink.accept(new ChatEvent.Image(url));
		}
	}

	/**
	 * Sound needs no redaction: it is decoded at once, and nobody reads it.
	 *
	 * @param silent
	 *            whether the chunk has no text; else the transcript says the same again
	 */
	private void audio(@Nullable JsonNode said, boolean silent) {
		if (said == null) {
			return;
		}
		if (silent) {
			text(Json.textOrEmpty(said, "transcript"));
		}
		String data = Json.textOrEmpty(said, "data");
		if (!data.isEmpty()) {
			grow(data.length());
			emitAudio(audio.append(data));
		}
	}

	private void emitAudio(byte[] bytes) {
		if (bytes.length > 0) {
			spoken = true;
			sink.accept(new ChatEvent.Audio(bytes));
		}
	}

	private void annotation(JsonNode said) {
		JsonNode annotation = redactor.clean(said);
		RawJson raw = Json.raw(annotation);
		grow(raw.text().length());
		add(annotations, raw);
		JsonNode source = annotation.get("url_citation");
		String url = Json.text(source, "url");
		if (url == null) {
			sink.accept(new ChatEvent.Annotation(raw));
			return;
		}
		var citation = new UrlCitation(url, Json.textOrEmpty(source, "title"), position(source, "start_index"),
				position(source, "end_index"), Json.text(source, "content"));
		citations.add(citation);
		sink.accept(new ChatEvent.Citation(citation));
	}

	/** It is kept with the answer, so what is far longer than OpenRouter's is not. */
	private void routing(@Nullable JsonNode said) {
		if (said != null && said.isObject()) {
			RawJson told = Json.raw(redactor.clean(said));
			routing = told.text().length() <= Limits.ROUTING ? told : null;
		}
	}

	private static @Nullable JsonNode usage(JsonNode error) {
		JsonNode own = Json.member(error, "usage");
		return own == null ? Json.member(Json.member(error, "metadata"), "usage") : own;
	}

	private void finish(Chunk chunk) {
		nativeFinishReason = newer(nativeFinishReason, redactor.cleanOrNull(chunk.nativeFinishReason));
		String reason = chunk.finishReason;
		if (reason == null || reason.isEmpty()) {
			return;
		}
		boolean first = finishReason == null;
		var finished = FinishReason.of(reason);
		finishReason = finished;
		if (first) {
			sink.accept(new ChatEvent.Finished(finished, nativeFinishReason));
		}
	}

	private void grow(int characters) {
		stopwatch.content();
		size += characters;
		if (size > Limits.ANSWER) {
			throw new ProtocolException(ProtocolException.Kind.TOO_LARGE, "the answer does not end");
		}
	}

	private static <T> void add(List<T> list, T element) {
		if (list.size() == Limits.ANSWER_PARTS) {
			throw new ProtocolException(ProtocolException.Kind.TOO_LARGE, "too many parts of one kind");
		}
		list.add(element);
	}

	private static @Nullable Integer position(@Nullable JsonNode source, String member) {
		Long value = Json.integer(source, member);
		return value == null || value < 0 || value > Integer.MAX_VALUE ? null : value.intValue();
	}

	private static void each(@Nullable JsonNode array, Consumer<JsonNode> action) {
		if (array != null && array.isArray()) {
			array.forEach(action);
		}
	}

	private static @Nullable String newer(@Nullable String old, @Nullable String fresh) {
		return fresh == null || fresh.isEmpty() ? old : fresh;
	}
}
