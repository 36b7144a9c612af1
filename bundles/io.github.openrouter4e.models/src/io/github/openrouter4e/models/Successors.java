package io.github.openrouter4e.models;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Finds the model that takes the place of one that is removed. OpenRouter does not name it, so it is the newest model of the
 * same vendor whose name differs only in numbers: {@code claude-3.7-sonnet} and {@code claude-sonnet-4.5}, {@code gpt-4o-mini}
 * and {@code gpt-5-mini}.
 */
final class Successors {

	/** Words that say how finished a model is, not what it is. */
	private static final Set<String> STAGES = Set.of("preview", "exp", "experimental", "beta", "alpha", "latest"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$

	private record Family(@Nullable String vendor, List<String> words, List<String> variants) {
	}

	private Successors() {}

	/**
	 * @param models what is listed
	 * @param today  where the user is
	 * @return null if there is none
	 */
	static @Nullable ModelInfo of(ModelInfo old, List<ModelInfo> models, LocalDate today) {
		Instant since = old.created();
		Family family = family(old);
		if (since == null || family == null || family.words().isEmpty()) {
			return null;
		}
		ModelInfo newest = null;
		for (ModelInfo model : models) {
			Instant created = model.created();
			Instant best = newest == null ? since : newest.created();
			if (created != null && best != null && created.isAfter(best) && !model.endsSoon(today)
					&& family.equals(family(model))) {
				newest = model;
			}
		}
		return newest;
	}

	private static @Nullable Family family(ModelInfo model) {
		Optional<ModelId> parsed = ModelId.parse(model.id());
		if (parsed.isEmpty() || parsed.get().isRouter() || parsed.get().latest() || model.isBatch()) {
			return null;
		}
		ModelId id = parsed.get();
		List<String> words = List.of(id.slug().toLowerCase(Locale.ROOT).split("[-_.]")).stream() //$NON-NLS-1$
				.filter(word -> !word.isEmpty() && word.chars().noneMatch(Character::isDigit)
						&& !STAGES.contains(word))
				.sorted().toList();
		return new Family(id.vendor(), words, id.variants());
	}
}
