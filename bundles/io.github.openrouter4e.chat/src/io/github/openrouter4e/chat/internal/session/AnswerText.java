package io.github.openrouter4e.chat.internal.session;

import java.util.List;
import java.util.function.Consumer;

import io.github.openrouter4e.storage.WellFormed;

/**
 * Takes an answer's text as it comes in pieces, and tells what of it is answer and what is reasoning: some models write
 * their reasoning into the text, between {@code <think>} and {@code </think>} before the answer. Within an answer that has
 * begun, the tags are text like any other. Characters whose halves come in two pieces are put together. What might become a
 * tag is held back until it is clear. Used by one thread.
 */
@SuppressWarnings("nls") // tags
final class AnswerText {

	/** What models put around their reasoning: DeepSeek and Qwen, Gemini, Seed, Mistral, Kimi. */
	private static final List<Tag> TAGS = List.of(new Tag("<think>", "</think>"), new Tag("<thinking>", "</thinking>"),
			new Tag("<thought>", "</thought>"), new Tag("<seed:think>", "</seed:think>"),
			new Tag("[THINK]", "[/THINK]"), new Tag("\u25C1think\u25B7", "\u25C1/think\u25B7"));

	private record Tag(String opening, String closing) {
	}

	private enum State {
		/** Nothing but white space and reasoning came so far. */
		BEFORE,
		/** Within the tags. */
		REASONING,
		/** The answer has begun. */
		ANSWER
	}

	private final Consumer<String> answer;
	private final Consumer<String> reasoning;
	private State state = State.BEFORE;
	private String held = "";
	private String closing = "";
	private boolean reasoned;

	AnswerText(Consumer<String> answer, Consumer<String> reasoning) {
		this.answer = answer;
		this.reasoning = reasoning;
	}

	/** More text. */
	void add(String delta) {
		String text = held.isEmpty() ? delta : held + delta;
		boolean half = !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1));
		String whole = half ? text.substring(0, text.length() - 1) : text;
		String rest = take(whole);
		held = half ? rest + text.substring(text.length() - 1) : rest;
	}

	/** Nothing more comes: what was held back is what it looks like. */
	void end() {
		String rest = held;
		held = "";
		tell(state == State.REASONING ? reasoning : answer, rest);
	}

	/** @return what has to wait for more */
	private String take(String text) {
		return switch (state) {
			case BEFORE -> before(text);
			case REASONING -> within(text);
			case ANSWER -> {
				tell(answer, text);
				yield "";
			}
		};
	}

	private String before(String text) {
		int start = 0;
		while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
			start++;
		}
		String rest = text.substring(start);
		for (Tag tag : TAGS) {
			if (rest.startsWith(tag.opening)) {
				state = State.REASONING;
				reasoned = true;
				closing = tag.closing;
				return take(rest.substring(tag.opening.length()));
			}
			if (tag.opening.startsWith(rest)) {
				return text;
			}
		}
		state = State.ANSWER;
		return take(reasoned ? rest : text); // the blank line after the reasoning belongs to neither
	}

	private String within(String text) {
		int end = text.indexOf(closing);
		if (end >= 0) {
			tell(reasoning, text.substring(0, end));
			state = State.BEFORE;
			return take(text.substring(end + closing.length()));
		}
		int keep = Math.min(closing.length() - 1, text.length());
		while (!closing.startsWith(text.substring(text.length() - keep))) {
			keep--;
		}
		tell(reasoning, text.substring(0, text.length() - keep));
		return text.substring(text.length() - keep);
	}

	private static void tell(Consumer<String> who, String text) {
		if (!text.isEmpty()) {
			who.accept(WellFormed.text(text));
		}
	}
}
