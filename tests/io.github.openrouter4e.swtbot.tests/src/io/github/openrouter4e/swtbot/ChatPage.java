package io.github.openrouter4e.swtbot;

import java.util.Arrays;

import org.eclipse.swt.SWT;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotView;
import org.eclipse.swtbot.swt.finder.matchers.WidgetMatcherFactory;
import org.eclipse.swtbot.swt.finder.waits.Conditions;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotStyledText;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotTable;

/** The chat view. */
final class ChatPage {

	private final Workbench workbench;
	private final SWTBotView view;

	private ChatPage(Workbench workbench, SWTBotView view) {
		this.workbench = workbench;
		this.view = view;
	}

	/** By the menu, as a user finds it the first time. */
	static ChatPage open(Workbench workbench) {
		workbench.activate();
		workbench.bot().menu("Window").menu("Show View").menu("Other...").click();
		SWTBotShell shell = workbench.bot().shell("Show View");
		shell.activate();
		shell.bot().tree().expandNode("OpenRouter").select("OpenRouter Chat");
		shell.bot().button("Open").click();
		workbench.bot().waitUntil(Conditions.shellCloses(shell));
		return new ChatPage(workbench, workbench.bot().viewById("io.github.openrouter4e.ui.chat"));
	}

	ChatPage send(String prompt) {
		SWTBotStyledText composer = view.bot().styledTextWithId("openrouter.composer");
		composer.setText(prompt);
		// the view takes nothing until it has restored the last conversation; the prompt then stays where it is
		workbench.await("the prompt to be taken", () -> {
			if (!composer.getText().isEmpty()) {
				press("openrouter.send");
			}
			return composer.getText().isEmpty();
		});
		return this;
	}

	/** Sends what stands in the prompt. */
	ChatPage sendWhatIsThere() {
		press("openrouter.send");
		return this;
	}

	/** Chooses from the menu of the reusable prompts, and waits for the prompt. */
	ChatPage insertPrompt(String name) {
		SWTBotStyledText composer = view.bot().styledTextWithId("openrouter.composer");
		Display display = Display.getDefault();
		Widget button = widget("openrouter.prompts");
		// the menu belongs to no widget that could be asked for it
		Listener chooser = shown -> {
			if (shown.widget instanceof Menu menu) {
				display.asyncExec(() -> choose(composer.widget, menu, name));
			}
		};
		display.syncExec(() -> display.addFilter(SWT.Show, chooser));
		try {
			workbench.await("the prompt " + name, () -> {
				if (composer.getText().isEmpty()) {
					// once more if the view has not heard of it yet
					display.syncExec(() -> button.notifyListeners(SWT.Selection, new Event()));
				}
				return !composer.getText().isEmpty();
			});
		} finally {
			display.syncExec(() -> display.removeFilter(SWT.Show, chooser));
		}
		return this;
	}

	private static void choose(StyledText composer, Menu menu, String name) {
		if (menu.isDisposed()) {
			return;
		}
		if (composer.getText().isEmpty()) {
			Arrays.stream(menu.getItems()).filter(item -> item.getText().equals(name)).findFirst()
					.ifPresent(item -> item.notifyListeners(SWT.Selection, new Event()));
		}
		menu.setVisible(false);
	}

	ChatPage stop() {
		press("openrouter.stop");
		return this;
	}

	void close() {
		view.close();
	}

	void awaitText(String text) {
		workbench.await("\"" + text + "\" in the transcript", () -> transcript().contains(text));
	}

	/** Waits until no answer is on its way any more. */
	void awaitIdle() {
		workbench.await("the end of the answer",
				() -> view.bot().buttonWithId("openrouter.send").getText().replace("&", "").equals("Send"));
	}

	String transcript() {
		Widget transcript = widget("openrouter.transcript");
		return Workbench.call(() -> switch (transcript) {
			case Browser browser -> String.valueOf(browser.evaluate("return document.body.innerText;"));
			case StyledText text -> text.getText();
			default -> throw new IllegalStateException(transcript.toString());
		});
	}

