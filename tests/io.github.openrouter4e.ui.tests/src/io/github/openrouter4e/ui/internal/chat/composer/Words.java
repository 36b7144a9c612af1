package io.github.openrouter4e.ui.internal.chat.composer;

import java.util.Arrays;
import java.util.List;

/** Completes words after a character anywhere in a line. */
@SuppressWarnings("nls")
class Words implements CompletionSource {

	private final Composer composer;
	private final String trigger;
	private final List<Word> words;

	Words(Composer composer, String trigger, String... words) {
		this.composer = composer;
		this.trigger = trigger;
		this.words = Arrays.stream(words).map(Word::new).toList();
	}

	@Override
	public char trigger() {
		return trigger.charAt(0);
	}

	@Override
	public List<Word> complete(TypedLine typed) throws InterruptedException {
		return words.stream().filter(word -> word.fits(typed)).toList();
	}

	final class Word implements Completion {

		private final String word;

		Word(String word) {
			this.word = word;
		}

		@Override
		public String label() {
			return word;
		}

		@Override
		public String details() {
			return "the word " + word;
		}

		@Override
		public boolean fits(TypedLine typed) {
			var at = typed.text().lastIndexOf(trigger);
			return at >= 0 && word.startsWith(typed.text().substring(at + 1));
		}

		@Override
		public void apply(TypedLine typed) {
			composer.replace(typed.start() + typed.text().lastIndexOf(trigger), typed.end(), word);
		}
	}
}
