package io.github.openrouter4e.agent.internal.instructions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.openrouter4e.agent.internal.instructions.ModeDefinition.Group;
import io.github.openrouter4e.chat.tools.ToolOffer;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.chat.tools.ToolTraits.Effect;
import io.github.openrouter4e.client.RawJson;
import io.github.openrouter4e.client.Tool;

/** The file in which a project defines modes. */
@SuppressWarnings("nls")
class ModesFileTest {

	/** A file of these modes, each in a line of its own, from line 3. */
	private static String file(String... modes) {
		return "{\n  \"customModes\": [\n" + String.join(",\n", modes) + "\n]}\n";
	}

	private static String mode(String slug, String more) {
		return "{\"slug\":\"" + slug + "\",\"name\":\"Mode " + slug + "\"," + more + "}";
	}

	@Test
	void whatOtherProgramsWriteIsRead() {
		var parsed = ModesFile
				.parse("""
						{
						  "customModes": [
						    {
						      "slug": "docs-writer",
						      "name": "\ud83d\udcdd Docs\\nWriter",
						      "roleDefinition": "You write documentation.",
						      "whenToUse": "For manuals.",
						      "customInstructions": "Short sentences.",
						      "groups": ["read", ["edit", {"fileRegex": "\\\\.(md|adoc)$", "description": "Documents"}], "browser"],
						      "source": "project",
						      "unknown": {"a": [1, {"slug": "x"}]}
						    }
						  ],
						  "other": [1, 2]
						}
						""");
		assertEquals(List.of(), parsed.faults());
		var mode = parsed.modes().getFirst();
		assertEquals("docs-writer", mode.slug());
		assertEquals("\ud83d\udcdd Docs Writer", mode.name());
		assertEquals("For manuals.", mode.description());
		assertEquals(Set.of(Group.READ, Group.EDIT), mode.groups());
		assertEquals(
				"You write documentation.\n\nShort sentences.\n\nIn this mode only files may be changed whose path in the "
						+ "project matches \\.(md|adoc)$.",
				mode.text());
	}

	/** Each with the line, and the modes around it stay. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"{\"slug\":\"a b\",\"name\":\"A\",\"groups\":[]}",
			"{\"name\":\"A\",\"groups\":[]}",
			"{\"slug\":\"a\",\"groups\":[]}", "{\"slug\":\"a\",\"name\":\"A\"}",
			"{\"slug\":\"a\",\"name\":\"A\",\"groups\":[\"write\"]}", "{\"slug\":\"a\",\"name\":\"A\",\"groups\":[7]}",
			"{\"slug\":\"a\",\"name\":\"A\",\"groups\":[[\"edit\",{\"fileRegex\":\"(\"}]]}",
			"{\"slug\":\"a\",\"name\":\"A\",\"groups\":[[\"edit\",{\"fileGlob\":\"*.md\"}]]}",
			"{\"slug\":\"a\",\"name\":\"A\",\"groups\":[[\"edit\",\"*.md\"]]}",
			"{\"slug\":\"a\",\"name\":\"A\",\"groups\":[[\"read\",{\"fileRegex\":\"x\"}]]}",
			"{\"slug\":\"first\",\"name\":\"A\",\"groups\":[]}", "17", "null", "\"a\""})
	void aModeWithAFaultIsLeftOutAlone(String wrong) {
		var parsed = ModesFile.parse(file(mode("first", "\"groups\":[\"read\"]"), wrong,
				mode("last", "\"groups\":[\"command\"]")));
		assertEquals(List.of("first", "last"), parsed.modes().stream().map(ModeDefinition::slug).toList());
		assertEquals(1, parsed.faults().size());
		assertEquals(4, parsed.faults().getFirst().line(), parsed.faults().toString());
		assertFalse(parsed.faults().getFirst().text().isBlank());
	}

	@Test
	void aFileThatCannotBeReadSaysInWhichLine() {
		assertEquals(1, fault("customModes:\n  - slug: docs\n").line());
		assertTrue(fault("customModes:\n  - slug: docs\n").text().contains("JSON"));
		assertEquals(1, fault("").line());
		assertEquals(1, fault("{\"modes\":[]}").line());
		assertEquals(4, fault("{\n \"customModes\": [\n  {\"slug\":\"a\",\n   name: 1}\n]}").line());
		var cut = file(mode("first", "\"groups\":[]"));
		assertEquals(3, fault(cut.substring(0, cut.indexOf("groups"))).line());
		fault("{\"customModes\":".repeat(200));
	}

	private static ModesFile.Fault fault(String text) {
		var parsed = ModesFile.parse(text);
		assertEquals(List.of(), parsed.modes());
		return parsed.faults().getFirst();
	}

	@Test
	void notMoreThanAMenuHolds() {
		var many = new String[ModesFile.MOST + 2];
		for (var i = 0; i < many.length; i++) {
			many[i] = mode("m" + i, "\"groups\":[]");
		}
		var parsed = ModesFile.parse(file(many));
		assertEquals(ModesFile.MOST, parsed.modes().size());
		assertEquals(2, parsed.faults().size());
	}

	@Test
	void groupsSayWhichToolsAreOffered() {
		var all = List.of(offer("ask_user", true, Effect.NONE), offer("read_file", true, Effect.READ),
				offer("edit_file", false, Effect.EDIT), offer("apply_patch", false, Effect.EDIT),
				offer("java_rename", false, Effect.EDIT), offer("delete", false, Effect.EDIT_UNSAFE),
				offer("run_command", false, Effect.COMMAND), offer("build", false, Effect.RUN),
				offer("console", false, Effect.READ), offer("mcp_x_y", true, Effect.NETWORK),
				offer("look", true, Effect.READ_OUTSIDE));
		assertEquals(List.of("ask_user"), offered(all, "[]"));
		assertEquals(List.of("ask_user", "read_file"), offered(all, "[\"read\"]"));
		assertEquals(List.of("ask_user", "edit_file", "apply_patch", "java_rename", "delete"),
				offered(all, "[\"edit\"]"));
		assertEquals(List.of("ask_user", "edit_file", "apply_patch"),
				offered(all, "[[\"edit\",{\"fileRegex\":\"x\"}]]"), "of the others it is not known what they change");
		assertEquals(List.of("ask_user", "run_command", "build", "console"), offered(all, "[\"command\"]"));
		assertEquals(List.of("ask_user", "mcp_x_y", "look"), offered(all, "[\"mcp\"]"));
		assertEquals(EnumSet.allOf(Group.class), ModesFile.parse(file(mode("a",
				"\"groups\":[\"read\",\"edit\",\"command\",\"mcp\"]"))).modes().getFirst().groups());
	}

	private static ToolOffer offer(String name, boolean readOnly, Effect effect) {
		return new ToolOffer(new Tool.Function(name, "Does it", new RawJson("{\"type\":\"object\"}")),
				new ToolTraits(readOnly, false, effect));
	}

	private static List<String> offered(List<ToolOffer> all, String groups) {
		var mode = ModesFile.parse(file(mode("a", "\"groups\":" + groups))).modes().getFirst();
		return all.stream().filter(mode::offers).map(ToolOffer::name).toList();
	}
}
