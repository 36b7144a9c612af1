package io.github.openrouter4e.models;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.Model;
import io.github.openrouter4e.client.ModelScope;

/**
 * The catalogue at one moment. Immutable and thread-safe.
 */
public final class CatalogueSnapshot {

	/** Nothing known yet. */
	public static final CatalogueSnapshot EMPTY = new CatalogueSnapshot(List.of(), Map.of(), ModelScope.ALL, null, null,
			0, false);

	private final List<ModelInfo> models;
	private final Map<String, ModelInfo> byId;
	private final Map<String, RemovedModel> removed;
	private final ModelScope scope;
	private final @Nullable Instant fetched;
	private final @Nullable CatalogueFailure failure;
	private final int skipped;
	private final boolean refreshing;

	private CatalogueSnapshot(List<ModelInfo> models, Map<String, RemovedModel> removed, ModelScope scope,
			@Nullable Instant fetched, @Nullable CatalogueFailure failure, int skipped, boolean refreshing) {
		this(models, index(models), removed, scope, fetched, failure, skipped, refreshing);
	}

	private CatalogueSnapshot(List<ModelInfo> models, Map<String, ModelInfo> byId, Map<String, RemovedModel> removed,
			ModelScope scope, @Nullable Instant fetched, @Nullable CatalogueFailure failure, int skipped,
			boolean refreshing) {
		this.models = models;
		this.byId = byId;
		this.removed = removed;
		this.scope = scope;
		this.fetched = fetched;
		this.failure = failure;
		this.skipped = skipped;
		this.refreshing = refreshing;
	}

	/**
	 * {@return a snapshot of a good list}
	 *
	 * @param list     the models in OpenRouter's order
	 * @param removed models that earlier lists had, by id
	 * @param scope    which list was asked for
	 * @param fetched  when it was received
	 * @param skipped  how many entries could not be read
	 */
	public static CatalogueSnapshot of(List<Model> list, Map<String, RemovedModel> removed, ModelScope scope,
			Instant fetched, int skipped) {
		return new CatalogueSnapshot(infos(list), Map.copyOf(removed), scope, fetched, null, skipped, false);
	}

	/** Names like {@code Claude Opus 5} do not begin with the vendor; then another model of the vendor tells its name. */
	private static List<ModelInfo> infos(List<Model> list) {
		Map<String, String> names = new HashMap<>();
		for (Model model : list) {
			String vendor = ModelInfo.vendorOf(model.id());
			String name = ModelInfo.vendorInName(model, vendor);
			if (name != null) {
				names.putIfAbsent(vendor, name);
			}
		}
		return list.stream().map(model -> {
			String vendor = ModelInfo.vendorOf(model.id());
			return ModelInfo.of(model, vendor, names.get(vendor));
		}).toList();
	}

	private static Map<String, ModelInfo> index(List<ModelInfo> models) {
		Map<String, ModelInfo> index = HashMap.newHashMap(models.size());
		for (ModelInfo model : models) {
			index.putIfAbsent(model.id(), model);
		}
		return index;
	}

	/** {@return this list with the reason why the latest attempt to renew it failed, or null after a success} */
	public CatalogueSnapshot withFailure(@Nullable CatalogueFailure reason) {
		return new CatalogueSnapshot(models, byId, removed, scope, fetched, reason, skipped, refreshing);
	}

	/** {@return this list, being renewed or not} */
	public CatalogueSnapshot withRefreshing(boolean now) {
		return new CatalogueSnapshot(models, byId, removed, scope, fetched, failure, skipped, now);
	}

	/** {@return the models in OpenRouter's order} */
	public List<ModelInfo> models() {
		return models;
	}

	/** {@return models that an earlier list had and this one has not, by id} */
	public Map<String, RemovedModel> removedModels() {
		return removed;
	}

	/** {@return whether these are all models or those of the account} */
	public ModelScope scope() {
		return scope;
	}

