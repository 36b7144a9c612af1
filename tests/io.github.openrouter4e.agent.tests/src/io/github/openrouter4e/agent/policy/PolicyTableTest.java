package io.github.openrouter4e.agent.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/**
 * The policy decides as {@code policy.txt} says. A section names the kind of effect and the circumstances, a row the decision and
 * the subject: {@code allow}; asked and can be agreed to by the first words ({@code prefix}), to the letter or for the one thing
 * ({@code exact}), or not at all beforehand ({@code once}); {@code deny}. Of the output of commands it says whether it is
 * {@code ours} or may be {@code foreign}.
 */
@SuppressWarnings("nls")
class PolicyTableTest {

	private static final Pattern CODE_POINT = Pattern.compile("<U\\+([0-9A-F]{4,5})>");

	/** @param heading of its section */
	private record Row(String heading, String expected, String subject) {
	}

	private static List<Row> rows() throws IOException {
		var rows = new ArrayList<Row>();
		var heading = "";
		try (var table = PolicyTableTest.class.getResourceAsStream("policy.txt")) {
			for (var line : new String(table.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
				if (line.startsWith("== ")) {
					heading = line.substring(3).strip();
				} else if (!line.isBlank() && !line.startsWith("--")) {
					var row = line.split(" +", 2);
					rows.add(new Row(heading, row[0], subject(row[1])));
				}
			}
		}
		return rows;
	}

	private static String subject(String written) {
		return CODE_POINT.matcher(written.replace("⏎", "\n").replace("⇥", "\t"))
				.replaceAll(match -> Character.toString(Integer.parseInt(match.group(1), 16)).replace("\\", "\\\\"));
	}

	private static String decided(Row row) {
		var heading = row.heading().split(" \\| ");
		var kind = heading[0].strip();
		var rules = new HashSet<Rule>();
		var words = Set.of(heading);
		for (var each : heading) {
			if (each.contains("rule: ")) {
				var text = each.substring(each.indexOf("rule: ") + 6);
				var sandboxed = each.startsWith("sandbox ");
				rules.add(text.equals("edits")
						? new Rule(Rule.Kind.EDIT)
						: kind.equals("edit")
								? new Rule(Rule.Kind.EDIT_FILE, text)
								: kind.equals("launch")
										? new Rule(Rule.Kind.LAUNCH, text)
										: text.startsWith("=")
												? new Rule(Rule.Kind.COMMAND, List.of(text.substring(1).split(" in ")),
														sandboxed)
												: new Rule(Rule.Kind.COMMAND_PREFIX, List.of(text.split(" ")),
														sandboxed));
			}
		}
		var subject = row.subject();
		if (kind.startsWith("output ")) {
			return Policy.reachesOut(Shell.valueOf(kind.substring(7).toUpperCase(Locale.ROOT)), subject)
					? "foreign"
					: "ours";
		}
		var folder = words.stream().filter(each -> each.startsWith("in: ")).map(each -> each.substring(4)).findFirst()
				.orElse("");
		var effect = switch (kind) {
			case "posix", "cmd", "powershell" -> new Effect.Command(Shell.valueOf(kind.toUpperCase(Locale.ROOT)),
					subject, folder, words.contains("nested"));
			case "edit" -> new Effect.Edit(subject, !words.contains("cannot be taken back"));
			case "delete" -> new Effect.Delete(List.of(subject.split(", ")));
			case "read" -> new Effect.Read(subject, words.contains("withheld"));
			case "read outside" -> new Effect.ReadOutside(subject);
			case "build" -> new Effect.Build();
			case "launch" -> new Effect.Launch(subject);
			case "network" -> new Effect.Network(subject, "tool");
			default -> throw new IllegalArgumentException(kind);
		};
		var verdict = Policy.decide(effect, new Situation(rules, words.contains("foreign"), words.contains("sandbox"),
				!words.contains("no automatic builds"), List.of("/ws/shop", "C:\\ws\\shop"),
				path -> words.contains("withheld: " + path.replaceFirst("^\\./", ""))));
		return switch (verdict.decision()) {
			case ALLOW -> "allow";
			case DENY -> "deny";
			case ASK -> verdict.offered().isEmpty()
					? "once"
					: verdict.offered().stream().anyMatch(rule -> rule.kind() == Rule.Kind.COMMAND_PREFIX)
							? "prefix"
							: "exact";
		};
	}

	@Test
	void eachRowIsDecidedAsItSays() throws IOException {
		var wrong = new ArrayList<String>();
		for (var row : rows()) {
			var decided = decided(row);
			if (!decided.equals(row.expected())) {
				wrong.add(row.heading() + ": " + decided + " instead of " + row.expected() + ": " + row.subject());
			}
		}
		assertEquals(List.of(), wrong, () -> wrong.size() + " rows\n" + String.join("\n", wrong));
	}

	@Test
	void theTableIsLongAndSaysNothingTwice() throws IOException {
		var rows = rows();
		assertTrue(rows.size() >= 500, () -> String.valueOf(rows.size()));
		var seen = new HashSet<String>();
		assertEquals(List.of(), rows.stream().map(row -> row.heading() + ": " + row.subject())
				.filter(row -> !seen.add(row)).toList());
	}
}
