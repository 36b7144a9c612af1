package io.github.openrouter4e.chat.internal.session;

import java.util.ArrayList;
import java.util.List;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.Blob;
import io.github.openrouter4e.chat.Citation;
import io.github.openrouter4e.chat.GrowingText;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.chat.internal.store.PieceWriter;
import io.github.openrouter4e.client.ChatEvent;
import io.github.openrouter4e.client.RequestFailure;
import io.github.openrouter4e.client.UrlCitation;
import io.github.openrouter4e.storage.WellFormed;

/** Turns what the client tells of an answer into snapshots of it, for the session and the disk. Used by one thread. */
final class AnswerStream {

	/** A call as far as it is known. */
	private record Call(String name, GrowingText arguments) {
	}

	private final SessionModel session;
	private final PieceWriter pieces;
	private final List<Call> calls = new ArrayList<>();
	private Answer answer;
	private String half = ""; //$NON-NLS-1$
	private final AnswerText text = new AnswerText(this::answered, this::reasoned);

	AnswerStream(SessionModel session, Answer answer, PieceWriter pieces) {
		this.session = session;
		this.answer = answer;
		this.pieces = pieces;
	}

	void accept(ChatEvent event) {
		switch (event) {
			case ChatEvent.Started begun -> started(begun);
			case ChatEvent.Text(String delta) -> text.add(delta);
			case ChatEvent.Refusal(String delta) -> text.add(delta); // the model's words, like any others
			case ChatEvent.Reasoning(String delta) -> reasoning(delta);
			case ChatEvent.Image(String url) -> image(url);
			case ChatEvent.Audio(byte[] bytes) -> audio(Blob.of(bytes));
			case ChatEvent.Citation(UrlCitation source) -> citation(source);
			case ChatEvent.ToolCallDelta delta -> toolCall(delta);
			case ChatEvent.Retrying retrying -> retrying(retrying);
			default -> {
				// what the whole answer holds at the end
			}
		}
	}

	private void started(ChatEvent.Started begun) {
		session.file().write(to -> to.started(answer.id(), begun.generationId(), begun.model(), begun.provider()));
	}

	/** Nothing more comes. */
	void end() {
		text.end();
		if (!half.isEmpty()) {
			reasoned(WellFormed.text(half));
			half = ""; //$NON-NLS-1$
		}
	}

	private void answered(String delta) {
		pieces.text(delta);
		answer = answer.withText(delta);
		session.live(answer, new SessionEvent.AnswerDelta(answer, delta));
	}

	/** A character whose halves come in two pieces is put together. */
	private void reasoning(String delta) {
		String all = half + delta;
		boolean cut = Character.isHighSurrogate(all.charAt(all.length() - 1));
		half = cut ? all.substring(all.length() - 1) : ""; //$NON-NLS-1$
		if (all.length() > half.length()) {
			reasoned(WellFormed.text(all.substring(0, all.length() - half.length())));
		}
	}

	private void reasoned(String delta) {
		pieces.reasoning(delta);
		answer = answer.withReasoning(delta);
		session.live(answer, new SessionEvent.ReasoningDelta(answer, delta));
	}

	private void image(String url) {
		pieces.image(url);
		answer = answer.withImage(url);
		session.live(answer, new SessionEvent.AnswerChanged(answer));
	}

	/** Heard when the answer has ended: no listener has to know of each piece. */
	private void audio(Blob more) {
		pieces.audio(more);
		answer = answer.withAudio(more);
	}

	private void citation(UrlCitation source) {
		Integer start = source.startIndex();
		Integer end = source.endIndex();
		var citation = new Citation(source.url(), source.title().isEmpty() ? null : source.title(),
				start == null ? 0 : start, end == null ? 0 : end);
		pieces.citation(citation);
		answer = answer.withCitation(citation);
		session.live(answer, new SessionEvent.AnswerChanged(answer));
	}

	private void toolCall(ChatEvent.ToolCallDelta delta) {
		while (calls.size() <= delta.index()) {
			calls.add(new Call("", GrowingText.EMPTY)); //$NON-NLS-1$
		}
		String name = delta.name();
		Call before = calls.get(delta.index());
		var call = new Call(name == null ? before.name : WellFormed.text(name),
				before.arguments.append(delta.argumentsDelta()));
		calls.set(delta.index(), call);
		session.tell(new SessionEvent.ToolRequested(answer, delta.index(), call.name, call.arguments));
	}

	private void retrying(ChatEvent.Retrying retrying) {
		calls.clear();
		session.tell(new SessionEvent.Retrying(answer, retrying.attempt(), retrying.delay(),
				RequestFailure.of(retrying.cause())));
	}

	Answer answer() {
		return answer;
	}
}
