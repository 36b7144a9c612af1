package io.github.openrouter4e.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.client.RequestFailure;
import io.github.openrouter4e.costs.CostSum;

/**
 * What a model answered, as far as it got. A snapshot; while the answer is received a new one is made for each piece, which
 * is cheap because the texts are shared (see {@link GrowingText}).
 *
 * @param requestedModel the model that was asked
 * @param state          how far it got
 * @param text           the answer, Markdown
 * @param reasoning      the model's reasoning as far as it shows it
 * @param parts          one for each finished request, oldest first; empty while the first is under way
 * @param citations      sources, in the model's order
 * @param images         images as {@code data:} URLs
 * @param audio          the spoken answer, in pieces that follow each other; what is said is in {@code text}
 * @param leftOut        which of the images, from 0, are left out of requests, as a provider refused them
 * @param failure        why it failed, or why it paused; {@code null} unless {@link AnswerState#FAILED} or
 *                       {@link AnswerState#PAUSED}
 */
public record Answer(String id, @Nullable String parentId, Instant created, String requestedModel, AnswerState state,
		GrowingText text, GrowingText reasoning, List<AnswerPart> parts, List<Citation> citations, List<String> images,
		List<Blob> audio, Set<Integer> leftOut, @Nullable RequestFailure failure) implements Turn {

	/** Takes copies of the lists and of the set. */
	public Answer {
		parts = List.copyOf(parts);
		citations = List.copyOf(citations);
		images = List.copyOf(images);
		audio = List.copyOf(audio);
		leftOut = Set.copyOf(leftOut);
	}

	/** An answer that is not spoken. */
	public Answer(String id, @Nullable String parentId, Instant created, String requestedModel, AnswerState state,
			GrowingText text, GrowingText reasoning, List<AnswerPart> parts, List<Citation> citations,
			List<String> images, @Nullable RequestFailure failure) {
		this(id, parentId, created, requestedModel, state, text, reasoning, parts, citations, images, List.of(),
				Set.of(), failure);
	}

	/** An answer that is about to be received. */
	public static Answer begin(String id, @Nullable String parentId, Instant now, String model) {
		return new Answer(id, parentId, now, model, AnswerState.STREAMING, GrowingText.EMPTY, GrowingText.EMPTY,
				List.of(), List.of(), List.of(), null);
	}

	/** This answer with {@code more} at the end of its text. */
	public Answer withText(String more) {
		return new Answer(id, parentId, created, requestedModel, state, text.append(more), reasoning, parts, citations,
				images, audio, leftOut, failure);
	}

	/** This answer with {@code more} at the end of its reasoning. */
	public Answer withReasoning(String more) {
		return new Answer(id, parentId, created, requestedModel, state, text, reasoning.append(more), parts, citations,
				images, audio, leftOut, failure);
	}

	/** This answer with one source more. */
	public Answer withCitation(Citation citation) {
		return new Answer(id, parentId, created, requestedModel, state, text, reasoning, parts,
				plus(citations, citation), images, audio, leftOut, failure);
	}

	/** This answer with one image more. */
	public Answer withImage(String url) {
		return new Answer(id, parentId, created, requestedModel, state, text, reasoning, parts, citations,
				plus(images, url), audio, leftOut, failure);
	}

	/** This answer with more sound. */
	public Answer withAudio(Blob more) {
		return new Answer(id, parentId, created, requestedModel, state, text, reasoning, parts, citations, images,
				plus(audio, more), leftOut, failure);
	}

	/** This answer without one more of its images in requests. */
	public Answer leavingOut(int image) {
		var more = new TreeSet<>(leftOut);
		more.add(image);
		return new Answer(id, parentId, created, requestedModel, state, text, reasoning, parts, citations, images,
				audio, more, failure);
	}

	/** This answer in another state. */
	public Answer withState(AnswerState other, @Nullable RequestFailure cause) {
		return new Answer(id, parentId, created, requestedModel, other, text, reasoning, parts, citations, images,
				audio, leftOut, cause);
	}

	/** This answer after a request for it ended: one part more, and the state that it left. */
	public Answer withEnd(AnswerPart part, AnswerState end, @Nullable RequestFailure cause) {
		return new Answer(id, parentId, created, requestedModel, end, text, reasoning, plus(parts, part), citations,
				images, audio, leftOut, cause);
	}

	/** This answer with another part in place of the one at {@code index}. */
	public Answer withPart(int index, AnswerPart part) {
		var changed = new ArrayList<>(parts);
		changed.set(index, part);
		return new Answer(id, parentId, created, requestedModel, state, text, reasoning, changed, citations, images,
				audio, leftOut, failure);
	}

	/** This answer with its first parts as they are now known. */
	public Answer withEarlierParts(List<AnswerPart> known) {
		Answer result = this;
		for (int i = 0; i < Math.min(known.size(), parts.size()); i++) {
			result = result.withPart(i, known.get(i));
		}
		return result;
	}

	private static <T> List<T> plus(List<T> list, T element) {
		var more = new ArrayList<>(list);
		more.add(element);
		return more;
	}

	/** The model that answered last; the requested one if not told. */
	public String model() {
		String told = last(AnswerPart::model);
		return told == null ? requestedModel : told;
	}

	/** The provider that answered last; {@code null} if not told. */
	public @Nullable String provider() {
		return last(AnswerPart::provider);
	}

	/** OpenRouter's id of the last generation; {@code null} if not told. */
	public @Nullable String generationId() {
		return last(AnswerPart::generationId);
	}

	/** The tools that the model wants called; usually empty. */
	public List<ToolRequest> toolCalls() {
		return parts.isEmpty() ? List.of() : parts.getLast().toolCalls();
	}

	/** Costs and tokens of all parts. */
	public CostSum cost() {
		CostSum sum = CostSum.NONE;
		for (AnswerPart part : parts) {
			sum = sum.plus(part.cost(), part.tokens());
		}
		return sum;
	}

	/** Time that all requests took together; {@code null} if it is not known of each. */
	public @Nullable Duration duration() {
		Duration sum = Duration.ZERO;
		for (AnswerPart part : parts) {
			Duration duration = part.duration();
			if (duration == null) {
				return null;
			}
			sum = sum.plus(duration);
		}
		return sum;
	}

	/** When its last request ended; when it began if that is not known. */
	public Instant ended() {
		Duration took = duration();
		return took == null ? created : created.plus(took);
	}

	private <T> @Nullable T last(Function<AnswerPart, @Nullable T> value) {
		for (AnswerPart part : parts.reversed()) {
			T found = value.apply(part);
			if (found != null) {
				return found;
			}
		}
		return null;
	}
}
