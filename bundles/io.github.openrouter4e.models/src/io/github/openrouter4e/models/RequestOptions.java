package io.github.openrouter4e.models;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What was chosen about how OpenRouter handles requests, in one scope. What is not chosen is as in the next wider scope:
 * that of the conversation in that of its model, that of a model in that of all models.
 *
 * @param values by {@link RequestOption#key()}; what another version chose stays in it
 */
public record RequestOptions(Map<String, String> values) {

	/** Nothing chosen. */
	public static final RequestOptions EMPTY = new RequestOptions(Map.of());

	/** More than there will ever be options. */
	private static final int MOST = 100;

	/** Keeps them in one order. */
	public RequestOptions {
		values = Map.copyOf(values);
	}

	/** Whether nothing is chosen. */
	public boolean isEmpty() {
		return values.isEmpty();
	}

	/**
	 * {@return what is chosen; null if nothing is, or something that this version does not know}
	 * {@link RequestOption#AUTOMATIC} is a choice, too: of OpenRouter's default, whatever the wider scope says.
	 */
	public @Nullable String chosen(RequestOption option) {
		String value = values.get(option.key());
		return value != null && option.takes(value) ? value : null;
	}

	/** {@return what is sent; null for OpenRouter's default} */
	public @Nullable String value(RequestOption option) {
		String value = chosen(option);
		return value == null || value.equals(RequestOption.AUTOMATIC) ? null : value;
	}

	/** These options with another choice; null for none. */
	public RequestOptions with(RequestOption option, @Nullable String value) {
		Map<String, String> changed = new LinkedHashMap<>(values);
		if (value == null) {
			changed.remove(option.key());
		} else {
			changed.put(option.key(), value);
		}
		return new RequestOptions(changed);
	}

	/** These options, and where they choose nothing, those of a wider scope. */
	public RequestOptions within(RequestOptions wider) {
		Map<String, String> all = new LinkedHashMap<>(wider.values);
		values.forEach((key, value) -> {
			boolean understood = RequestOption.of(key).map(option -> option.takes(value)).orElse(true);
			if (understood) {
				all.put(key, value);
			}
		});
		return new RequestOptions(all);
	}

	/** The form for a preference; {@link #fromJson(String)} reads it back. */
	public String toJson() {
		return JsonValues.object(out -> {
			for (var entry : new TreeMap<>(values).entrySet()) {
				out.writeStringField(entry.getKey(), entry.getValue());
			}
		});
	}

	/** Reads what {@link #toJson} wrote, by this or another version; what is no such form gives {@link #EMPTY}. */
	public static RequestOptions fromJson(@Nullable String json) {
		return read(JsonValues.parse(json));
	}

	/** Reads the values of an object. */
	public static RequestOptions read(JsonNode node) {
		Map<String, String> values = new LinkedHashMap<>();
		node.properties().stream().filter(entry -> entry.getValue().isTextual()).limit(MOST)
				.forEach(entry -> values.put(entry.getKey(), entry.getValue().textValue()));
		return new RequestOptions(values);
	}
}
