package io.github.openrouter4e.ui.internal.models;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.models.search.ModelFilter;
import io.github.openrouter4e.models.search.ModelSort;

/** The stored form of {@link PickerState}; reading never fails. */
@SuppressWarnings("nls") // names of a stored format
final class PickerStateCodec {

	private static final ObjectMapper MAPPER = new ObjectMapper();
	/** Wider than any screen: a broken value must not hide the other columns. */
	private static final int MAX_WIDTH = 4000;

	private PickerStateCodec() {}

	static String encode(PickerState state) {
		ObjectNode root = MAPPER.createObjectNode().put("version", 1).put("sort", state.sort().name());
		ModelFilter filter = state.filter();
		root.put("free", filter.free()).put("tools", filter.tools()).put("vision", filter.vision())
				.put("audio", filter.audio()).put("image_output", filter.imageOutput())
				.put("reasoning", filter.reasoning()).put("caching", filter.caching());
		if (filter.minContext() != null) {
			root.put("min_context", filter.minContext());
		}
		BigDecimal price = filter.maxPromptPerMillion();
		if (price != null) {
			root.put("max_prompt_price", price.toPlainString());
		}
		ArrayNode vendors = root.putArray("vendors");
		filter.vendors().stream().sorted().forEach(vendors::add);
		ArrayNode widths = root.putArray("widths");
		state.columnWidths().forEach(widths::add);
		return root.toString();
	}

	static PickerState decode(@Nullable String json) {
		JsonNode root = parse(json);
		JsonNode context = root.path("min_context");
		Set<String> vendors = new HashSet<>();
		root.path("vendors").forEach(vendor -> vendors.add(vendor.asText()));
		ModelFilter filter = new ModelFilter(root.path("free").asBoolean(), root.path("tools").asBoolean(),
				root.path("vision").asBoolean(), root.path("audio").asBoolean(),
				root.path("image_output").asBoolean(), root.path("reasoning").asBoolean(),
				root.path("caching").asBoolean(),
				context.isIntegralNumber() && context.longValue() > 0 ? Long.valueOf(context.longValue()) : null,
				price(root.path("max_prompt_price").asText()), vendors);
		return new PickerState(filter, sort(root.path("sort").asText()), widths(root.path("widths")));
	}

	private static JsonNode parse(@Nullable String json) {
		if (json == null || json.isBlank()) {
			return MissingNode.getInstance();
		}
		try {
			return MAPPER.readTree(json);
		} catch (JsonProcessingException e) {
			return MissingNode.getInstance();
		}
	}

	private static @Nullable BigDecimal price(String text) {
		try {
			BigDecimal price = new BigDecimal(text);
			return price.signum() < 0 ? null : price;
		} catch (NumberFormatException e) {
			return null;
		}
	}

	private static ModelSort sort(String name) {
		for (ModelSort sort : ModelSort.values()) {
			if (sort.name().equals(name)) {
				return sort;
			}
		}
		return ModelSort.NAME;
	}

	private static List<Integer> widths(JsonNode array) {
		List<Integer> widths = new ArrayList<>();
		for (JsonNode width : array) {
			if (!width.isInt() || width.intValue() <= 0 || width.intValue() > MAX_WIDTH) {
				return List.of();
			}
			widths.add(Integer.valueOf(width.intValue()));
		}
		return widths;
	}
}
