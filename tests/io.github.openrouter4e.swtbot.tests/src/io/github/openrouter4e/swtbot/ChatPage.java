package io.github.openrouter4e.swtbot;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.eclipse.swt.SWT;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotView;
import org.eclipse.swtbot.swt.finder.waits.Conditions;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;

/** The chat view. */
final class ChatPage {

	private static final int WIDE = 900;
	private static final int ATTEMPTS = 5;

	/** Where the page has moved under the mouse, nobody would press. */
	private static final String ONLY_WHAT_IS_MEANT = """
			if (!window.journeyGuard) {
				window.journeyGuard = event => {
					if (window.journeyTarget && event.target.closest('button') !== window.journeyTarget) {
						event.stopImmediatePropagation();
						event.preventDefault();
					}
				};
				document.addEventListener('click', window.journeyGuard, { capture: true });
			}
			return true;""";

	/** The width of what is between a view and its neighbour. */
	private static final int SASH = 4;

	private final Workbench workbench;
	private final SWTBotView view;
	private final Area area;

	private ChatPage(Workbench workbench, SWTBotView view) {
		this.workbench = workbench;
		this.view = view;
		area = new Area(workbench, (Composite) view.getWidget());
	}

	/** By the menu, as a user finds it the first time; waits until something can be asked. */
	static ChatPage open(Workbench workbench) {
		return openAgain(workbench).awaitNewConversation();
	}

	/** By the menu; what was said before is there again. */
	static ChatPage openAgain(Workbench workbench) {
		workbench.showView("view.chat.name");
		return shown(workbench);
	}

	/** The view that is open. */
	static ChatPage shown(Workbench workbench) {
		return new ChatPage(workbench, workbench.bot().viewById("io.github.openrouter4e.ui.chat"));
	}

	/** Waits for what a user sees in a conversation in which nothing was said. */
	ChatPage awaitNewConversation() {
		awaitTitle(Texts.CHAT.get("ChatPresenter_noTitle"));
		workbench.await("how to begin, in the transcript", () -> {
			String shown = transcript();
			return shown.contains(Texts.CHAT.get("Notices_emptyTitle"))
					|| shown.contains(Texts.CHAT.get("Notices_firstRunTitle"));
		});
		return this;
	}

	void awaitTitle(String title) {
		area.awaitLabel(title);
	}

	/** What the view consists of. */
	Area area() {
		return area;
	}

	/** Makes the view as large as the window, with the workbench's own key. */
	ChatPage maximize() {
		return pressMaximize("a wide view", width -> width > WIDE);
	}

	/** Makes the view as large as it was before. */
	ChatPage restore() {
		return pressMaximize("a narrow view", width -> width <= WIDE);
	}

	private ChatPage pressMaximize(String what, IntPredicate width) {
		StyledText composer = composer();
		Mouse.click(workbench, composer);
		workbench.await("the focus in the prompt", () -> Workbench.call(composer::isFocusControl));
		Keys.press("Ctrl+M");
		workbench.await(what, () -> width.test(Workbench.call(() -> area.root().getSize().x)));
		return this;
	}

	/** Drags the edge between the view and the editors with the mouse until the view is so wide. */
	ChatPage dragToWidth(int width) {
		for (int attempt = 0; attempt < ATTEMPTS && size().x != width; attempt++) {
			Point edge = Workbench.call(() -> {
				Control stack = area.root();
				while (!(stack instanceof CTabFolder)) {
					stack = stack.getParent();
				}
				return stack.toDisplay(stack.getSize().x + SASH / 2, stack.getSize().y / 2);
			});
			int before = size().x;
			Mouse.drag(edge, new Point(edge.x + width - before, edge.y));
			Mouse.isTrueSoon(() -> size().x != before);
		}
		workbench.await("a view of " + width + " pixels", () -> Math.abs(size().x - width) <= 1);
		return this;
	}

	/** Clicks into the prompt and types. */
	ChatPage write(String prompt) {
		area.fill(composer(), prompt);
		return this;
	}

