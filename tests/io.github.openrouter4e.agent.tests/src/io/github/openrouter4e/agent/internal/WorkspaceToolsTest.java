package io.github.openrouter4e.agent.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.agent.edit.EditApprovals;
import io.github.openrouter4e.agent.internal.checkpoint.FileCheckpoints;
import io.github.openrouter4e.agent.languages.Languages;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolOffer;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;

/** What is offered in which mode, and that each call gets an answer. */
@SuppressWarnings("nls")
class WorkspaceToolsTest {

	/** A fourth of the characters, as a rule of thumb. */
	private static final int CHARACTERS_A_TOKEN = 4;

	private final WorkspaceTools tools = new WorkspaceTools(new EditApprovals(), new Languages(),
			new FileCheckpoints(Path.of("never-used")));

	private static ToolContext mode(String mode) {
		return new ToolContext("c1", "openai/gpt-5.2", mode, List.of());
	}

	private static String offered(WorkspaceTools tools, String mode) {
		return String.join("\n", tools.tools(mode(mode)).stream().map(offer -> {
			var function = offer.function();
			return function.name() + " " + function.description() + " " + function.parameters();
		}).toList());
	}

	@Test
	void aChatHasNoTools() {
		assertEquals(List.of(), tools.tools(mode(ToolContext.CHAT)));
		assertEquals(List.of(), tools.tools(mode("a mode that nobody knows")));
	}

	@Test
	void readingToolsAreOfferedByNameInEachMode() {
		assertEquals(List.of("find_files", "list", "local_history", "problems", "read_file", "search_text"),
				tools.tools(mode(ToolContext.ASK)).stream().map(ToolOffer::name).toList());
		assertTrue(tools.tools(mode(ToolContext.ASK)).stream().allMatch(offer -> offer.traits().readOnly()));
		assertEquals(tools.tools(mode(ToolContext.ASK)), tools.tools(mode(ToolContext.PLAN)));
		assertTrue(tools.tools(mode(ToolContext.ACT)).stream().map(ToolOffer::name).toList()
				.containsAll(List.of("edit_file", "read_file")));
	}

	@ParameterizedTest
	@ValueSource(strings = {ToolContext.ASK, ToolContext.PLAN, ToolContext.ACT})
	void theOfferIsTheSameToTheLetterAndSmall(String mode) {
		var offered = offered(tools, mode);
		assertEquals(offered, offered(new WorkspaceTools(new EditApprovals(), new Languages(),
				new FileCheckpoints(Path.of("never-used"))), mode));
		assertTrue(offered.length() / CHARACTERS_A_TOKEN <= 4_000, offered.length() + " characters");
	}

	@Test
	void whatIsNoCallIsAnswered() throws Exception {
		try (var bench = new ToolBench("calls")) {
			assertEquals(Kind.ARGUMENTS, bench.failed("read_file", "{'path':").kind());
			assertEquals(Kind.ARGUMENTS, bench.failed("read_file", "[]").kind());
			assertEquals("The argument \"path\" is missing.", bench.failed("read_file", "{}").text());
			assertEquals("The argument \"from\" must be a whole number from 1 to 2147483647.",
					bench.failed("read_file", "{'path':'calls/.project','from':'first'}").text());
			assertEquals("There is no tool named write_everything.", bench.failed("write_everything", "{}").text());
			assertEquals(bench.done("list", "{'path':'calls'}"), bench.done("list", "{'path':'calls','depth':'1'}"));
			assertEquals(bench.done("list", "{'path':'calls'}"), bench.done("list", "{'path':'calls\n','depth':1.0}"));
		}
	}
}
