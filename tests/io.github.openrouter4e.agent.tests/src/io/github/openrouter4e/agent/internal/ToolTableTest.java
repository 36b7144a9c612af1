package io.github.openrouter4e.agent.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.agent.approval.Approvals;
import io.github.openrouter4e.agent.approval.RuleBook;
import io.github.openrouter4e.agent.EditStatistics;
import io.github.openrouter4e.agent.edit.EditApprovals;
import io.github.openrouter4e.agent.internal.checkpoint.FileCheckpoints;
import io.github.openrouter4e.agent.internal.run.Commands;
import io.github.openrouter4e.agent.internal.run.RunTools;
import io.github.openrouter4e.agent.languages.Languages;
import io.github.openrouter4e.agent.tools.ToolSet;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolOffer;

/** The table of tools in the user's documentation is what models are told. */
@SuppressWarnings("nls")
class ToolTableTest {

	@Test
	void theDocumentationHasTheToolsAsTheyAreOffered() throws Exception {
		assertHasTable(new WorkspaceTools(new EditApprovals(), new Languages(),
				new FileCheckpoints(Path.of("never-used")), new EditStatistics(Path.of("never-used"))));
	}

	@Test
	void theDocumentationHasTheToolsThatRunSomething() throws Exception {
		var rules = new RuleBook(Path.of("never-used"), () -> false);
		assertHasTable(new RunTools(new Approvals(rules), rules, new Commands(Path.of("never-used"), false)));
	}

	private static String modes(ToolOffer offer) {
		return offer.traits().readOnly()
				? "Ask, Plan, Act"
				: ToolSet.WRITING.contains(offer.name()) ? "Plan (`*.md`), Act" : "Act";
	}

	private static void assertHasTable(ToolSet tools) throws IOException {
		var table = new StringBuilder("| tool | mode | what the model is told |\n|---|---|---|\n");
		var offers = new TreeMap<String, ToolOffer>();
		for (var model : List.of("m", "openai/gpt-5")) { // which have other tools for edits
			tools.tools(new ToolContext("c", model, ToolContext.ACT, List.of()))
					.forEach(offer -> offers.put(offer.name(), offer));
		}
		for (var offer : offers.values()) {
			table.append("| `").append(offer.name()).append("` | ")
					.append(modes(offer))
					.append(" | ").append(offer.function().description().replace("|", "\\|")).append(" |\n");
		}
		var documentation = Files.readString(Path.of("..", "..", "docs", "agent.md"));
		assertTrue(documentation.contains(table), () -> "docs/agent.md needs\n" + table);
	}
}
