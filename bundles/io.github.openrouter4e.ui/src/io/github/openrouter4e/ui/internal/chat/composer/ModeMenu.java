package io.github.openrouter4e.ui.internal.chat.composer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

import io.github.openrouter4e.chat.tools.CustomMode;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.ui.internal.chat.conversation.InstructionsPresenter;
import io.github.openrouter4e.ui.internal.chat.conversation.InstructionsPresenter.ProjectModes;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;

/** The modes that a user can choose, those of projects among them: their words, and the menu of them. */
final class ModeMenu {

	private final ComposerBar.User user;
	private String chosen = ToolContext.CHAT;
	private ProjectModes projectModes = ProjectModes.NONE;

	ModeMenu(ComposerBar.User user) {
		this.user = user;
	}

	/** @param mode is the chosen one from now on */
	void choose(String mode) {
		chosen = mode;
	}

	/** Whether it is the one that offers a model no tools. */
	boolean isChat() {
		return ToolContext.CHAT.equals(chosen);
	}

	/** @return false if it offers these already */
	boolean offer(ProjectModes modes) {
		var differs = !modes.equals(projectModes);
		projectModes = modes;
		return differs;
	}

	/** Makes the items of a menu that opens now. */
	void fill(Menu menu) {
		var taker = user.mode();
		modes().forEach((value, texts) -> item(menu, value, texts.description(), taker));
		if (!projectModes.equals(ProjectModes.NONE)) {
			new MenuItem(menu, SWT.SEPARATOR);
		}
		for (var own : projectModes.modes()) {
			item(menu, own.id(), plain(own.text()), taker);
		}
		for (var problem : projectModes.problems()) {
			var item = new MenuItem(menu, SWT.PUSH);
			item.setText("\u26A0 " + plain(InstructionsPresenter.text(problem))); //$NON-NLS-1$
			item.addListener(SWT.Selection, event -> user.openFile(problem.path(), problem.line()));
		}
		var choices = user.instructions();
		if (!choices.isEmpty()) {
			new MenuItem(menu, SWT.SEPARATOR);
		}
		for (var choice : choices) {
			var item = new MenuItem(menu, SWT.CHECK);
			item.setText(plain(choice.text()));
			item.setSelection(choice.used());
			item.addListener(SWT.Selection, event -> user.useInstructions(choice, item.getSelection()));
		}
	}

	private void item(Menu menu, String mode, String text, Consumer<String> taker) {
		var item = new MenuItem(menu, SWT.RADIO);
		item.setText(text);
		item.setSelection(mode.equals(chosen));
		item.addListener(SWT.Selection, event -> {
			if (item.getSelection()) {
				taker.accept(mode);
			}
		});
	}

	/** A text of others, in which nothing marks a key. */
	private static String plain(String text) {
		return text.replace("&", "&&"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/**
	 * How a mode is shown.
	 *
	 * @param name        one word
	 * @param description the word, and what the model may do
	 */
	private record ModeTexts(String name, String description) {
	}

	private static Map<String, ModeTexts> modes() {
		var modes = new LinkedHashMap<String, ModeTexts>();
		modes.put(ToolContext.CHAT, new ModeTexts(Messages.ComposerBar_modeChat, Messages.ComposerBar_modeChatItem));
		modes.put(ToolContext.ASK, new ModeTexts(Messages.ComposerBar_modeAsk, Messages.ComposerBar_modeAskItem));
		modes.put(ToolContext.PLAN, new ModeTexts(Messages.ComposerBar_modePlan, Messages.ComposerBar_modePlanItem));
		modes.put(ToolContext.ACT, new ModeTexts(Messages.ComposerBar_modeAct, Messages.ComposerBar_modeActItem));
		return modes;
	}

	/** {@return the chosen one in a word} */
	String label() {
		var texts = modes().get(chosen);
		return texts != null
				? texts.name()
				: CustomMode.isId(chosen) ? projectModes.name(chosen) : chosen;
	}
}
