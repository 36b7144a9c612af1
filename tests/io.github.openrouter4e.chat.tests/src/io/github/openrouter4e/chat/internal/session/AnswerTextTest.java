package io.github.openrouter4e.chat.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTextTest {

	/** However the text is cut into pieces, the same is told. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
			"<think>~my plan~</think>~~The answer is 4.|The answer is 4.|~my plan~",
			"~<think>a</think>b|b|a",
			"<thinking>a</think>b</thinking>c|c|a</think>b",
			"<think>a</think>~<think>b</think>~c|c|ab",
			"<think>no end|''|no end",
			"<think>no end</thi|''|no end</thi",
			"<thin|<thin|''",
			"<thinker>x|<thinker>x|''",
			"The tag <think>x</think> is text.|The tag <think>x</think> is text.|''",
			"~~text|~~text|''",
			"<think></think>text|text|''", "<thought>a</thought>~b|b|a", "<seed:think>a</seed:think>b|b|a",
			"[THINK]a[1][/THINK]b|b|a[1]", "[THIN]x|[THIN]x|''", "\u25C1think\u25B7a\u25C1/think\u25B7b|b|a",
			"<think>a</think> b <think>c</think>|b <think>c</think>|a",
			"x\uD83D\uDE00y\uD83D|x\uD83D\uDE00y\uFFFD|''"})
	void reasoningIsTakenOutOfTheText(String text, String answer, String reasoning) {
		var random = new Random(7);
		String whole = text.replace('~', '\n');
		for (int round = 0; round < 60; round++) {
			var answered = new StringBuilder();
			var reasoned = new StringBuilder();
			var split = new AnswerText(answered::append, reasoned::append);
			for (int at = 0; at < whole.length();) {
				int end = round == 0 ? whole.length() : Math.min(whole.length(), at + 1 + random.nextInt(round));
				split.add(whole.substring(at, end));
				at = end;
			}
			split.end();
			assertEquals(answer.replace('~', '\n'), answered.toString());
			assertEquals(reasoning.replace('~', '\n'), reasoned.toString());
		}
	}
}
