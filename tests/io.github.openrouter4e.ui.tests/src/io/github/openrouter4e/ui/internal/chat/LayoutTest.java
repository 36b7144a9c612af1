package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.http.Gate;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.chat.composer.AttachmentSources;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.errors.ErrorAction;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** Nothing of the view is cut off or covered, however narrow it is. */
@WorkbenchTest
@SuppressWarnings("nls")
class LayoutTest {

	@ParameterizedTest
	@CsvSource({"BROWSER,250", "NATIVE,250", "NATIVE,340", "NATIVE,400", "NATIVE,500", "NATIVE,730", "NATIVE,1200"})
	void everythingFits(TranscriptWidget widget, int width) throws Exception {
		try (var chat = ChatFixture.withKey(widget); var view = new View(chat, width, 700)) {
			var page = view.page;
			view.check("empty");
			chat.server().enqueueFor("/chat/completions", Answer.pieces("One ", "two.").gate(Gate.closedAt(1)));
			ChatFixture.send(page, "The question");
			ChatFixture.waitForText(page, "One");
			ChatFixture.send(page, "Another question");
			UiThread.waitUntil("it is queued", () -> page.presenter().session().queue().size() == 1);
			UiThread.settle();
			view.check("with a prompt that waits");
			ChatFixture.send(page, "And one more");
			UiThread.waitUntil("it is queued as well", () -> page.presenter().session().queue().size() == 2);
			UiThread.settle();
			view.check("with prompts that wait");
			ChatFixture.type(page, "A prompt of several lines.\n".repeat(12));
			UiThread.settle();
			view.check("with an answer on its way");
			UiThread.run(() -> page.message("A message of some length, which says what has just happened to it.",
					Messages.PromptSender_undo, () -> {
						// only looked at
					}));
			UiThread.run(() -> page.attachments().pasteText("a line\n".repeat(AttachmentSources.LARGE_PASTE)));
			UiThread.settle();
			view.check("with a message and an attachment");
			UiThread.run(() -> page.showHistory(true));
			UiThread.settle();
			view.check("with the conversations");
		}
	}

	/** As in the stack below the editors: what comes and goes scrolls, transcript and prompt keep their room. */
	@ParameterizedTest
	@CsvSource({"NATIVE,700,240", "BROWSER,700,240", "NATIVE,400,220", "NATIVE,900,200"})
	void lowViewsKeepTranscriptAndPrompt(TranscriptWidget widget, int width, int height) throws Exception {
		try (var chat = ChatFixture.withKey(widget); var view = new View(chat, width, height)) {
			var page = view.page;
			view.check("empty");
			chat.server().enqueueFor("/chat/completions", Answer.pieces("One ", "two.").gate(Gate.closedAt(1)));
			ChatFixture.send(page, "The question");
			ChatFixture.waitForText(page, "One");
			for (var i = 1; i <= 3; i++) {
				ChatFixture.send(page, "Another question");
				var waiting = i;
				UiThread.waitUntil("it is queued", () -> page.presenter().session().queue().size() == waiting);
			}
			UiThread.run(() -> page.attachments().pasteText("a line\n".repeat(AttachmentSources.LARGE_PASTE)));
			ChatFixture.type(page, "A prompt of several lines.\n".repeat(12));
			UiThread.run(() -> page.message("A message of some length, which says what has just happened to it.",
					Messages.PromptSender_undo, () -> {
						// only looked at
					}));
			UiThread.settle();
			view.check("with everything");
			UiThread.run(() -> {
				assertTrue(page.transcript().control().getSize().y >= 28,
						"transcript " + page.transcript().control().getSize());
				var text = page.composer().text();
				assertTrue(text.getClientArea().height >= text.getLineHeight(), "prompt " + text.getSize());
			});
		}
	}

