package io.github.openrouter4e.ui.internal.chat.conversation;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.models.ModelCatalogue;
import io.github.openrouter4e.models.ModelInfo;

/** What the view needs to know about a model; all of it may be unknown. */
public final class ModelFacts {

	private final ModelCatalogue catalogue;

	public ModelFacts(ModelCatalogue catalogue) {
		this.catalogue = catalogue;
	}

	@Nullable
	ModelInfo find(String id) {
		return catalogue.current().find(id);
	}

	/** @return the model's name, or its id as long as the catalogue does not know it */
	public String name(String id) {
		var model = catalogue.current().find(id);
		return model == null ? id : model.name();
	}

	boolean canReason(String id) {
		var model = catalogue.current().find(id);
		return model == null || model.abilities().reasoning();
	}

	boolean canCallTools(String id) {
		var model = catalogue.current().find(id);
		return model == null || model.abilities().tools();
	}

	public boolean canSee(String id) {
		var model = catalogue.current().find(id);
		return model == null || model.abilities().vision();
	}
}
