package io.github.openrouter4e.benchmarks.server;

/** What the pieces of an answer are made of. */
public enum StreamKind {

	/** English with some escapes and Latin letters. */
	TEXT("The quick brown fox jumps over the lazy dog; \\n \\\"quoted\\\" and naïve. "),
	/** English, as a thinking model sends it: every piece twice, plain and in {@code reasoning_details}. */
	REASONING("The quick brown fox jumps over the lazy dog; \\n \\\"quoted\\\" and naïve. "),
	/** Arguments of one tool call. */
	TOOLS("path\\\": \\\"src/main/java/Foo.java\\\", \\\"text\\\": \\\"int x = 1;\\\\n\\\", \\\""),
	CHINESE("敏捷的棕色狐狸跳过了懒狗，然后继续前进。\\n"),
	CYRILLIC("Съешь же ещё этих мягких французских булок, да выпей чаю. \\n"),
	/** Each takes two characters and four bytes. */
	EMOJI("😀🎉👍🚀✨🔥"),
	/** A thinking model's answer: two thirds reasoning, then text in three languages, then a tool call. */
	MIXED("");

	private final String filler;

	StreamKind(String filler) {
		this.filler = filler;
	}

	/** What the event {@code index} of {@code events} is made of. */
	StreamKind at(int index, int events) {
		if (this != MIXED) {
			return this;
		}
		int percent = (int) (100L * index / events);
		return percent < 66 ? REASONING
				: percent < 80 ? TEXT : percent < 85 ? CHINESE : percent < 88 ? CYRILLIC : percent < 90 ? EMOJI : TOOLS;
	}

	/**
	 * JSON source that stands for exactly {@code characters} characters.
	 *
	 * @param begin
	 *            where in the filler to begin, so that pieces differ
	 */
	String text(int characters, int begin) {
		StringBuilder text = new StringBuilder();
		int i = boundary(begin % filler.length());
		for (int count = 0; count < characters;) {
			int length = unit(i);
			int units = filler.charAt(i) == '\\' ? 1 : length;
			if (count + units > characters) {
				text.append('.');
				break;
			}
			text.append(filler, i, i + length);
			count += units;
			i = (i + length) % filler.length();
		}
		return text.toString();
	}

	/** The first place at or after {@code wanted} that is not within an escape or a pair. */
	private int boundary(int wanted) {
		int i = 0;
		while (i < wanted) {
			i += unit(i);
		}
		return i % filler.length();
	}

	private int unit(int at) {
		return filler.charAt(at) == '\\' || Character.isHighSurrogate(filler.charAt(at)) ? 2 : 1;
	}

	/** The delta of a chunk with this text. */
	String delta(String text) {
		return switch (this) {
			case REASONING -> "{\"role\":\"assistant\",\"content\":\"\",\"reasoning\":\"" + text
					+ "\",\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"" + text
					+ "\",\"format\":\"anthropic-claude-v1\",\"index\":0}]}";
			case TOOLS -> "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"index\":0,\"type\":\"function\","
					+ "\"function\":{\"arguments\":\"" + text + "\"}}]}";
			default -> "{\"content\":\"" + text + "\",\"role\":\"assistant\"}";
		};
	}
}
