package io.github.openrouter4e.chat.internal.request;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerSchemas;
import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.ChatSettings;
import io.github.openrouter4e.chat.ConversationOptions;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.Turn;
import io.github.openrouter4e.client.AssistantMessage;
import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.InvalidRequestException;
import io.github.openrouter4e.client.Message;
import io.github.openrouter4e.client.RawJson;
import io.github.openrouter4e.client.ResponseFormat;
import io.github.openrouter4e.client.Tool;
import io.github.openrouter4e.models.ModelCatalogue;
import io.github.openrouter4e.models.ModelId;
import io.github.openrouter4e.models.ModelInfo;
import io.github.openrouter4e.models.ModelParameters;
import io.github.openrouter4e.models.ParameterRules;
import io.github.openrouter4e.models.ReasoningChoice;
import io.github.openrouter4e.models.RequestFeatures;
import io.github.openrouter4e.models.RequestOption;
import io.github.openrouter4e.models.RequestOptions;
import io.github.openrouter4e.models.RoutingOptions;
import io.github.openrouter4e.storage.WellFormed;

/**
 * Makes the request that continues a conversation, from its turns, the user's choices and the model's abilities, with its
 * cache marks. The same conversation gives the same bytes in the same order, so that a request extends the one before it.
 */
public final class RequestAssembler {

	/**
	 * What to ask.
	 *
	 * @param conversationId becomes the {@code session_id}, so that one provider's cache serves the conversation
	 * @param path           the turns before the answer; the answer itself last if it is continued
	 * @param continued      whether the last turn is an answer to be continued
	 * @param model          the model to ask
	 * @param options        the conversation's own choices
	 * @param maxTokens      the longest answer; {@code null} as the user chose for the model
	 * @param reasoning      whether the model gets its earlier reasoning back
	 * @param summary        what is said of the turns before the path; empty if there are none
	 * @param plainText      whether the answer is to be text alone: neither follows it the last question's schema, nor is it
	 *                       drawn or spoken
	 */
	public record RequestSpec(String conversationId, List<? extends Turn> path, boolean continued, String model,
			ConversationOptions options, @Nullable Integer maxTokens, boolean reasoning, String summary,
			boolean plainText) {

		/** A specification that returns the model's reasoning to it. */
		public RequestSpec(String conversationId, List<? extends Turn> path, boolean continued, String model,
				ConversationOptions options, @Nullable Integer maxTokens) {
			this(conversationId, path, continued, model, options, maxTokens, true, "", false); //$NON-NLS-1$
		}

		/** This request without any earlier reasoning. */
		public RequestSpec withoutReasoning() {
			return new RequestSpec(conversationId, path, continued, model, options, maxTokens, false, summary,
					plainText);
		}

		/** This request with something said of the turns before. */
		public RequestSpec withSummary(String text) {
			return new RequestSpec(conversationId, path, continued, model, options, maxTokens, reasoning, text,
					plainText);
		}

		/** This request for an answer in plain text. */
		public RequestSpec inPlainText() {
			return new RequestSpec(conversationId, path, continued, model, options, maxTokens, reasoning, summary,
					true);
		}
	}

	/** Whether earlier reasoning goes along. */
	public static boolean hasReasoning(ChatRequest request) {
		return request.messages().stream().anyMatch(message -> message instanceof AssistantMessage answer
				&& (!answer.reasoningDetails().isEmpty() || !answer.reasoning().isEmpty()));
	}

	private final ChatSettings settings;
	private final ModelCatalogue catalogue;

	/** An assembler for the user's choices. */
	public RequestAssembler(ChatSettings settings, ModelCatalogue catalogue) {
		this.settings = settings;
		this.catalogue = catalogue;
	}

	/** The model that a conversation asks. */
	public String model(ConversationOptions options) {
		String own = options.model();
		return own == null ? settings.model() : own;
	}

	/** The system prompt of a conversation; empty for none. */
	public String systemPrompt(ConversationOptions options) {
		String own = options.systemPrompt();
		return WellFormed.text(own == null ? settings.systemPrompt() : own);
	}

	/**
	 * Makes the request, without cache marks.
	 *
	 * @param functions the tools that are offered, if the model can use any
	 * @throws InvalidRequestException if OpenRouter would refuse it
	 */
	public ChatRequest assemble(RequestSpec spec, List<Tool.Function> functions) {
		return assemble(spec, functions, ""); //$NON-NLS-1$
	}

	/** @param instructions what follows the system prompt; empty for nothing */
	public ChatRequest assemble(RequestSpec spec, List<Tool.Function> functions, String instructions) {
		String model = spec.model();
		ModelInfo info = catalogue.current().resolve(model).model();
		RoutingOptions routing = settings.routing(model);
		List<Tool.Function> offered = usesTools(model) ? functions : List.of();
		List<Message> messages = ConversationMessages.of(system(systemPrompt(spec.options()), instructions),
				spec.summary(), spec.path(), spec.continued(),
				new CallIds(model, routing.fallbackModels()), sees(model),
				spec.reasoning() ? new OwnReasoning(catalogue.current(), model) : OwnReasoning.NONE);
		var features = new RequestFeatures(model, requestOptions(spec.options(), model), searchesWeb(spec.options()),
				usesTools(model));
		if (features.pinsModel()) {
			messages = withModel(messages, spec.path());
		}
		ResponseFormat format = spec.plainText() ? null : responseFormat(spec.path(), info);
		boolean silent = spec.plainText() || format != null; // what follows a schema is for reading
		RawJson audio = silent || !canSpeak(info) ? null : features.audio();
		var request = ChatRequest.builder().model(model).fallbackModels(routing.fallbackModels())
				.provider(
						(offered.isEmpty() && format == null
								? routing
								: routing.toBuilder().requireParameters(true).build())
								.toProviderRouting())
				// equal requests of two conversations are equal to OpenRouter only without it
				.sessionId(features.usesResponseCache() ? null : spec.conversationId())
				.messages(messages)
				.modalities(spec.plainText() ? written(info) : modalities(info, audio != null)).responseFormat(format);
		if (audio != null) {
			request.extra("audio", audio); //$NON-NLS-1$
		}
		features.addTo(request, messages, offered);
		ParameterRules.of(info, model).adjust(parameters(spec)).effective().applyTo(request);
		return request.build();
	}

