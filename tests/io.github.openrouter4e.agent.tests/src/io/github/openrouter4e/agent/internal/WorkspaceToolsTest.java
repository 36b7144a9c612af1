package io.github.openrouter4e.agent.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.agent.EditStatistics;
import io.github.openrouter4e.agent.edit.EditApprovals;
import io.github.openrouter4e.agent.internal.checkpoint.FileCheckpoints;
import io.github.openrouter4e.agent.languages.Languages;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolOffer;
import io.github.openrouter4e.chat.tools.ToolOutcome.Done;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;
import io.github.openrouter4e.chat.tools.ToolPermission;
import io.github.openrouter4e.chat.tools.ToolQuestion;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.chat.tools.ToolView;

/** What is offered in which mode, and that each call gets an answer. */
@SuppressWarnings("nls")
class WorkspaceToolsTest {

	/** A fourth of the characters, as a rule of thumb. */
	private static final int CHARACTERS_A_TOKEN = 4;

	private final WorkspaceTools tools = new WorkspaceTools(new EditApprovals(), new Languages(),
			new FileCheckpoints(Path.of("never-used")), new EditStatistics(Path.of("never-used")));

	private static ToolContext mode(String mode) {
		return mode(mode, "anthropic/claude-sonnet-5");
	}

	private static ToolContext mode(String mode, String model) {
		return new ToolContext("c1", model, mode, List.of());
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
		assertEquals(
				List.of("ask_user", "find_files", "list", "local_history", "problems", "read_file", "search_text",
						"todo"),
				tools.tools(mode(ToolContext.ASK)).stream().map(ToolOffer::name).toList());
		assertTrue(tools.tools(mode(ToolContext.ASK)).stream().allMatch(offer -> offer.traits().readOnly()));
		var planning = tools.tools(mode(ToolContext.PLAN)).stream().map(ToolOffer::name).toList();
		assertTrue(planning.containsAll(List.of("read_file", "todo", "write_file", "edit_file")), planning.toString());
		assertTrue(tools.tools(mode(ToolContext.ACT)).stream().map(ToolOffer::name).toList()
				.containsAll(List.of("edit_file", "read_file")));
	}

	/** A conversation may go on with another model, whose calls of the other tool are answered by the chat. */
	@Test
	void aModelIsOfferedOneToolForEdits() {
		for (var mode : List.of(ToolContext.PLAN, ToolContext.ACT)) {
			var pairs = tools.tools(mode(mode)).stream().map(ToolOffer::name).toList();
			var patches = tools.tools(mode(mode, "openai/gpt-5.2")).stream().map(ToolOffer::name).toList();
			assertTrue(pairs.contains("edit_file") && !pairs.contains("apply_patch"), pairs.toString());
			assertTrue(patches.contains("apply_patch") && !patches.contains("edit_file"), patches.toString());
			assertEquals(tools.tools(mode(mode, "openai/gpt-5.2")), tools.tools(mode(mode, "openai/gpt-5-codex")));
		}
		assertEquals(tools.tools(mode(ToolContext.ASK)), tools.tools(mode(ToolContext.ASK, "openai/gpt-5.2")));
	}

	@ParameterizedTest
	@ValueSource(strings = {ToolContext.ASK, ToolContext.PLAN, ToolContext.ACT})
	void theOfferIsTheSameToTheLetterAndSmall(String mode) {
		var offered = offered(tools, mode);
		assertEquals(offered, offered(new WorkspaceTools(new EditApprovals(), new Languages(),
				new FileCheckpoints(Path.of("never-used")), new EditStatistics(Path.of("never-used"))), mode));
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

	/** Whatever is offered, and whatever the user would agree to. */
	@Test
	void aModelThatPlansWritesNothingButAPlan() throws Exception {
		try (var bench = new ToolBench("planned")) {
			bench.file("Main.java", "class Main {}");
			var plan = mode(ToolContext.PLAN);
			for (var path : List.of("planned/Main.java", "planned/plan.md/../Main.java", "planned/run.sh")) {
				assertTrue(bench.permission(plan, "write_file",
						"{'path':'" + path + "','content':'x'}") instanceof ToolPermission.Forbidden, path);
				assertEquals(Kind.DENIED, ((Failed) bench.call(plan, "write_file",
						"{'path':'" + path + "','content':'x'}")).kind(), path);
				assertEquals(Kind.DENIED, ((Failed) bench.tools.execute(new ToolRequest("c", "write_file",
						"{\"path\":\"" + path + "\",\"content\":\"x\"}"), plan, (message, done) -> {
							// nobody looks
						}, bench.cancellation)).kind(), path);
			}
			assertTrue(bench.call(plan, "write_file",
					"{'path':'planned/docs/plan.md','content':'# Plan'}") instanceof Done);
			assertTrue(bench.project.getFile("docs/plan.md").exists());
			assertEquals("class Main {}", bench.project.getFile("Main.java").readString());
		}
	}

	@Test
	void theListOfStepsIsForTheUser() throws Exception {
		try (var bench = new ToolBench("steps")) {
			var outcome = (Done) bench.call("todo", "{'items':[{'text':'a','state':'done'},{'text':'b','state':'?'}]}");
			assertEquals("1 of 2 steps are done.", outcome.text());
			assertEquals(new ToolView(ToolView.STEPS,
					"[{\"text\":\"a\",\"state\":\"done\"},{\"text\":\"b\",\"state\":\"pending\"}]"), outcome.view());
			assertEquals(Kind.ARGUMENTS, bench.failed("todo", "{'items':[]}").kind());
		}
	}

	@Test
	void aQuestionToTheUserHasAnswersToChooseFrom() throws Exception {
		try (var bench = new ToolBench("asked")) {
			assertEquals(
					new ToolPermission.Ask(new ToolQuestion(ToolTraits.Effect.NONE, "Which?", "", List.of("a", "b"))),
					bench.permission(ToolBench.CONTEXT, "ask_user",
							"{'question':'Which?','options':['a','b','a','']}"));
			assertEquals(new ToolPermission.Ask(new ToolQuestion(ToolTraits.Effect.NONE, "Which?", "", List.of())),
					bench.permission(ToolBench.CONTEXT, "ask_user", "{'question':'Which?'}"));
			assertEquals(Kind.ARGUMENTS, bench.failed("ask_user",
					"{'question':'Which?','options':['1','2','3','4','5','6']}").kind());
		}
	}
}
