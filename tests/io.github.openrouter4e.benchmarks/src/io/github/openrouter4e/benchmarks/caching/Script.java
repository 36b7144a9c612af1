package io.github.openrouter4e.benchmarks.caching;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.github.openrouter4e.client.Message;
import io.github.openrouter4e.client.RawJson;
import io.github.openrouter4e.client.SystemMessage;
import io.github.openrouter4e.client.Tool;
import io.github.openrouter4e.client.UserMessage;

/**
 * A programming session of fifty turns: in each the user asks, the model reads one to three files through tools, and
 * answers. Always the same: the same for every model, with and without marks.
 */
final class Script {

	/** Characters per token, as the stand-in counts. */
	private static final int TOKEN = 4;

	/** One turn. */
	record Turn(Duration pause, String question, List<String> toolResults, String answer) {
	}

	private final Random random = new Random(42);
	private final List<Turn> turns = new ArrayList<>();

	Script() {
		for (int i = 1; i <= 50; i++) {
			// the user reads the answer; half-way through comes a break that no five-minute cache survives
			Duration pause = i == 26 ? Duration.ofMinutes(12) : Duration.ofSeconds(30 + random.nextInt(90));
			List<String> results = new ArrayList<>();
			for (int files = 1 + random.nextInt(3); files > 0; files--) {
				results.add(text(200 + random.nextInt(1_500)));
			}
			turns.add(new Turn(pause, text(20 + random.nextInt(100)), results, text(100 + random.nextInt(400))));
		}
	}

	List<Turn> turns() {
		return turns;
	}

	/** The instructions of the session: about 2,500 tokens. */
	Message system() {
		return new SystemMessage("You are a careful programmer. ".repeat(2_500 * TOKEN / 30));
	}

	/** Six tools of about 200 tokens each. */
	List<Tool> tools() {
		List<Tool> tools = new ArrayList<>();
		for (String name : List.of("read_file", "list_files", "search", "write_file", "run_tests", "open_type")) {
			tools.add(new Tool.Function(name, "What " + name + " does, at length. ".repeat(35), RawJson.parse("""
					{"type":"object","properties":{"path":{"type":"string"}},"required":["path"]}""")));
		}
		return tools;
	}

	static Message question(Turn turn) {
		return new UserMessage(turn.question());
	}

	private String text(int tokens) {
		StringBuilder text = new StringBuilder(tokens * TOKEN);
		while (text.length() < tokens * TOKEN) {
			for (int letters = 2 + random.nextInt(8); letters > 0; letters--) {
				text.append((char) ('a' + random.nextInt(26)));
			}
			text.append(' ');
		}
		return text.toString();
	}
}
