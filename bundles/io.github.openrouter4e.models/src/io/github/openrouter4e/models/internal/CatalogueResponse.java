package io.github.openrouter4e.models.internal;

import java.time.Clock;
import java.time.Instant;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.ModelList;
import io.github.openrouter4e.client.ModelScope;
import io.github.openrouter4e.client.OpenRouterClient;
import io.github.openrouter4e.client.OpenRouterException;
import io.github.openrouter4e.models.CatalogueFailure;
import io.github.openrouter4e.models.CatalogueFailure.Kind;

/**
 * What came of asking for a list.
 *
 * @param list    the models; null if there was no answer, or none in it
 * @param failure what is wrong; null if nothing
 * @param scope   which list was asked for
 * @param at      when it came
 */
record CatalogueResponse(@Nullable ModelList list, @Nullable CatalogueFailure failure, ModelScope scope, Instant at) {

	/** Asks and judges. Blocks. */
	static CatalogueResponse fetch(OpenRouterClient client, ModelScope scope, Cancellation cancellation, Clock clock) {
		try {
			var list = client.models(scope, cancellation);
			Instant now = clock.instant();
			if (list.models().isEmpty()) {
				return new CatalogueResponse(null, new CatalogueFailure(Kind.EMPTY, null, now), scope, now);
			}
			boolean whole = !list.partial() && list.skipped() <= list.models().size();
			return new CatalogueResponse(list, whole ? null : new CatalogueFailure(Kind.PARTIAL, null, now), scope,
					now);
		} catch (OpenRouterException e) {
			Instant now = clock.instant();
			return new CatalogueResponse(null, new CatalogueFailure(Kind.NO_ANSWER, e, now), scope, now);
		}
	}

	/** {@return whether this is a list to keep} */
	boolean isGood() {
		return list != null && failure == null;
	}
}
