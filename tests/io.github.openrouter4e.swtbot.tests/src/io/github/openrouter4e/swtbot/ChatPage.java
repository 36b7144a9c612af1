package io.github.openrouter4e.swtbot;

import org.eclipse.swt.SWT;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotView;
import org.eclipse.swtbot.swt.finder.matchers.WidgetMatcherFactory;
import org.eclipse.swtbot.swt.finder.waits.Conditions;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotStyledText;

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
