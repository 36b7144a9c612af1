package io.github.openrouter4e.ui.internal.chat.composer;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.ui.PromptContext;
import io.github.openrouter4e.ui.SavedPrompts;
import io.github.openrouter4e.ui.internal.prompts.EditorContext;
import io.github.openrouter4e.ui.internal.prompts.FileLanguages;
import io.github.openrouter4e.ui.internal.prompts.PromptVariable;
import io.github.openrouter4e.ui.internal.prompts.ReusablePrompt;
import io.github.openrouter4e.ui.internal.prompts.ReusablePrompts;

/** The prompts of the preferences, read anew each time. */
@Component(service = SavedPrompts.class)
public final class PreferredPrompts implements SavedPrompts {

	private final Supplier<List<ReusablePrompt>> prompts;

	@Activate
	public PreferredPrompts(@Reference OpenRouterPreferences preferences) {
		this(() -> ReusablePrompts.get(preferences));
	}

	PreferredPrompts(Supplier<List<ReusablePrompt>> prompts) {
		this.prompts = prompts;
	}

	@Override
	public List<String> names() {
		return prompts.get().stream().map(ReusablePrompt::name).distinct().toList();
	}

	@Override
	public Optional<Filled> fill(String name, PromptContext context) {
		return prompts.get().stream().filter(prompt -> prompt.name().equals(name)).findFirst()
				.map(prompt -> fill(prompt, context));
	}

	private static Filled fill(ReusablePrompt prompt, PromptContext context) {
		var filled = FilledPrompt.of(prompt, new EditorContext(context.file(), context.project(),
				FileLanguages.of(context.file()), context.text(), context.selection(), context.lines()));
		var usesCode = Stream.of(PromptVariable.SELECTION, PromptVariable.EDITOR)
				.anyMatch(variable -> prompt.text().contains(variable.placeholder()));
		return new Filled(new Prompt(filled.text(), filled.attachments()), usesCode, filled.complaint(prompt.name()));
	}
}
