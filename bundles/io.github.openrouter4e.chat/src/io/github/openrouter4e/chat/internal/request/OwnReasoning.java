package io.github.openrouter4e.chat.internal.request;

import java.util.HashMap;
import java.util.Map;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerPart;
import io.github.openrouter4e.models.CatalogueSnapshot;
import io.github.openrouter4e.models.ModelId;
import io.github.openrouter4e.models.ModelInfo;

/**
 * Decides which reasoning goes back to a model: its own. What another model signed or encrypted is refused, in this and
 * every later request of the conversation. Not thread-safe.
 */
final class OwnReasoning {

	/** No model's. */
	static final OwnReasoning NONE = new OwnReasoning(CatalogueSnapshot.EMPTY, ""); //$NON-NLS-1$

	private final CatalogueSnapshot catalogue;
	private final Map<String, String> bases = new HashMap<>();
	private final String model;
	private final boolean router;

	/** @param model the model that is asked */
	OwnReasoning(CatalogueSnapshot catalogue, String model) {
		this.catalogue = catalogue;
		this.model = base(model);
		this.router = ModelId.parse(model).filter(id -> id.isRouter() || id.preset() != null).isPresent();
	}

	/**
	 * Whether the model takes the reasoning of a request.
	 *
	 * @param open whether the question before it is still being answered: where OpenRouter chooses the model, it stays with
	 *             one for so long
	 */
	boolean takes(Answer answer, AnswerPart part, boolean open) {
		if (model.isEmpty()) {
			return false;
		}
		String told = part.model();
		String asked = base(answer.requestedModel());
		if (router) {
			return open && asked.equals(model);
		}
		if (told == null) {
			return asked.equals(model);
		}
		String answered = base(told);
		return answered.equals(model) || asked.equals(model) && mayBe(answered);
	}

	/** A name that no list has may be another one for the model that was asked. */
	private boolean mayBe(String answered) {
		String vendor = vendor(answered);
		boolean listed = catalogue.find(answered) != null;
		return !listed && (vendor.isEmpty() || vendor.equals(vendor(model)));
	}

	private static String vendor(String id) {
		return ModelId.parse(id).map(ModelId::vendorOrEmpty).orElse(""); //$NON-NLS-1$
	}

	/** The id without variants under which the catalogue lists a model, also by its dated slug. */
	private String base(String id) {
		return bases.computeIfAbsent(id, this::listed);
	}

	private String listed(String id) {
		ModelInfo info = catalogue.resolve(id).model();
		String found = info != null
				? info.id()
				: catalogue.models().stream().filter(each -> id.equals(each.model().canonicalSlug())).findFirst()
						.map(ModelInfo::id).orElse(id);
		return ModelId.parse(found).map(ModelId::base).orElse(found);
	}
}
