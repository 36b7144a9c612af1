package io.github.openrouter4e.jdt.internal.tools;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.agent.approval.Approvals;
import io.github.openrouter4e.agent.approval.RuleBook;
import io.github.openrouter4e.agent.edit.EditApprovals;
import io.github.openrouter4e.agent.languages.Languages;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.jdt.internal.NoCheckpoints;

/** The table of the tools for Java in the user's documentation is what models are told. */
@SuppressWarnings("nls")
class JavaToolTableTest {

	/** A fourth of the characters is a token, as a rule of thumb; other bundles have tools, too. */
	private static final int MOST_CHARACTERS = 1_600 * 4;

	private static final JavaTools TOOLS = new JavaTools(new EditApprovals(), new Languages(), NoCheckpoints.create(),
			new Approvals(new RuleBook(Path.of("no rules"), () -> false)));

	@Test
	void theDocumentationHasTheToolsAsTheyAreOffered() throws Exception {
		var table = new StringBuilder("| tool for Java | mode | what the model is told |\n|---|---|---|\n");
		for (var offer : TOOLS.tools(new ToolContext("c", "m", ToolContext.ACT, List.of()))) {
			table.append("| `").append(offer.name()).append("` | ")
					.append(offer.traits().readOnly() ? "Ask, Plan, Act" : "Act")
					.append(" | ").append(offer.function().description().replace("|", "\\|")).append(" |\n");
		}
		var documentation = Files.readString(Path.of("..", "..", "docs", "agent.md"));
		assertTrue(documentation.contains(table), () -> "docs/agent.md needs\n" + table);
	}

	@Test
	void theOfferIsSmall() {
		var offered = String.join("\n", TOOLS.tools(new ToolContext("c", "m", ToolContext.ACT, List.of())).stream()
				.map(offer -> offer.name() + offer.function().description() + offer.function().parameters()).toList());
		assertTrue(offered.length() <= MOST_CHARACTERS, offered.length() + " characters");
	}
}
