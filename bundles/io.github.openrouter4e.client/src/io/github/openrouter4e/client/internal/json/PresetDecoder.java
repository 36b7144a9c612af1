package io.github.openrouter4e.client.internal.json;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.client.Preset;
import io.github.openrouter4e.client.PresetVersion;

/** Reads the presets of an account. */
@SuppressWarnings("nls") // wire names
public final class PresetDecoder {
	private static final int MOST = 100;
	private static final int LONGEST_SLUG = 200;

	private PresetDecoder() {}

	/** Entries whose slug cannot stand in the id of a model are left out. */
	public static List<Preset> presets(JsonNode data) {
		List<Preset> presets = new ArrayList<>();
		for (JsonNode node : data) {
			String slug = Json.textOrEmpty(node, "slug");
			if (presets.size() < MOST && isSlug(slug)) {
				presets.add(new Preset(slug, Json.textOrEmpty(node, "name"), Json.text(node, "description"),
						Json.text(node, "status"), Json.text(node, "designated_version_id")));
			}
		}
		return presets;
	}

	private static boolean isSlug(String slug) {
		return !slug.isEmpty() && slug.length() <= LONGEST_SLUG
				&& slug.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '/' && c != '@' && c != ':');
	}

	public static List<PresetVersion> versions(JsonNode data) {
		List<PresetVersion> versions = new ArrayList<>();
		for (JsonNode node : data) {
			Long number = Json.count(node, "version");
			if (versions.size() < MOST && number != null) {
				JsonNode config = Json.member(node, "config");
				versions.add(new PresetVersion(Json.textOrEmpty(node, "id"), number, Json.text(config, "model"),
						Json.text(node, "system_prompt"), config == null ? null : Json.raw(config),
						Json.instant(node, "created_at")));
			}
		}
		return versions;
	}
}
