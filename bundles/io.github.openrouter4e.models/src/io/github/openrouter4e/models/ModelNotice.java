package io.github.openrouter4e.models;

/** What a user should be told about a model id; the UI has a plain sentence for each. Nothing here forbids the id. */
public enum ModelNotice {
	/** The catalogue lists it; nothing to say. */
	NONE,
	/** The catalogue lists the model, the id adds a routing variant or a preset to it. */
	LISTED_WITH_ROUTING,
	/** An account preset chooses the model: prices and abilities are not known in advance. */
	PRESET,
	/** A router such as {@code openrouter/auto} chooses the model per request: prices vary. */
	ROUTER,
	/** The catalogue does not list it (yet): it can be used, prices and abilities are unknown. */
	UNLISTED,
	/** It was listed before and is not any more; it is still sent, never silently replaced. */
	REMOVED,
	/** Only the Batch API takes it: a chat request is refused. */
	BATCH,
	/** Listed, with an announced removal date. */
	EXPIRING,
	/** There is no catalogue yet (offline, first start), so nothing can be said. */
	NO_CATALOGUE,
	/** It cannot be a model id. */
	MALFORMED
}
