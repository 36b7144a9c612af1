package io.github.openrouter4e.ui.internal.chat.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.caching.CacheLifetime;
import io.github.openrouter4e.caching.CachingExplanation;
import io.github.openrouter4e.caching.CachingExplanation.Kind;

class CachingWordsTest {
	@Test
	void everyReasonHasItsOwnWords() {
		Set<String> seen = new HashSet<>();
		for (Kind kind : Kind.values()) {
			String words = CachingWords
					.words(new CachingExplanation(kind, "Anthropic", 0, 1024, CacheLifetime.FIVE_MINUTES));
			if (kind == Kind.REQUEST_DECIDES) {
				assertEquals("", words); // never asked for by the chat
			} else {
				assertFalse(words.isEmpty() || words.contains("{"), words);
				assertTrue(seen.add(words), words);
			}
		}
	}

	@Test
	void saysForHowLong() {
		var hour = new CachingExplanation(Kind.MARKED, "Anthropic", 0, 0, CacheLifetime.ONE_HOUR);
		assertTrue(CachingWords.words(hour).contains("60"), CachingWords.words(hour));
	}
}
