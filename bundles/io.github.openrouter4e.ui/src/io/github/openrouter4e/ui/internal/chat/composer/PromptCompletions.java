package io.github.openrouter4e.ui.internal.chat.composer;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.prompts.PromptLibrary;
import io.github.openrouter4e.ui.internal.prompts.ReusablePrompt;

/** Offers the reusable prompts by name, and what can be done to the conversation, after a slash at the beginning of the prompt. */
public final class PromptCompletions implements CompletionSource {

	/** What the user types to have the conversation summed up; a reusable prompt of that name goes before. */
	public static final String CONDENSE = "/condense"; //$NON-NLS-1$

	private static final char SLASH = '/';

	private final PromptLibrary library;
	private final PromptInsertion insertion;
	private final Composer composer;

	public PromptCompletions(PromptLibrary library, PromptInsertion insertion, Composer composer) {
		this.library = library;
		this.insertion = insertion;
		this.composer = composer;
	}

	@Override
	public char trigger() {
		return SLASH;
	}

	@Override
	public List<? extends Completion> complete(TypedLine typed) {
		var commands = library.called(CONDENSE) == null ? Stream.of(new Condense()) : Stream.<Completion>of();
		return Stream.concat(library.prompts().stream().map(Call::new), commands).filter(call -> call.fits(typed))
				.toList();
	}

	/** Whether what was typed after the slash is a part of this name. */
	private static boolean fits(String name, TypedLine typed) {
		return typed.start() == 0 && !typed.text().isEmpty() && typed.text().charAt(0) == SLASH
				&& name.toLowerCase(Locale.ROOT).contains(typed.text().substring(1).toLowerCase(Locale.ROOT));
	}

	/** Writes the command, which costs money once it is sent. */
	private final class Condense implements Completion {

		@Override
		public String label() {
			return CONDENSE.substring(1);
		}

		@Override
		public String details() {
			return Messages.PromptCompletions_condense;
		}

		@Override
		public boolean fits(TypedLine typed) {
			return PromptCompletions.fits(label(), typed);
		}

		@Override
		public void apply(TypedLine typed) {
			composer.replace(0, typed.end(), CONDENSE);
		}
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
			return PromptCompletions.fits(prompt.name(), typed);
		}

		@Override
		public void apply(TypedLine typed) {
			insertion.replaceStart(prompt, typed.end());
		}
	}
}
