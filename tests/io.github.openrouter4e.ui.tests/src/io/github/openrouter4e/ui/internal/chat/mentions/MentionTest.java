package io.github.openrouter4e.ui.internal.chat.mentions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.ui.internal.chat.composer.TypedLine;

@SuppressWarnings("nls")
class MentionTest {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '~', value = {"@, 0, ~~, ~~", "see @Bas, 4, ~~, Bas", "@file:src/a, 0, file, src/a",
			"(@x, 1, ~~, x",
			"\u300C@\u6587\u4EF6, 1, ~~, \u6587\u4EF6", "\"@url:http://a.b, 1, url, http://a.b", "a @b@c, 2, ~~, b@c"})
	void isTheWordBeforeTheCursor(String line, int start, String kind, String text) {
		assertEquals(new Mention(10 + start, kind, text), Mention.before(new TypedLine(line, 10)));
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "word", "me@example.org", "@file:a ", "@a b", "(", "\uFF20a"})
	void anythingElseIsNone(String line) {
		assertNull(Mention.before(new TypedLine(line, 0)));
	}

	@ParameterizedTest
	@CsvSource({"basket.java, 0", "Bask, 1", "bJ, 2", "sket, 3", "shop/Bas, 1", "Shop/src, 0", "x, -1", "Bsk, -1",
			"kB, -1", "src/x, -1"})
	void partsAndBeginningsOfWordsFit(String typed, int rank) {
		assertEquals(rank, new NameQuery(typed).rank("Basket.java", "Shop/src/shop/Basket.java"));
	}

	@Test
	void nothingFitsEverything() {
		assertEquals(1, new NameQuery("").rank("a", "p/a"));
	}

	@ParameterizedTest
	@CsvSource({"BT, BasketTest, 2", "BaTe, BasketTest, 2", "BasTeX, BasketTest, -1", "rm, run_main, 2",
			"\u6587, \u6587\u4EF6.txt, 1"})
	void wordsBeginWithCapitalsOrAfterSigns(String typed, String name, int rank) {
		assertEquals(rank, new NameQuery(typed).rank(name, name));
	}
}
