package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.http.Gate;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.UiIds;
import io.github.openrouter4e.ui.internal.chat.composer.AttachmentSources;
import io.github.openrouter4e.ui.internal.chat.conversation.Comparison;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.models.ModelPicker;
import io.github.openrouter4e.ui.internal.preferences.PreferencePageDriver;
import io.github.openrouter4e.ui.internal.transcript.Palette;
import io.github.openrouter4e.ui.internal.transcript.TranscriptTheme;
import io.github.openrouter4e.ui.internal.transcript.UserAction;
import io.github.openrouter4e.ui.tests.AccessibleNode;
import io.github.openrouter4e.ui.tests.AccessibleNode.Role;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** What the toolkit tells a screen reader: whatever can be operated has its role and a name of its own. */
@WorkbenchTest
@SuppressWarnings("nls")
class AccessibilityTest {

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void chatViewAndHistory(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			chat.server().enqueueFor("/chat/completions", Answer.text("An answer with `code`."));
			var page = chat.open();
			ChatFixture.send(page, "What is the answer?");
			ChatFixture.waitForText(page, "An answer with");
			UiThread.waitUntil("the answer has ended", () -> !page.presenter().session().isBusy());
			UiThread.run(() -> page.attachments().pasteText("a line\n".repeat(AttachmentSources.LARGE_PASTE)));
			UiThread.run(() -> page.message("A message", "Do it", () -> {
				// only its name matters
			}));
			UiThread.run(() -> state(IWorkbenchPage.STATE_MAXIMIZED)); // what has no room is not told
			var nodes = checked(() -> (Composite) page.control());
			assertTrue(nodes.stream().anyMatch(n -> n.isFocusable() && !n.name().isBlank()
					&& n.role() == (widget == TranscriptWidget.NATIVE ? Role.TEXT : Role.PANEL)), nodes::toString);
			assertSays(nodes, Role.TEXT, Messages.Composer_composerLabel);
			assertSays(nodes, Role.PUSH_BUTTON, Messages.ComposerBar_send);
			assertSays(nodes, Role.TOGGLE_BUTTON, Messages.ComposerBar_webTip);

			UiThread.run(() -> page.showHistory(true));
			UiThread.waitUntil("the history is read", () -> Widgets
					.all((Composite) page.control(), Table.class)
					.anyMatch(table -> table.getItemCount() > 0));
			var history = checked(() -> (Composite) page.control());
			assertSays(history, Role.TABLE, Messages.HistoryPanel_historyLabel);
			assertSays(history, Role.TEXT, Messages.HistoryPanel_historySearch);
			UiThread.run(() -> state(IWorkbenchPage.STATE_RESTORED));
		}
	}

	@Test
	void pageOfTheBrowser() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.BROWSER)) {
			var gate = Gate.closedAt(1);
			chat.server().enqueueFor("/chat/completions",
					Answer.pieces("First words.\n\n", "```java\nint a;\n```\n\nThe [end](https://example.org).")
							.gate(gate),
					Answer.text("Once more."));
			var page = chat.open();
			ChatFixture.send(page, "Begin");
			ChatFixture.waitForText(page, "First words.");
			assertEquals("true",
					script(page, "return document.querySelector('article.answer').getAttribute('aria-busy')"));
			gate.open();
			ChatFixture.waitForText(page, "The end");
			UiThread.waitUntil("a screen reader may say the answer", () -> "false"
					.equals(run(page, "return document.querySelector('article.answer').getAttribute('aria-busy')")));
			waitUntilIdle(page);
			TranscriptDriver.of(page).press(UserAction.OnTurn.REGENERATE);
			ChatFixture.waitForText(page, "Once more.");
			waitUntilIdle(page);
			TranscriptDriver.of(page).press(UserAction.OnTurn.PREVIOUS_BRANCH);
			ChatFixture.waitForText(page, "The end");
			assertEquals("log,polite,true", script(page, "const m = document.querySelector('main'); "
					+ "return [m.getAttribute('role'), m.getAttribute('aria-live'), !!m.getAttribute('aria-label')].join()"));
			assertEquals("", script(page,
					"""
							const problems = [];
							if (!document.documentElement.lang) problems.push('no language');
							for (const e of document.querySelectorAll('button, summary, a[data-h], pre, article')) {
								const name = e.getAttribute('aria-label') || e.textContent;
								if (!e.hidden && !/[\\p{L}]/u.test(name)) problems.push('no name: ' + e.outerHTML);
								if (e.matches('a, pre') && e.tabIndex !== 0) problems.push('no key reaches: ' + e.outerHTML);
							}
							for (const e of document.querySelectorAll('button:enabled:not([hidden]), a[data-h]')) {
								e.focus();
								if (!e.hidden && document.activeElement !== e) problems.push('no focus: ' + e.outerHTML);
							}
							return problems.join('\\n');
							"""));
		}
	}

	private static void state(int state) {
		var workbench = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
		workbench.setPartState(workbench.findViewReference(UiIds.CHAT_VIEW), state);
	}

	private static void waitUntilIdle(ChatPage page) {
		UiThread.waitUntil("the run has ended", () -> !page.presenter().session().isBusy());
	}

	private static Object script(ChatPage page, String script) {
		return UiThread.get(() -> run(page, script));
	}

	private static Object run(ChatPage page, String script) {
		return ((Browser) page.transcript().control()).evaluate(script);
	}

	@Test
	void answersSideBySide() {
		var comparison = new Comparison("Which?", List.of(new Comparison.Candidate("1", "a", "a · $0.01", "One"),
				new Comparison.Candidate("2", "b", "b · $0.02", "Two")), turn -> {
					// nothing is chosen
				});
		UiThread.run(() -> {
			var font = JFaceResources.getTextFont().getFontData()[0];
			var palette = Palette.of(new RGB(255, 255, 255), new RGB(0, 0, 0), new RGB(0, 0, 200));
			new CompareDialog(UiThread.display().getShells()[0], comparison,
					new TranscriptTheme(palette, font, font, 100),
					Nothing.HEARD).open();
		});
		var nodes = checked(() -> Widgets.shell(Messages.CompareDialog_compareTitle));
		assertSays(nodes, Role.TEXT, "a · $0.01");
		assertSays(nodes, Role.PUSH_BUTTON, Messages.CompareDialog_compareUse + ": b · $0.02");
	}

	@Test
	void modelPicker() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			Set<Shell> before = UiThread.get(() -> Set.of(UiThread.display().getShells()));
			UiThread.start(() -> new ModelPicker().choose(UiThread.display().getShells()[0], "", id -> {
				// nothing is chosen
			}));
			var dialog = UiThread.waitFor("the picker is open", () -> List.of(UiThread.display().getShells()).stream()
					.filter(s -> !before.contains(s) && s.isVisible()).findFirst().orElse(null));
			UiThread.waitUntil("models are listed",
					() -> Widgets.all(dialog, Table.class).anyMatch(t -> t.getItemCount() > 0));
			checked(() -> dialog);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"", ".models", ".chat", ".costs", ".prompts"})
	void preferences(String page) {
		checked(PreferencePageDriver.open(UiIds.PREFERENCE_PAGE + page)::contents);
	}

	/** The tree below this, when all of it that can be operated has a name, which none of the same kind beside it has. */
	private static List<AccessibleNode> checked(Callable<Composite> parent) {
		var nodes = UiThread.get(() -> AccessibleNode.below(parent.call()));
		var problems = new ArrayList<String>();
		var names = new HashSet<String>();
		for (var node : nodes) {
			if (node.isOperated() && node.spoken().isBlank()) {
				problems.add("no name: " + node);
			} else if (node.isOperated() && !names.add(node.role() + node.spoken())) {
				problems.add("the same name twice: " + node);
			}
		}
		assertEquals("", String.join("\n", problems));
		assertTrue(names.size() > 2, nodes::toString);
		return nodes;
	}

	private static void assertSays(List<AccessibleNode> nodes, Role role, String name) {
		assertTrue(nodes.stream().anyMatch(n -> n.role() == role && n.spoken().equals(name)),
				() -> "no " + role + " \"" + name + "\" in\n" + nodes);
	}
}