	/**
	 * What the last question wants its answer to look like, also in the requests with the results of tools. A model that is
	 * known to follow no schema is not asked to: the user interface says so before such a prompt is sent.
	 */
	private static @Nullable ResponseFormat responseFormat(List<? extends Turn> path, @Nullable ModelInfo info) {
		for (Turn turn : path.reversed()) {
			if (turn instanceof Question question) {
				Attachment.AnswerSchema schema = RequestSize.sent(question).answerSchema();
				return schema == null || info != null && !info.abilities().structuredOutput() && !isRouter(info)
						? null
						: new ResponseFormat.JsonSchema(AnswerSchemas.name(schema.name()), RawJson.parse(schema.json()),
								AnswerSchemas.isStrict(schema.json()) ? Boolean.TRUE : null);
			}
		}
		return null;
	}

	private static String system(String prompt, String instructions) {
		String more = WellFormed.text(instructions);
		return prompt.isBlank() || more.isBlank() ? prompt + more : prompt + "\n\n" + more; //$NON-NLS-1$
	}

	/** The messages, the last answer among them with the model that gave it. */
	private static List<Message> withModel(List<Message> messages, List<? extends Turn> path) {
		String model = null;
		for (Turn turn : path) {
			if (turn instanceof Answer answer && answer.provider() != null) { // else nobody answered
				model = answer.model();
			}
		}
		var all = new ArrayList<>(messages);
		for (int i = all.size() - 1; i >= 0 && model != null; i--) {
			if (all.get(i) instanceof AssistantMessage last) {
				all.set(i, last.withModel(model));
				break;
			}
		}
		return all;
	}

	/** What holds for a conversation's requests to a model. */
	public RequestOptions requestOptions(ConversationOptions options, String model) {
		return options.request().within(settings.requestOptions(model));
	}

	/** The parameters of a conversation for a model. */
	private ModelParameters parameters(RequestSpec spec) {
		ModelParameters parameters = settings.parameters(spec.model());
		String effort = spec.options().reasoningEffort();
		if (effort != null) {
			parameters = parameters.withReasoning(new ReasoningChoice.Effort(effort));
		}
		Integer maxTokens = spec.maxTokens();
		return maxTokens == null ? parameters : parameters.withMaxTokens(maxTokens);
	}

	/**
	 * Models that make images, or speak, do so only if they are asked to; what answers with text alone needs no asking.
	 *
	 * @param speaks whether the answer is to be spoken, which it is together with its text
	 */
	@SuppressWarnings("nls") // wire names
	private static List<String> modalities(@Nullable ModelInfo info, boolean speaks) {
		if (info == null || isRouter(info) || !info.abilities().imageOutput()) {
			return speaks ? List.of("text", "audio") : List.of();
		}
		if (speaks) {
			return List.of("image", "text", "audio");
		}
		boolean writes = info.model().architecture().outputModalities().contains("text");
		return writes ? List.of("image", "text") : List.of("image");
	}

	/** Models that make images may do so also if they are not asked to, unless they are asked for text. */
	private static List<String> written(@Nullable ModelInfo info) {
		return modalities(info, false).isEmpty() ? List.of() : List.of("text"); //$NON-NLS-1$
	}

	private static boolean canSpeak(@Nullable ModelInfo info) {
		return info != null && !isRouter(info)
				&& info.model().architecture().outputModalities().contains("audio"); //$NON-NLS-1$
	}

	/** Whether a model is asked to speak its answers. */
	public boolean speaks(ConversationOptions options, String model) {
		return canSpeak(catalogue.current().resolve(model).model())
				&& requestOptions(options, model).value(RequestOption.VOICE) != null;
	}

	/** What a router chooses may not be able to do what the router lists. */
	private static boolean isRouter(ModelInfo info) {
		return ModelId.parse(info.id()).filter(ModelId::isRouter).isPresent();
	}

	/** Whether a model gets images that models drew and tools returned: unless it is known to see none. */
	public boolean sees(String model) {
		ModelInfo info = catalogue.current().resolve(model).model();
		return info == null || info.abilities().vision();
	}

	/** Whether a model is offered tools: unless it is known to use none. */
	public boolean usesTools(String model) {
		ModelInfo info = catalogue.current().resolve(model).model();
		return info == null || info.abilities().tools(); // an unlisted model may well be able to
	}

	private boolean searchesWeb(ConversationOptions options) {
		Boolean web = options.webSearch();
		return web == null ? settings.webSearch() : web;
	}
}