	/** In the stack of the Outline, where the view first opens: what can be done about a message is seen without scrolling. */
	@ParameterizedTest
	@ValueSource(strings = {
			"A message of many words, which says at length what has just happened, why, and what can be done. ",
			"\u8fd9\u6761\u6d88\u606f\u8be6\u7ec6\u8bf4\u660e\u521a\u521a\u53d1\u751f\u4e86\u4ec0\u4e48\uff0c\u4ee5\u53ca\u60a8\u53ef\u4ee5\u600e\u4e48\u505a\u3002"})
	void theButtonOfALongMessageIsInSight(String words) throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE); var view = new View(chat, 230, 250)) {
			var message = words.repeat(3);
			UiThread.run(() -> view.page.message(message, Messages.PromptSender_undo, () -> {
				// only looked at
			}));
			UiThread.settle();
			view.checkInSight(message, Messages.PromptSender_undo);
		}
	}

	@Test
	void theButtonOfARefusedPromptIsInSight() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE); var view = new View(chat, 230, 250)) {
			ChatFixture.send(view.page, "/nosuchprompt now");
			UiThread.waitUntil("it is refused", () -> Widgets.all(view.shell, Button.class)
					.anyMatch(each -> each.getText().equals(Messages.Refusal_limitConfirm)));
			UiThread.settle();
			view.checkInSight(NLS.bind(Messages.Refusal_refusedCommandTitle, "/nosuchprompt"),
					Messages.Refusal_limitConfirm);
		}
	}

	/** The page in a window that is as wide as the test wants it. */
	private static final class View implements AutoCloseable, ChatHost {

		private final Shell shell;
		private final ChatPage page;

		/** The button, and at least one whole line of the message, are in sight without scrolling. */
		void checkInSight(String message, String action) {
			UiThread.run(() -> {
				var button = Widgets.all(shell, Button.class).filter(each -> each.getText().equals(action)).findFirst()
						.orElseThrow();
				var area = button.getParent();
				while (!(area instanceof ScrolledComposite)) {
					area = area.getParent();
				}
				var place = shell.getDisplay().map(button.getParent(), area, button.getBounds());
				assertTrue(area.getClientArea().contains(place.x, place.y)
						&& place.y + place.height <= area.getClientArea().height, place + " in " + area.getSize());
				var label = Widgets.all(shell, Label.class).filter(each -> each.getText().startsWith(message))
						.findFirst()
						.orElseThrow();
				var line = label.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
				assertTrue(label.getSize().y >= line, label.getSize() + " for a line of " + line);
			});
		}

		View(ChatFixture chat, int width, int height) {
			shell = UiThread.get(() -> new Shell(UiThread.display(), SWT.SHELL_TRIM));
			page = UiThread.get(() -> {
				shell.setLayout(new FillLayout());
				var created = new ChatPage(shell, this, chat.services());
				shell.setSize(shell.computeTrim(0, 0, width, height).width,
						shell.computeTrim(0, 0, width, height).height);
				shell.open();
				created.setVisible(true);
				created.start(null);
				return created;
			});
			UiThread.waitUntil("the view shows a conversation", () -> page.presenter().session() != null);
			UiThread.settle();
			UiThread.waitUntil("the window has its size", () -> shell.getClientArea().width == width);
		}

		/** Waits for the layout to be right: some of it follows a change of size in a second step. */
		void check(String when) {
			var last = new ArrayList<List<String>>();
			try {
				UiThread.waitUntil(when + ": everything fits", () -> {
					var faults = new ArrayList<String>();
					look((Composite) page.control(), faults);
					last.add(faults);
					return faults.isEmpty() || last.size() > 200;
				});
			} finally {
				assertEquals(List.of(), last.getLast(), when);
			}
		}

		private static void look(Composite parent, List<String> faults) {
			var area = parent.getClientArea();
			var seen = new ArrayList<Control>();
			for (var child : parent.getChildren()) {
				if (!child.isVisible()) {
					continue;
				}
				var bounds = child.getBounds();
				var scrolls = parent instanceof ScrolledComposite;
				if (!scrolls && (bounds.x < area.x || bounds.y < area.y || bounds.x + bounds.width > area.x + area.width
						|| bounds.y + bounds.height > area.y + area.height)) {
					faults.add(name(child) + bounds + " is outside of " + name(parent) + area);
				}
				if (isCut(child) && !(child instanceof Label label && label.getText().equals(label.getToolTipText()))) {
					faults.add(
							name(child) + bounds + " is smaller than " + child.computeSize(SWT.DEFAULT, SWT.DEFAULT));
				}
				if (!(parent.getLayout() instanceof StackLayout)) {
					seen.stream().filter(other -> other.getBounds().intersects(bounds))
							.forEach(other -> faults.add(name(child) + " covers " + name(other)));
				}
				seen.add(child);
				if (child instanceof ToolBar bar) {
					look(bar, faults);
				} else if (child instanceof Composite composite) {
					look(composite, faults);
				}
			}
		}

		private static void look(ToolBar bar, List<String> faults) {
			var area = bar.getClientArea();
			for (var item : bar.getItems()) {
				var bounds = item.getBounds();
				if (bounds.x < 0 || bounds.x + bounds.width > area.width || bounds.y + bounds.height > area.height) {
					faults.add(item.getText() + bounds + " is outside of its tool bar " + area);
				}
			}
		}

		/** Labels that wrap have all the height that they need; other texts their width as well. */
		private static boolean isCut(Control control) {
			var size = control.getSize();
			return switch (control) {
				case Button button -> size.x < control.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
				case Label label when (label.getStyle() & SWT.WRAP) == 0 ->
					size.x < control.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
				case Label label -> size.y < control.computeSize(size.x, SWT.DEFAULT).y;
				default -> size.x == 0 || size.y == 0;
			};
		}

		private static String name(Control control) {
			var text = switch (control) {
				case Button button -> button.getText();
				case Label label -> label.getText();
				default -> "";
			};
			return control.getClass().getSimpleName() + " " + text;
		}

		@Override
		public void close() {
			UiThread.run(shell::dispose);
		}

		@Override
		public IWorkbenchPage page() {
			return EditorFixture.page();
		}

		@Override
		public void showTitle(String title) {
			shell.setText(title);
		}

		@Override
		public void showBusy(boolean busy) {
			// the window has no sign for it
		}

		@Override
		public void warnOfNews() {
			// in sight
		}

		@Override
		public void perform(ErrorAction action) {
			throw new AssertionError(action);
		}

		@Override
		public void chooseModel(String current, Consumer<String> chosen) {
			throw new AssertionError(current);
		}
	}
}
