package io.github.openrouter4e.editor.internal.menus;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.SWT;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.CompoundContributionItem;
import org.eclipse.ui.keys.IBindingService;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;

import io.github.openrouter4e.editor.internal.actions.SavedPromptItems;
import io.github.openrouter4e.editor.internal.actions.SubjectHandler;

/**
 * The entries of the menu "OpenRouter". Entries that plugin.xml has are made by the workbench whenever the menu around is shown,
 * each with a part of the model, an item and an image; these are made when the menu itself is opened. What stands behind the
 * class in plugin.xml is the name of a {@link Place}.
 */
public final class ActionItems extends CompoundContributionItem implements IExecutableExtension {

	private static final String COMMANDS = "io.github.openrouter4e.editor."; //$NON-NLS-1$
	/** The name is compiled into this class: its own class is not loaded for it. */
	private static final Map<String, String> IN_RULER = Map.of(SubjectHandler.IN_RULER, Boolean.TRUE.toString());

	private static final Action EXPLAIN = new Action("explain", Messages.ActionItems_explain); //$NON-NLS-1$
	private static final Action FIX = new Action("fix", Messages.ActionItems_fix); //$NON-NLS-1$
	private static final Action DOCUMENT = new Action("document", Messages.ActionItems_document); //$NON-NLS-1$
	private static final Action WRITE_TESTS = new Action("writeTests", Messages.ActionItems_writeTests); //$NON-NLS-1$
	private static final Action REFACTOR = new Action("refactor", Messages.ActionItems_refactor); //$NON-NLS-1$
	private static final Action SIMPLIFY = new Action("simplify", Messages.ActionItems_simplify); //$NON-NLS-1$
	private static final Action REVIEW = new Action("review", Messages.ActionItems_review); //$NON-NLS-1$
	private static final Action ASK = new Action("ask", Messages.ActionItems_ask); //$NON-NLS-1$

	/** A command, and what it is called in the menu. */
	private record Action(String command, String label) {
	}

	/** What one can do there, besides asking. */
	private enum Place {
		CODE(EXPLAIN, FIX, DOCUMENT, WRITE_TESTS, REFACTOR, SIMPLIFY, REVIEW),
		/** The line of the ruler at which the menu was opened. */
		LINE(EXPLAIN, FIX),
		/** Revisions of a file. */
		CHANGE(EXPLAIN, REVIEW),
		/** Problems, and what programs write. */
		OUTPUT(EXPLAIN, FIX),
		/** What a debugger shows. */
		VALUE(EXPLAIN);

		final List<Action> actions;

		Place(Action... actions) {
			this.actions = List.of(actions);
		}
	}

	private Place place = Place.CODE;

	@Override
	public void setInitializationData(@Nullable IConfigurationElement element, @Nullable String property,
			@Nullable Object data) {
		if (data instanceof String name) {
			place = Place.valueOf(name);
		}
	}

	@Override
	protected IContributionItem[] getContributionItems() {
		return Stream.of(place.actions.stream().map(this::item), Stream.of(new Separator(), item(ASK), savedPrompts()))
				.flatMap(items -> items).toArray(IContributionItem[]::new);
	}

	private CommandContributionItem item(Action action) {
		var parameter = new CommandContributionItemParameter(PlatformUI.getWorkbench(), null,
				COMMANDS + action.command, CommandContributionItem.STYLE_PUSH);
		parameter.label = action.label;
		parameter.tooltip = key(parameter.commandId);
		parameter.parameters = place == Place.LINE ? IN_RULER : Map.of();
		return new CommandContributionItem(parameter);
	}

	/** GTK draws a key of several strokes nowhere in a menu; null elsewhere, and if there is none. */
	private static @Nullable String key(String command) {
		return "gtk".equals(SWT.getPlatform()) //$NON-NLS-1$
				? PlatformUI.getWorkbench().getService(IBindingService.class).getBestActiveBindingFormattedFor(command)
				: null;
	}

	/** They are read, which activates bundles, when their menu is opened. */
	private MenuManager savedPrompts() {
		var menu = new MenuManager(Messages.ActionItems_savedPrompts);
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(opened -> opened.add(new SavedPromptItems(place == Place.LINE)));
		return menu;
	}
}