	/** Types a prompt, presses Enter, and waits until it is on its way. */
	ChatPage send(String prompt) {
		write(prompt);
		return enter();
	}

	/** Presses Enter, and waits until the prompt is on its way. */
	ChatPage enter() {
		StyledText composer = composer();
		workbench.await("the keyboard in the prompt", // which a dialog that was just closed may still have
				() -> Workbench.call(() -> composer.getDisplay().getActiveShell() == composer.getShell()
						&& composer.isFocusControl()));
		Keys.press("CR");
		awaitPrompt("");
		return this;
	}

	/** Waits until exactly this is in the prompt. */
	ChatPage awaitPrompt(String text) {
		workbench.await("the prompt to be \"" + text + "\"", () -> prompt().equals(text));
		return this;
	}

	String prompt() {
		return Workbench.call(composer()::getText);
	}

	StyledText composer() {
		return (StyledText) area.withId("openrouter.composer");
	}

	/** Clicks what the product names so for tools. */
	ChatPage click(String id) {
		Mouse.click(workbench, area.withId(id));
		return this;
	}

	/** Clicks the button with exactly this text, outside the transcript. */
	ChatPage press(String text) {
		area.press(text);
		return this;
	}

	void awaitText(String text) {
		try {
			// longer than all attempts to reach a server take
			workbench.await("\"" + text + "\" in the transcript", 60, () -> transcript().contains(text));
		} catch (RuntimeException e) {
			throw new AssertionError("\"" + text + "\" is not in the transcript:\n" + transcript(), e);
		}
	}

	/** Waits until this is not in the transcript any more. */
	void awaitNoText(String text) {
		workbench.await("no \"" + text + "\" in the transcript", () -> !transcript().contains(text));
	}

	/** Waits until no answer is on its way any more. */
	ChatPage awaitIdle() {
		workbench.await("the end of the answer", () -> !area.isShown("openrouter.stop"));
		return this;
	}

	String transcript() {
		return area.isShown("openrouter.transcript") ? read(area.withId("openrouter.transcript")) : "";
	}

	private static String read(Widget transcript) {
		return Workbench.call(() -> switch (transcript) {
			case Browser browser -> String.valueOf(browser.evaluate("return document.body.innerText;"));
			case StyledText text -> text.getText();
			default -> throw new IllegalStateException(transcript.toString());
		});
	}

	/** Clicks the last button of the transcript with exactly this text. */
	ChatPage act(String label) {
		switch (area.withId("openrouter.transcript")) {
			case Browser browser -> act(browser, label);
			case StyledText text -> act(text, label);
			default -> throw new IllegalStateException();
		}
		return this;
	}

