package io.github.openrouter4e.models.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.openrouter4e.client.Model;
import io.github.openrouter4e.models.CatalogueSnapshot;
import io.github.openrouter4e.models.ModelInfo;
import io.github.openrouter4e.models.RemovedModel;

/** Records the models that newer lists no longer contain, so that a chosen one is still shown by its name. */
final class RemovedModels {

	private static final Duration REMEMBERED = Duration.ofDays(365);

	private RemovedModels() {}

	/** {@return what is missing in a new list, by id} */
	static Map<String, RemovedModel> after(CatalogueSnapshot old, List<Model> list, Instant now) {
		Set<String> ids = HashSet.newHashSet(list.size());
		list.forEach(model -> ids.add(model.id()));
		Map<String, RemovedModel> removed = new HashMap<>(old.removedModels());
		Instant seen = old.fetched();
		for (ModelInfo model : old.models()) {
			removed.put(model.id(), new RemovedModel(model.id(), model.name(), seen == null ? now : seen));
		}
		removed.values().removeIf(
				model -> ids.contains(model.id()) || model.lastSeen().isBefore(now.minus(REMEMBERED)));
		return removed;
	}
}
