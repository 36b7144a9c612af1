package io.github.openrouter4e.ui.internal.chat.composer;

import java.util.List;
import java.util.Locale;

import io.github.openrouter4e.ui.internal.prompts.PromptLibrary;
import io.github.openrouter4e.ui.internal.prompts.ReusablePrompt;

/** Offers the reusable prompts by name after a slash at the beginning of the prompt. */
public final class PromptCompletions implements CompletionSource {

	private static final char SLASH = '/';

	private final PromptLibrary library;
	private final PromptInsertion insertion;

	public PromptCompletions(PromptLibrary library, PromptInsertion insertion) {
		this.library = library;
		this.insertion = insertion;
	}

	@Override
	public char trigger() {
		return SLASH;
	}

	@Override
	public List<? extends Completion> complete(TypedLine typed) {
		return library.prompts().stream().map(Call::new).filter(call -> call.fits(typed)).toList();
	}

	private final class Call implements Completion {

		private final ReusablePrompt prompt;

		Call(ReusablePrompt prompt) {
			this.prompt = prompt;
		}

		@Override
		public String label() {
			return prompt.name();
		}

		@Override
		public String details() {
			return prompt.text();
		}

		@Override
		public boolean fits(TypedLine typed) {
			return typed.start() == 0 && !typed.text().isEmpty() && typed.text().charAt(0) == SLASH
					&& prompt.name().toLowerCase(Locale.ROOT)
							.contains(typed.text().substring(1).toLowerCase(Locale.ROOT));
		}

		@Override
		public void apply(TypedLine typed) {
			insertion.replaceStart(prompt, typed.end());
		}
	}
}