	/** Shows the list of conversations, or goes back from it. */
	ChatPage toggleHistory() {
		view.show();
		view.toolbarPushButton("Show all conversations").click();
		return this;
	}

	/** The list of conversations. */
	SWTBotTable history() {
		return view.bot().tableWithId("openrouter.history");
	}

	/** Goes to a conversation of the list as the keyboard does: a click would open it. */
	SWTBotTable select(int row) {
		SWTBotTable list = history();
		list.setFocus();
		Workbench.call(() -> {
			list.widget.setSelection(row);
			return null;
		});
		return list;
	}

	ChatPage search(String words) {
		view.bot().textWithId("openrouter.history.search").setText(words);
		return this;
	}

	/** Presses the button with this text. */
	ChatPage button(String text) {
		view.bot().button(text).click();
		return this;
	}

	/** Puts text into the clipboard and chooses Edit &gt; Paste with the focus in the prompt. */
	ChatPage paste(String text) {
		view.show();
		view.bot().styledTextWithId("openrouter.composer").setFocus();
		Workbench.call(() -> {
			var clipboard = new Clipboard(Display.getDefault());
			clipboard.setContents(new Object[]{text}, new Transfer[]{TextTransfer.getInstance()});
			clipboard.dispose();
			return null;
		});
		workbench.bot().menu("Edit").menu("Paste").click();
		return this;
	}

	/** Removes an attachment by its chip. */
	ChatPage remove(String attachment) {
		view.bot().buttonWithTooltip("Remove " + attachment).click();
		return this;
	}

	void newConversation() {
		view.show();
		view.toolbarPushButton("Start a new conversation").click();
	}

	/** Clicks with the mouse: the page takes no other click. */
	private static void click(Browser browser, String selector) {
		Object[] at = (Object[]) browser.evaluate("const e = [...document.querySelectorAll('" + selector + "')].at(-1);"
				+ "e.scrollIntoView({ block: 'center' }); const r = e.getBoundingClientRect();"
				+ "return [r.left + r.width / 2, r.top + r.height / 2];");
		Point place = browser.toDisplay(((Double) at[0]).intValue(), ((Double) at[1]).intValue());
		for (int type : new int[]{SWT.MouseMove, SWT.MouseDown, SWT.MouseUp}) {
			Event event = new Event();
			event.type = type;
			event.x = place.x;
			event.y = place.y;
			event.button = 1;
			browser.getDisplay().post(event);
		}
	}

	/**
	 * Carries out the last action of this kind that the transcript offers: clicks it in the browser, goes there with Tab and
	 * presses Enter in the native widget.
	 */
	ChatPage act(String action, String label) {
		awaitText(label);
		Widget transcript = widget("openrouter.transcript");
		Workbench.call(() -> {
			switch (transcript) {
				case Browser browser -> click(browser, "button[data-a^=\"" + action + "\"]");
				case StyledText text -> {
					text.setSelection(text.getText().lastIndexOf(label));
					text.traverse(SWT.TRAVERSE_TAB_NEXT);
					Event enter = new Event();
					enter.keyCode = enter.character = SWT.CR;
					text.notifyListeners(SWT.KeyDown, enter);
				}
				default -> throw new IllegalStateException(transcript.toString());
			}
			return null;
		});
		return this;
	}

	private void press(String id) {
		Widget widget = widget(id);
		workbench.await(id + " to be enabled", () -> Workbench.call(() -> isEnabled(widget)));
		Workbench.call(() -> {
			widget.notifyListeners(SWT.Selection, new Event());
			return null;
		});
	}

	private Widget widget(String id) {
		return view.bot().widget(WidgetMatcherFactory.withId(id));
	}

	private static boolean isEnabled(Widget widget) {
		return switch (widget) {
			case Control control -> control.isEnabled();
			case ToolItem item -> item.isEnabled();
			default -> true;
		};
	}
}
