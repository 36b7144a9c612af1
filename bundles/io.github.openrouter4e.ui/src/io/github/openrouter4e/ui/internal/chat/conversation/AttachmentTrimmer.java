package io.github.openrouter4e.ui.internal.chat.conversation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.costs.CostEstimate;

/**
 * Shortens the texts that are attached to a prompt until all of it fits: what says least first, of a kind the longest first.
 * These are the names of what is in folders, pages of the web, texts such as the output of a program, and files at last. Files
 * end behind a function or a paragraph then, output keeps its beginning and its end. Each says where something is missing. Pure.
 */
final class AttachmentTrimmer {

	/** Nothing is made shorter than that: then it would say nothing. */
	private static final int SHORTEST = 1_000;
	/** A little more than a token has, as the number of tokens is an estimate. */
	private static final double CHARACTERS_PER_TOKEN = 4.5;
	private static final int MOST_ROUNDS = 6;

	private AttachmentTrimmer() {}

	/** Whether there is anything to shorten. */
	static boolean canTrim(Prompt prompt) {
		return prompt.attachments().stream().anyMatch(attachment -> rank(attachment) >= 0 && room(attachment) > 0);
	}

	/**
	 * Shortens what is attached.
	 *
	 * @param percent   how much of the model's context the prompt may fill then; the rest is for the answer and what is
	 *                  asked next
	 * @param estimates what prompts would cost
	 * @return the same prompt if it fits or cannot be made shorter; perhaps one that is still too long
	 */
	static Prompt fit(Prompt prompt, int percent, Function<Prompt, CostEstimate> estimates) {
		var shorter = prompt;
		for (var round = 0; round < MOST_ROUNDS; round++) {
			var estimate = estimates.apply(shorter);
			var length = estimate.contextLength();
			var excess = length == null ? 0 : estimate.promptTokens() - percent * length / 100;
			if (excess <= 0 || !canTrim(shorter)) {
				break;
			}
			shorter = new Prompt(shorter.text(),
					trim(shorter.attachments(), (long) Math.ceil(excess * CHARACTERS_PER_TOKEN)));
		}
		return shorter;
	}

	/** The names of what is shorter than before. */
	static List<String> trimmed(Prompt before, Prompt after) {
		var names = new ArrayList<String>();
		for (var i = 0; i < Math.min(before.attachments().size(), after.attachments().size()); i++) {
			if (after.attachments().get(i).size() < before.attachments().get(i).size()) {
				names.add(before.attachments().get(i).name());
			}
		}
		return names;
	}

	/** @param characters how many have to go, as far as that is possible */
	static List<Attachment> trim(List<Attachment> attachments, long characters) {
		var result = new ArrayList<>(attachments);
		var order = new ArrayList<Integer>();
		for (var i = 0; i < attachments.size(); i++) {
			if (rank(attachments.get(i)) >= 0) {
				order.add(i);
			}
		}
		order.sort(Comparator.<Integer>comparingInt(i -> rank(attachments.get(i)))
				.thenComparing(i -> -attachments.get(i).size()));
		var left = characters;
		for (var index : order) {
			var attachment = attachments.get(index);
			if (left > 0 && room(attachment) > 0) {
				var shorter = shortened(attachment,
						(int) Math.max(SHORTEST, attachment.size() - left - left(attachment.size()).length()));
				left -= attachment.size() - shorter.size();
				result.set(index, shorter);
			}
		}
		return result;
	}

	private static int room(Attachment attachment) {
		return attachment.size() - SHORTEST - left(attachment.size()).length();
	}

	/** In which order things are shortened; -1 for what cannot be. */
	private static int rank(Attachment attachment) {
		return switch (attachment) {
			case Attachment.FolderListing folder -> 0;
			case Attachment.WebPage page -> 1;
			case Attachment.PastedText pasted -> 2;
			case Attachment.TextFile file -> 3;
			default -> -1;
		};
	}

	private static Attachment shortened(Attachment attachment, int keep) {
		return switch (attachment) {
			case Attachment.FolderListing(var name, var text) ->
				new Attachment.FolderListing(name, beginning(text, keep, "\n")); //$NON-NLS-1$
			case Attachment.WebPage(var name, var text) ->
				new Attachment.WebPage(name, beginning(text, keep, "\n\n")); //$NON-NLS-1$
			case Attachment.PastedText(var name, var text) -> new Attachment.PastedText(name, ends(text, keep));
			case Attachment.TextFile(var name, var text) -> new Attachment.TextFile(name, file(text, keep));
			default -> attachment;
		};
	}

	/** To the end of a function, as far as braces or empty lines tell. */
	private static String file(String text, int keep) {
		var function = text.lastIndexOf("\n}", keep); //$NON-NLS-1$
		var member = Math.max(text.lastIndexOf("\n\t}", keep), text.lastIndexOf("\n    }", keep)); //$NON-NLS-1$ //$NON-NLS-2$
		var end = Math.max(function, member);
		var line = end < keep / 2 ? -1 : text.indexOf('\n', end + 1);
		return line < 0 || line > keep
				? beginning(text, keep, "\n\n") //$NON-NLS-1$
				: text.substring(0, line) + left(text.length() - line);
	}

	/** To the last mark of an end, unless that takes too much; then to the last line. */
	private static String beginning(String text, int keep, String mark) {
		var end = text.lastIndexOf(mark, keep);
		if (end < keep / 2) {
			end = text.lastIndexOf('\n', keep);
		}
		var cut = end < keep / 2 ? keep : end;
		return text.substring(0, cut) + left(text.length() - cut);
	}

	/** A third of it from the beginning, where an error is told first, and the rest from the end. */
	private static String ends(String text, int keep) {
		var head = text.lastIndexOf('\n', keep / 3);
		var cut = head < 0 ? keep / 3 : head;
		var from = text.length() - (keep - cut);
		var line = text.indexOf('\n', from);
		var tail = line < 0 || line > from + keep / 3 ? from : line;
		return text.substring(0, cut) + left(tail - cut) + text.substring(tail);
	}

	private static String left(int characters) {
		return "\n[\u2026 " + characters + " characters left out \u2026]\n"; //$NON-NLS-1$ //$NON-NLS-2$
	}
}
