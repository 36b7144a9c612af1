package io.github.openrouter4e.testing;

/** The presets of the stand-in's account. */
final class Presets {

	static final String LIST = """
			{"data":[{"id":"p1","creator_user_id":"user_1","workspace_id":null,"name":"Coder","slug":"coder",
			"description":"Writes code","status":"active","designated_version_id":"v2",
			"created_at":"2026-10-01T10:00:00Z","updated_at":"2026-11-01T10:00:00Z","status_updated_at":null},
			{"id":"p2","creator_user_id":"user_1","workspace_id":null,"name":"Old","slug":"old","description":null,
			"status":"archived","designated_version_id":null,"created_at":"2026-09-01T10:00:00Z",
			"updated_at":"2026-09-01T10:00:00Z","status_updated_at":null},
			{"id":"p3","name":"Hostile","slug":"a/../b c","status":"active"}],"total_count":3}""";

	static final String VERSIONS = """
			{"data":[{"id":"v1","preset_id":"p1","creator_id":"user_1","version":1,"system_prompt":null,
			"config":{"model":"openai/gpt-5-mini"},"created_at":"2026-10-01T10:00:00Z",
			"updated_at":"2026-10-01T10:00:00Z"},
			{"id":"v2","preset_id":"p1","creator_id":"user_1","version":2,"system_prompt":"You write\\ncode.",
			"config":{"model":"openai/gpt-5","temperature":0.2},"created_at":"2026-11-01T10:00:00Z",
			"updated_at":"2026-11-01T10:00:00Z"}],"total_count":2}""";

	private Presets() {}
}
