package io.github.openrouter4e.editor.internal.review;

import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.menus.AbstractContributionFactory;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;
import org.eclipse.ui.menus.IContributionRoot;
import org.eclipse.ui.menus.IMenuService;
import org.eclipse.ui.services.IServiceLocator;

import io.github.openrouter4e.editor.internal.actions.SubjectHandler;

/**
 * The entries of a popup menu for the change at a line. They are there only while there are reviews: the workbench makes also what
 * plugin.xml hides, with each popup menu of a text editor.
 */
@NonNullByDefault({}) // as what it overrides
final class ReviewMenu extends AbstractContributionFactory {

	private static final String COMMANDS = "io.github.openrouter4e.editor."; //$NON-NLS-1$
	private static final List<ReviewMenu> ALL = List.of(
			new ReviewMenu("popup:#AbstractTextEditorContext?after=additions", Map.of()), //$NON-NLS-1$
			new ReviewMenu("popup:#AbstractTextEditorRulerContext?after=additions", //$NON-NLS-1$
					Map.of(SubjectHandler.IN_RULER, Boolean.TRUE.toString())));

	private final Map<String, String> parameters;

	private ReviewMenu(String location, Map<String, String> parameters) {
		super(location, "io.github.openrouter4e.editor"); //$NON-NLS-1$
		this.parameters = parameters;
	}

	/** Adds the entries to the popup menus of all text editors. */
	static void add() {
		var menus = PlatformUI.getWorkbench().getService(IMenuService.class);
		ALL.forEach(menus::addContributionFactory);
	}

	static void remove() {
		var menus = PlatformUI.getWorkbench().getService(IMenuService.class);
		ALL.forEach(menus::removeContributionFactory);
	}

	@Override
	public void createContributionItems(IServiceLocator locator, IContributionRoot additions) {
		var active = PlatformUI.getWorkbench().getService(IContextService.class).getActiveContextIds();
		if (active.contains(EditorReview.CONTEXT)) {
			additions.addContributionItem(item(locator, "keepChange", Messages.ReviewMenu_keepChange), null); //$NON-NLS-1$
			additions.addContributionItem(item(locator, "rejectChange", Messages.ReviewMenu_rejectChange), null); //$NON-NLS-1$
		}
	}

	private CommandContributionItem item(IServiceLocator locator, String command, String label) {
		var parameter = new CommandContributionItemParameter(locator, null, COMMANDS + command,
				CommandContributionItem.STYLE_PUSH);
		parameter.label = label;
		parameter.parameters = parameters;
		return new CommandContributionItem(parameter);
	}
}
