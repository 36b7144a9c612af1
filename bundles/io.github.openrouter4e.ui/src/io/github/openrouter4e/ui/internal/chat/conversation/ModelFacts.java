package io.github.openrouter4e.ui.internal.chat.conversation;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.models.EndpointCatalogue;
import io.github.openrouter4e.models.ModelCatalogue;
import io.github.openrouter4e.models.ModelId;
import io.github.openrouter4e.models.ModelInfo;
import io.github.openrouter4e.models.ModelNotice;
import io.github.openrouter4e.models.TierPrices;

/** What the view needs to know about a model; all of it may be unknown. */
public final class ModelFacts {

	private final ModelCatalogue catalogue;
	private final TierPrices tiers;

	public ModelFacts(ModelCatalogue catalogue) {
		this(catalogue, TierPrices.UNKNOWN);
	}

	/** @param endpoints tells what service tiers cost */
	public ModelFacts(ModelCatalogue catalogue, EndpointCatalogue endpoints) {
		this(catalogue, new TierPrices(catalogue, endpoints));
	}

	private ModelFacts(ModelCatalogue catalogue, TierPrices tiers) {
		this.catalogue = catalogue;
		this.tiers = tiers;
	}

	/** What a service tier costs for a model; asks for it if that was not done lately. */
	TierPrices.Found tier(String id, String tier) {
		return tiers.find(id, tier);
	}

	/** How many times the list price a service tier costs; once as long as that is not known. */
	public BigDecimal tierFactor(String id, @Nullable String tier) {
		return tiers.factor(id, tier);
	}

	/** What is listed of a model, whatever routing variants and preset its id has; null if nothing is. */
	public @Nullable ModelInfo find(String id) {
		return catalogue.current().resolve(id).model();
	}

	/** @return the model's name, or its id if the catalogue does not list that, as one with routing variants */
	public String name(String id) {
		var model = catalogue.current().find(id);
		return model == null ? id : model.name();
	}

	/**
	 * A model whose announced end is near.
	 *
	 * @param successor what probably takes its place; null if nothing does
	 */
	record Ending(ModelInfo model, LocalDate day, boolean isPast, @Nullable ModelInfo successor) {
	}

	/** @return null unless the model ends soon */
	@Nullable
	Ending ending(String id, LocalDate today) {
		var list = catalogue.current();
		var model = list.resolve(id).model();
		var day = model == null ? null : model.expires();
		return model == null || day == null || !model.endsSoon(today)
				? null
				: new Ending(model, day, day.isBefore(today), list.successor(model, today));
	}

	/** Whether only the Batch API takes the id. */
	boolean isBatch(String id) {
		return catalogue.current().resolve(id).notice() == ModelNotice.BATCH;
	}

	boolean canReason(String id) {
		var model = find(id);
		return model == null || model.abilities().reasoning();
	}

	boolean canCallTools(String id) {
		var model = find(id);
		return model == null || model.abilities().tools();
	}

	/** A router chooses a model that can. */
	boolean canFollowSchema(String id) {
		var model = find(id);
		return model == null || model.abilities().structuredOutput()
				|| ModelId.parse(id).filter(ModelId::isRouter).isPresent();
	}

	/** Whether a model takes an attachment of this kind; PDF files OpenRouter reads for each. */
	public boolean takes(String id, Attachment attachment) {
		var model = find(id);
		return model == null || switch (attachment) {
			case Attachment.Image image -> model.abilities().vision();
			case Attachment.Audio audio -> model.abilities().audio();
			case Attachment.Video video -> model.abilities().video();
			default -> true;
		};
	}
}
