package io.github.openrouter4e.chat;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.ChatRequestBuilder;
import io.github.openrouter4e.client.Message;
import io.github.openrouter4e.models.ModelCatalogue;
import io.github.openrouter4e.models.ModelInfo;
import io.github.openrouter4e.models.ParameterRules;
import io.github.openrouter4e.models.RequestFeatures;

/**
 * The model that the user has chosen, and how requests to it are made that belong to no conversation. Returns at once.
 */
public interface ChosenModel {

	/** Its id; may carry variants or be a preset. */
	String id();

	/** Tokens that it takes in all; {@code null} if unknown. */
	@Nullable
	Long contextLength();

	/**
	 * A request to it, with the providers, parameters and request options that the user chose. It offers no tools: what is
	 * asked outside of conversations is about the text that it brings.
	 */
	ChatRequestBuilder request(List<? extends Message> messages);

	/** The one chosen for conversations at this moment. */
	static ChosenModel of(ChatSettings settings, ModelCatalogue catalogue) {
		var id = settings.model();
		ModelInfo info = catalogue.current().resolve(id).model();
		return new ChosenModel() {
			@Override
			public String id() {
				return id;
			}

			@Override
			public @Nullable Long contextLength() {
				return info == null ? null : info.model().contextLength();
			}

			@Override
			public ChatRequestBuilder request(List<? extends Message> messages) {
				var routing = settings.routing(id);
				var request = ChatRequest.builder().model(id).fallbackModels(routing.fallbackModels())
						.provider(routing.toProviderRouting()).messages(messages);
				new RequestFeatures(id, settings.requestOptions(id), false, false).addTo(request, messages, List.of());
				ParameterRules.of(info, id).adjust(settings.parameters(id)).effective().applyTo(request);
				return request;
			}
		};
	}
}
