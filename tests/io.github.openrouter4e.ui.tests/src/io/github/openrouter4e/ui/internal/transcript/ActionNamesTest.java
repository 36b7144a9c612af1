package io.github.openrouter4e.ui.internal.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.markdown.RichBlocks;
import io.github.openrouter4e.markdown.code.CodeLine;
import io.github.openrouter4e.ui.internal.errors.ErrorAction;

@SuppressWarnings("nls")
class ActionNamesTest {

	private static final String ANY_TEXT = "a\r\nb\0:%\"<&>' \uD83D \u202E";

	static List<UserAction> actions() {
		var actions = new ArrayList<UserAction>();
		actions.addAll(List.of(UserAction.OnTurn.values()));
		actions.addAll(List.of(UserAction.OnView.values()));
		actions.addAll(List.of(UserAction.OnProblem.values()));
		Stream.of(ErrorAction.values()).map(UserAction.OnError::new).forEach(actions::add);
		Stream.of(CodeUse.values()).map(use -> new UserAction.OnCode(use, "17")).forEach(actions::add);
		actions.add(new UserAction.Example(2));
		actions.add(new UserAction.OpenFile("/prices/a b.txt", 0));
		actions.add(new UserAction.OpenFile(ANY_TEXT, 12));
		for (var review : UserAction.Review.values()) {
			actions.add(new UserAction.OnChanges(review, ANY_TEXT));
			actions.add(new UserAction.OnChanges(review, ""));
		}
		for (var id : List.of("call_1", ANY_TEXT, "")) {
			actions.add(new UserAction.Allow(id, null));
			actions.add(new UserAction.Allow(id, ANY_TEXT));
			actions.add(new UserAction.Allow(id, ""));
			actions.add(new UserAction.Deny(id, false));
			actions.add(new UserAction.Deny(id, true));
			for (var ids : List.of(List.of(id), List.of(id, "call_2"), List.of(id, "call_2", ANY_TEXT))) {
				actions.add(new UserAction.AllowAll(ids));
				actions.add(new UserAction.DenyAll(ids, false));
				actions.add(new UserAction.DenyAll(ids, true));
			}
		}
		return actions;
	}

	@ParameterizedTest
	@MethodSource("actions")
	void whatIsNamedIsReadAsTheSame(UserAction action) {
		var name = ActionNames.of(action);
		assertEquals(action, ActionNames.parse(name));
		assertEquals(action, ActionNames.ofLink(ActionNames.link(action)));
		assertTrue(name.matches("[A-Za-z0-9:%._-]+"), "a name that HTML and widgets leave as it is: " + name);
	}

	@Test
	void noTwoActionsHaveTheSameName() {
		var names = actions().stream().map(ActionNames::of).toList();
		assertEquals(names.size(), names.stream().distinct().count());
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "nothing", "error", "error:", "error:NOTHING", "error:retry:", "example:", "example:x",
			"example:99999999999", "copy", "copy:1:2", "tool-allow", "tool-allow-more:a", "tool-allow:a:b",
			"tool-deny:%",
			"tool-deny:%12", "tool-allow-all", "tool-allow-all:a:%1", "tool-deny:a:b:c", "tool-deny:%00zz",
			"tool-deny:a b", "open-file:a", "changes-keep", "changes-x:a",
			"changes-keep:a:b", "open-file:a:b",
			"open-file:a:9999999999", "https://example.org"})
	void anUnknownNameIsNoAction(String name) {
		assertNull(ActionNames.parse(name));
		assertNull(ActionNames.ofLink(name));
	}

	/** They are made in another bundle, and by the script of the page. */
	@Test
	void theNamesOfCodeBlocksAreKnown() throws IOException {
		var blocks = new RichBlocks(new RichBlocks.Labels("copy", "apply", "insert", "replace", "save", "{0}"),
				() -> 80);
		var uses = blocks.code("17", "java", List.<CodeLine>of()).spans().stream().map(span -> span.style().link())
				.filter(link -> link != null).map(ActionNames::ofLink).toList();
		assertEquals(Stream.of(CodeUse.values()).map(use -> new UserAction.OnCode(use, "17")).toList(), uses);
		var script = script();
		assertTrue(script.contains("of ['copy', 'apply', 'insert', 'replace', 'save']"), "as above");
		assertTrue(script.contains("button(action + ':' + code.dataset.c"), "as above");
	}

	@Test
	void theScriptKnowsTheNamesThatItCompares() throws IOException {
		var script = script();
		assertTrue(script.contains("b.dataset.a === '" + ActionNames.of(UserAction.OnView.SHOW_ALL) + "'"));
		for (var action : UserAction.OnTurn.values()) {
			assertEquals(action.isBranch(), ActionNames.of(action).endsWith("-branch"));
			assertEquals(List.of(UserAction.OnTurn.COPY_ANSWER, UserAction.OnTurn.COPY_PLAIN).contains(action),
					ActionNames.of(action).startsWith("copy"));
		}
		assertTrue(script.contains("b.dataset.a.endsWith('-branch')"));
		assertTrue(script.contains("b.dataset.a.startsWith('copy')"));
	}

	private static String script() throws IOException {
		try (var script = ActionNames.class.getResourceAsStream("browser/transcript.js")) {
			return new String(script.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
		}
	}
}