	private void act(Browser browser, String label) {
		String find = "const e = [...document.querySelectorAll('button:enabled')].filter(b => b.textContent === '"
				+ label.replace("'", "\\'") + "').at(-1);";
		Workbench.call(() -> browser.evaluate(ONLY_WHAT_IS_MEANT));
		workbench.await("a button " + label + " in the transcript", () -> Workbench
				.call(() -> Boolean.TRUE.equals(browser.evaluate(find + "return !!e;"))));
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			Mouse.press(() -> Workbench.call(() -> {
				Object[] at = (Object[]) browser.evaluate(find + "e.scrollIntoView({ block: 'nearest' });"
						+ "window.journeyClicked = 0; window.journeyTarget = e;"
						+ "e.addEventListener('click', () => { window.journeyClicked = 1; }, { once: true, capture: true });"
						+ "const r = e.getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2];");
				return browser.toDisplay(((Double) at[0]).intValue(), ((Double) at[1]).intValue());
			}));
			if (Mouse.isTrueSoon(() -> Workbench.call(() -> browser.isDisposed()
					|| Double.valueOf(1).equals(browser.evaluate("return window.journeyClicked;"))))) {
				Workbench.call(() -> browser.isDisposed() || browser.execute("window.journeyTarget = null;"));
				return;
			}
		}
		throw new AssertionError("the click does not reach " + label);
	}

	private void act(StyledText text, String label) {
		workbench.await("the action " + label + " in the transcript",
				() -> Workbench.call(() -> action(text, label)) != null);
		AtomicBoolean pressed = new AtomicBoolean();
		AtomicBoolean hit = new AtomicBoolean();
		Listener listener = event -> {
			boolean meant = event.widget == text
					&& isAt(action(text, label), text.getOffsetAtPoint(new Point(event.x, event.y)));
			if (event.type == SWT.MouseDown) {
				pressed.set(meant);
				event.type = meant ? event.type : SWT.None; // the text has moved, and nobody would press there
			} else if (meant && pressed.get()) {
				hit.set(true);
			}
		};
		Display display = text.getDisplay();
		Workbench.run(() -> {
			display.addFilter(SWT.MouseDown, listener);
			display.addFilter(SWT.MouseUp, listener);
		});
		try {
			for (int attempt = 0; attempt < ATTEMPTS && !hit.get(); attempt++) {
				Mouse.press(() -> Workbench.call(() -> {
					MatchResult found = action(text, label);
					if (!text.getClientArea().contains(center(text, found.start()))) {
						text.setTopIndex(text.getLineAtOffset(found.start()));
					}
					return text.toDisplay(center(text, found.start()));
				}), () -> Workbench
						.call(() -> text.getDisplay().getSystemCursor(SWT.CURSOR_HAND).equals(text.getCursor())));
				Mouse.isTrueSoon(hit::get);
			}
		} finally {
			Workbench.run(() -> {
				display.removeFilter(SWT.MouseDown, listener);
				display.removeFilter(SWT.MouseUp, listener);
			});
		}
		if (!hit.get()) {
			throw new AssertionError("the click does not reach " + label);
		}
	}

	private static boolean isAt(MatchResult action, int offset) {
		return action != null && offset >= action.start() && offset < action.end();
	}

	/** Of the first character: the rest may be on the next line. */
	private static Point center(StyledText text, int offset) {
		Rectangle bounds = text.getTextBounds(offset, offset);
		return new Point(bounds.x + bounds.width / 2, bounds.y + bounds.height / 2);
	}

	/** Where the last action with exactly this text is: actions stand in a row of their own. Null if there is none. */
	private static MatchResult action(StyledText text, String label) {
		return Pattern.compile("(?m)(?<=^|   )" + Pattern.quote(label) + "(?=   |$)").matcher(text.getText()).results()
				.reduce((before, last) -> last).orElse(null);
	}

	/** Shows the list of conversations, or goes back from it. */
	ChatPage toggleHistory() {
		Mouse.click(workbench, tool("ChatViewPart_showHistoryTip"));
		return this;
	}

	/** The list of conversations. */
	Table history() {
		return (Table) area.withId("openrouter.history");
	}

	/** The row of the list, as it is read. */
	String row(int row) {
		Table list = history();
		return Workbench.call(() -> row < list.getItemCount() ? list.getItem(row).getText(0) : "");
	}

	int rows() {
		Table list = history();
		return Workbench.call(list::getItemCount);
	}

	/** Goes from the search to a row with the arrow keys: a click would open it. */
	ChatPage goToRow(int row) {
		Mouse.click(workbench, area.withId("openrouter.history.search"));
		Table list = history();
		workbench.await("row " + row, () -> Workbench.call(list::getItemCount) > row);
		Keys.press("ARROW_DOWN");
		workbench.await("the first row", () -> Workbench.call(list::getSelectionIndex) == 0
				&& Workbench.call(list::isFocusControl));
		for (int i = 1; i <= row; i++) {
			int next = i;
			Keys.press("ARROW_DOWN");
			workbench.await("the next row", () -> Workbench.call(list::getSelectionIndex) == next);
		}
		return this;
	}

	ChatPage search(String words) {
		Widget field = area.withId("openrouter.history.search");
		Mouse.click(workbench, field);
		workbench.await("the focus in the search", () -> Workbench.call(() -> ((Control) field).isFocusControl()));
		Keys.press("Ctrl+A", words.isEmpty() ? "DEL" : "HOME");
		if (!words.isEmpty()) {
			Keys.press("Ctrl+A");
			Keys.type(words);
		}
		workbench.await("the search for " + words, () -> Workbench.call(() -> ((Text) field).getText()).equals(words));
		return this;
	}

	/** Pastes with the key. */
	ChatPage paste(String text) {
		StyledText composer = composer();
		Mouse.click(workbench, composer);
		workbench.await("the focus in the prompt", () -> Workbench.call(composer::isFocusControl));
		Keys.copyElsewhere(text);
		Keys.press("Ctrl+V");
		return this;
	}

	/** Looks for a model in the picker, and chooses the first that is found. */
	ChatPage chooseModel(String search) {
		click("openrouter.model.chat");
		return chooseInPicker(search);
	}

	/** The same in the picker that something else has opened. */
	ChatPage chooseInPicker(String search) {
		SWTBotShell picker = workbench.bot().shell(Texts.MODELS.get("ModelPickerDialog_title"));
		new Area(workbench, picker.widget).fill(picker.bot().text().widget, search);
		Keys.press("CR");
		workbench.bot().waitUntil(Conditions.shellCloses(picker));
		return this;
	}

	/** Attaches a file from anywhere on the disk, by the menu below the prompt. */
	ChatPage attach(Path file) {
		FileDialogPage.choose(workbench, () -> PopupMenu.choose(workbench, () -> click("openrouter.attach"),
				Texts.CHAT.get("ComposerBar_attachFiles")), file);
		return this;
	}

	/** Attaches the file that the editor shows, by the menu below the prompt. */
	ChatPage attachEditor() {
		PopupMenu.choose(workbench, () -> click("openrouter.attach"), Texts.CHAT.get("ComposerBar_attachEditor"));
		return this;
	}

	/** Chooses what the model may do, from the menu below the prompt. */
	ChatPage chooseMode(String key) {
		PopupMenu.choose(workbench, () -> click("openrouter.mode"), Texts.CHAT.get(key));
		return this;
	}

	/** Chooses what a user has saved, from the menu below the prompt. */
	ChatPage choosePrompt(String name) {
		PopupMenu.choose(workbench, () -> click("openrouter.prompts"), name);
		return this;
	}

	/** Decides what a model asks. A click just when the question appears does not count: that is said, and it is repeated. */
	ChatPage decide(String label) {
		String waiting = Texts.TRANSCRIPT.get("ToolCallWords_toolWaiting");
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			act(label);
			if (Mouse.isTrueSoon(() -> !transcript().contains(waiting))) {
				return this;
			}
			area.awaitLabel(Texts.CHAT.get("ToolActions_toolTooEarly"));
		}
		throw new AssertionError(label + " does not count");
	}

	/** Waits until something of this name is attached. */
	ChatPage awaitChip(String name) {
		workbench.await(name + " to be attached",
				() -> area.texts("openrouter.chip.open").stream().anyMatch(text -> text.contains(name)));
		return this;
	}

	/** Chooses a command from the menu of the view. */
	void viewMenu(String nameKey) {
		view.viewMenu(Texts.declared(nameKey)).click();
	}

	/** Chooses from the menu of the row that is selected in the list of conversations. */
	void historyMenu(String label) {
		PopupMenu.choose(workbench, () -> Keys.press("Shift+F10"), label);
	}

	ChatPage newConversation() {
		Mouse.click(workbench, tool("ChatViewPart_newConversationTip"));
		return awaitNewConversation();
	}

	private ToolItem tool(String tip) {
		view.show();
		return view.toolbarPushButton(Texts.CHAT.get(tip)).widget;
	}

	void close() {
		view.close();
	}

	/** Where the view is on the screen. */
	Point size() {
		return Workbench.call(() -> area.root().getSize());
	}
}
