package io.github.openrouter4e.models;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.ModelReasoning;
import io.github.openrouter4e.client.ReasoningEffort;

/**
 * Which parameters may be sent to a model, and within what bounds. For a model that the catalogue does not list, or whose
 * entry names no parameters, everything may be sent: OpenRouter drops what a provider does not support.
 *
 * @see <a href="https://openrouter.ai/docs/api-reference/parameters">OpenRouter: parameters</a>
 */
@SuppressWarnings("nls") // wire names only
public final class ParameterRules {

	private static final List<String> VERBOSITIES = List.of("low", "medium", "high", "xhigh", "max");
	private static final List<String> ALL_EFFORTS = List.of(ReasoningEffort.values()).stream()
			.filter(effort -> effort != ReasoningEffort.NONE).map(ReasoningEffort::wireName).toList();

	private final @Nullable ModelInfo model;
	private final String id;

	private ParameterRules(@Nullable ModelInfo model, String id) {
		this.model = model;
		this.id = id;
	}

	/** {@return the rules of a model, or those of an unlisted one for null} */
	public static ParameterRules of(@Nullable ModelInfo model) {
		return new ParameterRules(model, model == null ? "" : model.id());
	}

	/** {@return the rules of a model that the list may not have}
	 *
	 * @param id as it is sent
	 */
	public static ParameterRules of(@Nullable ModelInfo model, String id) {
		return new ParameterRules(model, id);
	}

	/** {@return the temperatures it takes, or null if it takes none} */
	public @Nullable ParameterRange temperature() {
		return supports("temperature") ? range("temperature", BigDecimal.TWO) : null;
	}

	/** {@return the values of top_p it takes, or null if it takes none} */
	public @Nullable ParameterRange topP() {
		return supports("top_p") ? range("top_p", BigDecimal.ONE) : null;
	}

	/** {@return the longest answer in tokens, reasoning included; null if unknown} */
	public @Nullable Long maxOutputTokens() {
		ModelInfo known = model;
		if (known == null) {
			return null;
		}
		Long output = known.maxOutputTokens();
		Long context = known.usableContextLength();
		return output == null || context == null ? output : Long.valueOf(Math.min(output, context));
	}

	/** {@return the levels of verbosity to choose from; empty if it takes none} */
	public List<String> verbosities() {
		return supports("verbosity") ? VERBOSITIES : List.of();
	}

	/** {@return how its reasoning can be controlled} */
	public ReasoningAbilities reasoning() {
		ModelInfo known = model;
		if (known == null) {
			return new ReasoningAbilities(true, true, ALL_EFFORTS, null, null, true);
		}
		ModelReasoning told = known.model().reasoning();
		if (told == null) {
			return new ReasoningAbilities(known.abilities().reasoning(), known.abilities().reasoning(), ALL_EFFORTS,
					null, null, true);
		}
		List<String> efforts = told.supportedEfforts();
		return new ReasoningAbilities(true, !told.mandatory(),
				efforts == null
						? ALL_EFFORTS
						: efforts.stream().filter(effort -> !effort.equals(ReasoningEffort.NONE.wireName())).toList(),
				told.defaultEffort(), told.defaultEnabled(), told.supportsMaxTokens());
	}

	/** {@return the smallest reasoning budget in tokens that the provider accepts} */
	public int minReasoningBudget() {
		ModelInfo known = model;
		return known != null && known.vendor().equals("anthropic") ? ParameterAdjuster.ANTHROPIC_BUDGET : 1;
	}

	/** {@return whether it refuses a temperature and a top_p together, as Claude does} */
	public boolean takesOneOfTemperatureAndTopP() {
		return id.toLowerCase(Locale.ROOT).contains("claude");
	}

	/** {@return what to send of the user's choice, and how that differs from it} */
	public AdjustedParameters adjust(ModelParameters chosen) {
		return new ParameterAdjuster(this).adjust(chosen);
	}

	private boolean supports(String parameter) {
		ModelInfo known = model;
		return known == null || known.model().supportedParameters().isEmpty() || known.supports(parameter);
	}

	private ParameterRange range(String parameter, BigDecimal max) {
		ModelInfo known = model;
		Double told = known == null ? null : known.model().defaultParameters().get(parameter);
		return new ParameterRange(BigDecimal.ZERO, max, told == null ? null : BigDecimal.valueOf(told));
	}
}
