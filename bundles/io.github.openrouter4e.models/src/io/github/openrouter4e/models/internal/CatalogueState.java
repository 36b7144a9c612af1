package io.github.openrouter4e.models.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.OpenRouterException;
import io.github.openrouter4e.client.json.ModelListDecoder;
import io.github.openrouter4e.models.CatalogueFailure;
import io.github.openrouter4e.models.CatalogueSnapshot;
import io.github.openrouter4e.models.RemovedModel;

/**
 * The state of the catalogue: where its list comes from and what it holds. Immutable.
 *
 * @param source      where the list comes from; null before the first look
 * @param snapshot    what others see
 * @param lastAttempt when the network was last asked for this source; null for never
 */
record CatalogueState(@Nullable CatalogueSource source, CatalogueSnapshot snapshot, @Nullable Instant lastAttempt) {

	static final CatalogueState INITIAL = new CatalogueState(null, CatalogueSnapshot.EMPTY, null);

	/** {@return the state after switching to a source} */
	static CatalogueState stored(CatalogueSource source, @Nullable StoredCatalogue stored) {
		var snapshot = stored == null ? null : read(source, stored);
		return new CatalogueState(source, snapshot == null ? CatalogueSnapshot.EMPTY : snapshot, null);
	}

	/** A stored list that today's decoder refuses counts as absent. */
	private static @Nullable CatalogueSnapshot read(CatalogueSource source, StoredCatalogue stored) {
		try {
			var list = ModelListDecoder.decode(stored.json());
			return list.models().isEmpty()
					? null
					: CatalogueSnapshot.of(list.models(), stored.removed(), source.scope(), stored.fetched(),
							list.skipped());
		} catch (OpenRouterException e) {
			return null;
		}
	}

	/** {@return this state with a request under way} */
	CatalogueState fetching(Instant now) {
		return new CatalogueState(source, snapshot.withRefreshing(true), now);
	}

	/**
	 * {@return the state after an answer} A bad one leaves the list alone. Only where there is no list at all, a part is
	 * better than nothing; it is not kept, and asked for again soon.
	 */
	CatalogueState afterResponse(CatalogueResponse response) {
		var failure = response.failure();
		var list = response.list();
		CatalogueSnapshot next = snapshot;
		if (list != null && (failure == null || snapshot.isEmpty())) {
			Map<String, RemovedModel> removed = failure == null
					? RemovedModels.after(snapshot, list.models(), response.at())
					: Map.of();
			next = CatalogueSnapshot.of(list.models(), removed, response.scope(), response.at(), list.skipped());
		}
		return new CatalogueState(source, next.withFailure(failure).withRefreshing(false), lastAttempt);
	}

	/** {@return what to keep on disk after a good answer} */
	StoredCatalogue toStore(CatalogueResponse response) {
		var list = response.list();
		return new StoredCatalogue(response.at(), snapshot.removedModels(), list == null ? new byte[0] : list.json());
	}

	/** {@return this state after something went wrong that no client error describes} */
	CatalogueState failed(Instant now) {
		var failure = new CatalogueFailure(CatalogueFailure.Kind.NO_ANSWER, null, now);
		return new CatalogueState(source, snapshot.withFailure(failure).withRefreshing(false), now);
	}

	boolean isDue(Duration maxAge, Instant now) {
		return !wait(maxAge, now).isPositive();
	}

	Duration wait(Duration maxAge, Instant now) {
		return RefreshPolicy.delay(snapshot, maxAge, lastAttempt, now);
	}
}
