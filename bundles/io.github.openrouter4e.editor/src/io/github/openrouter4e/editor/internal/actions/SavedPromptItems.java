package io.github.openrouter4e.editor.internal.actions;

import java.util.Map;

import org.eclipse.jface.action.IContributionItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.CompoundContributionItem;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;

/** A menu entry for each saved prompt. In a menu of its own, so that it is asked only when that is opened. */
public final class SavedPromptItems extends CompoundContributionItem {

	private final boolean inRuler;

	/** @param inRuler whether the prompts are about the line of the ruler */
	public SavedPromptItems(boolean inRuler) {
		this.inRuler = inRuler;
	}

	@Override
	protected IContributionItem[] getContributionItems() {
		return SavedPromptNames.names().stream().map(this::item).toArray(IContributionItem[]::new);
	}

	private IContributionItem item(String name) {
		var parameter = new CommandContributionItemParameter(PlatformUI.getWorkbench(), null,
				SavedPromptHandler.COMMAND, CommandContributionItem.STYLE_PUSH);
		parameter.parameters = inRuler
				? Map.of(SavedPromptHandler.NAME, name, SubjectHandler.IN_RULER, Boolean.TRUE.toString())
				: Map.of(SavedPromptHandler.NAME, name);
		parameter.label = name.replace("&", "&&"); //$NON-NLS-1$ //$NON-NLS-2$
		return new CommandContributionItem(parameter);
	}
}
