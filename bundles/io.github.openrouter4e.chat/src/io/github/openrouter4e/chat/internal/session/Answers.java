package io.github.openrouter4e.chat.internal.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerFailure;
import io.github.openrouter4e.chat.AnswerPart;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.Citation;
import io.github.openrouter4e.chat.GrowingText;

/** Changed copies of answers. */
final class Answers {

	private Answers() {}

	static Answer begin(String id, @Nullable String parentId, Instant now, String model) {
		return new Answer(id, parentId, now, model, AnswerState.STREAMING, GrowingText.EMPTY, GrowingText.EMPTY,
				List.of(), List.of(), List.of(), null);
	}

	static Answer withText(Answer a, String more) {
		return new Answer(a.id(), a.parentId(), a.created(), a.requestedModel(), a.state(), a.text().append(more),
				a.reasoning(), a.parts(), a.citations(), a.images(), a.failure());
	}

	static Answer withReasoning(Answer a, String more) {
		return new Answer(a.id(), a.parentId(), a.created(), a.requestedModel(), a.state(), a.text(),
				a.reasoning().append(more), a.parts(), a.citations(), a.images(), a.failure());
	}

	static Answer withCitation(Answer a, Citation citation) {
		return new Answer(a.id(), a.parentId(), a.created(), a.requestedModel(), a.state(), a.text(), a.reasoning(),
				a.parts(), plus(a.citations(), citation), a.images(), a.failure());
	}

	static Answer withImage(Answer a, String url) {
		return new Answer(a.id(), a.parentId(), a.created(), a.requestedModel(), a.state(), a.text(), a.reasoning(),
				a.parts(), a.citations(), plus(a.images(), url), a.failure());
	}

	static Answer withState(Answer a, AnswerState state, @Nullable AnswerFailure failure) {
		return new Answer(a.id(), a.parentId(), a.created(), a.requestedModel(), state, a.text(), a.reasoning(),
				a.parts(), a.citations(), a.images(), failure);
	}

	static Answer ended(Answer a, AnswerPart part, AnswerState state, @Nullable AnswerFailure failure) {
		return new Answer(a.id(), a.parentId(), a.created(), a.requestedModel(), state, a.text(), a.reasoning(),
				plus(a.parts(), part), a.citations(), a.images(), failure);
	}

	static Answer withPart(Answer a, int index, AnswerPart part) {
		var parts = new ArrayList<>(a.parts());
		parts.set(index, part);
		return new Answer(a.id(), a.parentId(), a.created(), a.requestedModel(), a.state(), a.text(), a.reasoning(),
				parts, a.citations(), a.images(), a.failure());
	}

	/** The answer with its first parts as they are now known. */
	static Answer withEarlierParts(Answer a, List<AnswerPart> known) {
		Answer result = a;
		for (int i = 0; i < Math.min(known.size(), a.parts().size()); i++) {
			result = withPart(result, i, known.get(i));
		}
		return result;
	}

	private static <T> List<T> plus(List<T> list, T element) {
		var more = new ArrayList<>(list);
		more.add(element);
		return more;
	}
}