	/** {@return when the list was received; null if there is none} */
	public @Nullable Instant fetched() {
		return fetched;
	}

	/** {@return how old the list is, never negative; null if there is none} */
	public @Nullable Duration age(Instant now) {
		Instant since = fetched;
		if (since == null) {
			return null;
		}
		var age = Duration.between(since, now);
		return age.isNegative() ? Duration.ZERO : age;
	}

	/** {@return why the latest attempt to renew the list failed; null if it did not} */
	public @Nullable CatalogueFailure failure() {
		return failure;
	}

	/** {@return how many entries of the list could not be read and are missing} */
	public int skipped() {
		return skipped;
	}

	/** {@return whether a request for a new list is under way} */
	public boolean refreshing() {
		return refreshing;
	}

	/** {@return whether no model is known} */
	public boolean isEmpty() {
		return models.isEmpty();
	}

	/** {@return the entry with exactly this id, or null} */
	public @Nullable ModelInfo find(String id) {
		return byId.get(id);
	}

	/**
	 * {@return the model that probably takes the place of one that goes away; null if there is none} OpenRouter does not say:
	 * it is the newest one of the same vendor whose name differs only in numbers.
	 *
	 * @param today where the user is
	 */
	public @Nullable ModelInfo successor(ModelInfo old, LocalDate today) {
		return Successors.of(old, models, today);
	}

	/** {@return what is remembered of a model that an earlier list had, or null} */
	public @Nullable RemovedModel findRemoved(String id) {
		return removed.get(id);
	}

	/**
	 * Looks up an id that the user typed or chose earlier. Never refuses one: what OpenRouter knows may be newer than the
	 * list.
	 *
	 * @param text an id with any routing variants and preset
	 */
	public ModelResolution resolve(String text) {
		String raw = text.strip();
		Optional<ModelId> parsed = ModelId.parse(raw);
		if (parsed.isEmpty()) {
			return new ModelResolution(raw, null, null, raw, ModelNotice.MALFORMED);
		}
		ModelId id = parsed.get();
		ModelInfo listed = find(id.raw());
		if (listed != null) {
			return new ModelResolution(raw, id, listed, listed.name(), noticeFor(id, listed));
		}
		listed = find(id.catalogueId());
		if (listed != null) {
			return new ModelResolution(raw, id, listed, listed.name(),
					ModelId.isBatch(raw) ? ModelNotice.BATCH : ModelNotice.LISTED_WITH_ROUTING);
		}
		return unlisted(raw, id);
	}

	private static ModelNotice noticeFor(ModelId id, ModelInfo listed) {
		if (ModelId.isBatch(id.raw())) {
			return ModelNotice.BATCH;
		}
		if (id.isRouter()) {
			return ModelNotice.ROUTER;
		}
		return listed.expires() != null ? ModelNotice.EXPIRING : ModelNotice.NONE;
	}

	private ModelResolution unlisted(String raw, ModelId id) {
		if (id.isBarePreset()) {
			return new ModelResolution(raw, id, null, raw, ModelNotice.PRESET);
		}
		if (ModelId.isBatch(raw)) {
			return new ModelResolution(raw, id, null, raw, ModelNotice.BATCH);
		}
		if (id.isRouter()) {
			return new ModelResolution(raw, id, null, raw, ModelNotice.ROUTER);
		}
		RemovedModel gone = findRemoved(id.catalogueId());
		if (gone != null) {
			return new ModelResolution(raw, id, null, gone.name(), ModelNotice.REMOVED);
		}
		return new ModelResolution(raw, id, null, raw, isEmpty() ? ModelNotice.NO_CATALOGUE : ModelNotice.UNLISTED);
	}

	@Override
	@SuppressWarnings("nls") // for debugging
	public String toString() {
		return "CatalogueSnapshot[" + models.size() + " models, fetched " + fetched + ", failure " + failure + "]";
	}
}
