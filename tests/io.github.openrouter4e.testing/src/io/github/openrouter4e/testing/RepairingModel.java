package io.github.openrouter4e.testing;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Plays a model that repairs the failing test of the sample project in {@code releng/sample}, if it is offered the
 * tools for it: runs the tests, reads, edits, and runs them again. Each request is answered from its messages alone,
 * as a model does it.
 */
final class RepairingModel {

	/** What a prompt must say. */
	static final String PROMPT = "repair the failing test";

	private record Step(String says, String tool, String arguments) {
	}

	private static final String TESTS = "{\"project\": \"Shop\"}";

	private static final List<Step> STEPS = List.of( //
			new Step("I run the tests to see what fails.", "run_tests", TESTS),
			new Step("The total is too low for several pieces. I look at how it is computed.", "read_file",
					"{\"path\": \"Shop/src/shop/Basket.java\"}"),
			new Step("The quantity is left out. I correct that line.", "edit_file", """
					{"path": "Shop/src/shop/Basket.java", "edits": [{"old": "\\t\\t\\ttotal += prices.get(article);",
					 "new": "\\t\\t\\ttotal += quantities.get(article) * prices.get(article);"}]}"""),
			new Step("Now the tests again.", "run_tests", TESTS));

	private static final String REPORT = "Both tests pass: `Basket.total()` had added the price of each article once, "
			+ "whatever its quantity.";

	private RepairingModel() {}

	/** The next answer; nothing if the prompt is another or tools are missing. */
	static Optional<ChatAnswer> answer(String prompt, JsonNode request) {
		if (!prompt.toLowerCase().contains(PROMPT)) {
			return Optional.empty();
		}
		Set<String> offered = new HashSet<>();
		request.path("tools").forEach(tool -> offered.add(tool.at("/function/name").asText()));
		int done = 0;
		for (JsonNode message : request.path("messages")) {
			switch (message.path("role").asText()) {
				case "user" -> done = 0;
				case "tool" -> done++;
				default -> {
					// says nothing about how far it is
				}
			}
		}
		if (done >= STEPS.size()) {
			return Optional.of(Answer.text(REPORT));
		}
		Step step = STEPS.get(done);
		return offered.contains(step.tool)
				? Optional.of(Answer.text(step.says).toolCall("call_repair_" + done, step.tool, step.arguments))
				: Optional.empty();
	}
}
