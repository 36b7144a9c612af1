package io.github.openrouter4e.chat.internal.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.ToolResult;
import io.github.openrouter4e.chat.Turn;
import io.github.openrouter4e.chat.tools.ToolOutcome.Done;
import io.github.openrouter4e.chat.tools.ToolOutcome.Part;
import io.github.openrouter4e.client.NextStep;
import io.github.openrouter4e.client.RawJson;
import io.github.openrouter4e.client.RequestFailure;
import io.github.openrouter4e.client.ServiceException;

/**
 * Finds the image, file, sound or video that a provider does not take, be it attached, drawn by a model or returned by a tool.
 * It is in every later request of its conversation, so that each would be refused too, unless the user can leave it out.
 */
@SuppressWarnings("nls") // providers' wording, and the kind of a failure, which the user interface words
public final class RefusedAttachments {

	/** The kind of the failures: the reason holds the places, the subject the names. */
	public static final String KIND = "AttachmentRefused";

	private static final Pattern IMAGE = Pattern.compile("\\bimages?\\b|image_url|\\bvision\\b|multimodal");
	private static final Pattern FILE = Pattern.compile("\\bpdfs?\\b|\\bdocuments?\\b|file_data|file input");
	private static final Pattern AUDIO = Pattern.compile("\\baudio\\b|input_audio");
	private static final Pattern VIDEO = Pattern.compile("\\bvideos?\\b|video_url");
	private static final Pattern TYPE = Pattern.compile("data:(image/[\\w.+-]{1,40})");
	private static final Pattern PLACE = Pattern.compile("\\bcontent[.\\[](\\d{1,4})");
	/** No place that a provider tells. */
	private static final int NO_PART = -1;
	private static final int NOT_FOUND = 404;
	private static final int TOO_LARGE = 413;

	/** One attachment of a question, image of an answer, or part of what a tool told. */
	public record Place(String turnId, int index) {

		private static final char SEPARATOR = '#';

		@Override
		public String toString() {
			return turnId + SEPARATOR + index;
		}
	}

	/** @param part its place among the parts of its message; {@link #NO_PART} if it is none of them */
	private record Found(Place place, int part, String name) {
	}

	private RefusedAttachments() {}

	/**
	 * The failure that names them; {@code null} if the refusal is about something else.
	 *
	 * @param sees whether the request had images that models drew and tools returned
	 */
	public static @Nullable RequestFailure failure(List<? extends Turn> path, boolean sees,
			ServiceException refusal) {
		List<Found> refused = find(path, sees, refusal);
		return refused.isEmpty()
				? null
				: new RequestFailure(KIND, NextStep.LEAVE_OUT_ATTACHMENT.name(), refusal.status(),
						refusal.error().provider(), refusal.serviceMessage(), null,
						String.join(" ", refused.stream().map(each -> each.place().toString()).toList()),
						String.join(", ", refused.stream().map(Found::name).toList()));
	}

	private static List<Found> find(List<? extends Turn> path, boolean sees, ServiceException refusal) {
		int status = refusal.status();
		if (status != 400 && status != NOT_FOUND && status != TOO_LARGE && status != 415 && status != 422) {
			return List.of();
		}
		RawJson metadata = refusal.error().metadata();
		String words = (refusal.serviceMessage() + '\n' + refusal.getMessage() + '\n'
				+ (metadata == null ? "" : metadata.text())).toLowerCase(Locale.ROOT);
		boolean any = status == TOO_LARGE;
		boolean images = any || IMAGE.matcher(words).find();
		boolean files = any || FILE.matcher(words).find();
		boolean audio = any || AUDIO.matcher(words).find();
		boolean video = any || VIDEO.matcher(words).find();
		List<Found> sent = sent(path, attachment -> switch (attachment) {
			case Attachment.Image image -> images;
			case Attachment.Pdf pdf -> files;
			case Attachment.Audio sound -> audio;
			case Attachment.Video film -> video;
			default -> false;
		}, sees && images);
		if (sent.isEmpty() || status == NOT_FOUND) {
			return sent; // no provider takes any of them
		}
		Matcher place = PLACE.matcher(words);
		int index = place.find() ? Integer.parseInt(place.group(1)) : NO_PART;
		return List.of(sent.stream().filter(each -> index != NO_PART && each.part() == index).findFirst()
				.orElse(sent.getFirst()));
	}

	/**
	 * Newest turn first: what went through before is the least suspect.
	 *
	 * @param images whether an image that a model drew or a tool returned may be the one
	 */
	private static List<Found> sent(List<? extends Turn> path, Predicate<Attachment> refused, boolean images) {
		var found = new ArrayList<Found>();
		for (Turn turn : path.reversed()) {
			switch (turn) {
				case Question question -> attached(question, refused, found);
				case Answer answer when images -> drawn(answer, found);
				case ToolResult result when images -> returned(result, found);
				default -> {
					// has none
				}
			}
		}
		return found;
	}

	private static void attached(Question question, Predicate<Attachment> refused, List<Found> found) {
		List<Attachment> attachments = question.prompt().attachments();
		int part = 0;
		for (int i = 0; i < attachments.size(); i++) {
			Attachment attachment = attachments.get(i);
			if (refused.test(attachment) && !question.leftOut().contains(i)) {
				found.add(new Found(new Place(question.id(), i), part, attachment.name()));
			}
			part += attachment instanceof Attachment.AnswerSchema ? 0 : 1;
		}
	}

	private static void drawn(Answer answer, List<Found> found) {
		for (int i = 0; i < answer.images().size(); i++) {
			if (!answer.leftOut().contains(i)) {
				found.add(new Found(new Place(answer.id(), i), NO_PART, type(answer.images().get(i))));
			}
		}
	}

	private static void returned(ToolResult result, List<Found> found) {
		List<Part> parts = result.outcome() instanceof Done done ? done.parts() : List.of();
		for (int i = 0; i < parts.size(); i++) {
			if (parts.get(i) instanceof Part.Image(String url) && !result.leftOut().contains(i)) {
				found.add(new Found(new Place(result.id(), i), i, result.tool() + ": " + type(url)));
			}
		}
	}

	/** What has no name is called by its media type, which is the same in all languages. */
	private static String type(String dataUrl) {
		Matcher type = TYPE.matcher(dataUrl);
		return type.lookingAt() ? type.group(1) : "image";
	}

	/** The places that a failure holds; none if it is about something else. */
	public static List<Place> places(@Nullable RequestFailure failure) {
		var places = new ArrayList<Place>();
		String reason = failure == null || !KIND.equals(failure.kind()) ? null : failure.reason();
		for (String each : reason == null ? new String[0] : reason.split(" ")) {
			int at = each.lastIndexOf(Place.SEPARATOR);
			try {
				places.add(new Place(each.substring(0, Math.max(0, at)), Integer.parseInt(each.substring(at + 1))));
			} catch (@SuppressWarnings("unused") NumberFormatException e) {
				// written by something else
			}
		}
		return places;
	}
}
