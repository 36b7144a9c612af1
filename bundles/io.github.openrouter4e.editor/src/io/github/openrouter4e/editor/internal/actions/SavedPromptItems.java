package io.github.openrouter4e.editor.internal.actions;

import java.util.Map;

import org.eclipse.jface.action.IContributionItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.CompoundContributionItem;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;

/** A menu entry for each saved prompt. In a menu of its own, so that it is asked only when that is opened. */
public final class SavedPromptItems extends CompoundContributionItem {

	@Override
	protected IContributionItem[] getContributionItems() {
		return SavedPromptNames.names().stream().map(SavedPromptItems::item).toArray(IContributionItem[]::new);
	}

	private static IContributionItem item(String name) {
		var parameter = new CommandContributionItemParameter(PlatformUI.getWorkbench(), null,
				SavedPromptHandler.COMMAND, CommandContributionItem.STYLE_PUSH);
		parameter.parameters = Map.of(SavedPromptHandler.NAME, name);
		parameter.label = name.replace("&", "&&"); //$NON-NLS-1$ //$NON-NLS-2$
		return new CommandContributionItem(parameter);
	}
}
