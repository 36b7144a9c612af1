package io.github.openrouter4e.models.internal;

import io.github.openrouter4e.models.ModelId;

/** Ids that only the Batch API takes. */
public final class BatchIds {

	private BatchIds() {}

	/** {@return whether the id has the variant {@code :batch}} */
	public static boolean isBatch(String id) {
		return ModelId.parse(id).filter(parsed -> parsed.variants().contains("batch")).isPresent(); //$NON-NLS-1$
	}
}
