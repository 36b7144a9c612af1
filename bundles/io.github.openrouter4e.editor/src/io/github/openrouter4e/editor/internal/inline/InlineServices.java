package io.github.openrouter4e.editor.internal.inline;

import java.util.function.Supplier;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.github.openrouter4e.chat.ChatSettings;
import io.github.openrouter4e.chat.ChosenModel;
import io.github.openrouter4e.costs.ModelCalls;
import io.github.openrouter4e.models.ModelCatalogue;
import io.github.openrouter4e.ui.KeptService;
import io.github.openrouter4e.ui.RequestTexts;

/** What an inline edit asks a model with. */
@Component(service = InlineServices.class)
public final class InlineServices {

	private static final KeptService<InlineServices> KEPT = new KeptService<>(InlineServices.class,
			InlineServices.class);

	private final EditModel model;
	private final RequestTexts texts;

	/** The services of this workspace. */
	@Activate
	public InlineServices(@Reference ModelCalls calls, @Reference ChatSettings settings,
			@Reference ModelCatalogue catalogue, @Reference RequestTexts texts) {
		this(calls, () -> ChosenModel.of(settings, catalogue), texts);
	}

	/** These services. */
	public InlineServices(ModelCalls calls, Supplier<ChosenModel> model, RequestTexts texts) {
		this.model = new EditModel(calls, model);
		this.texts = texts;
	}

	/** Those of this workspace. Not for the UI thread, as they and all that they refer to are constructed. */
	static InlineServices find() {
		return KEPT.require();
	}

	EditModel model() {
		return model;
	}

	RequestTexts texts() {
		return texts;
	}
}
