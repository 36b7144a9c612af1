package io.github.openrouter4e.ui.internal.usage;

import java.util.Locale;
import java.time.ZoneId;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.menus.WorkbenchWindowControlContribution;

import io.github.openrouter4e.costs.Balance;
import io.github.openrouter4e.costs.BalanceSnapshot;
import io.github.openrouter4e.storage.Registration;
import io.github.openrouter4e.ui.internal.ConnectionChanges;
import io.github.openrouter4e.ui.internal.Icons;
import io.github.openrouter4e.ui.internal.Ui;
import io.github.openrouter4e.ui.internal.UiIds;
import io.github.openrouter4e.ui.internal.UiServices;

/**
 * The balance in the status line of the workbench window. Invisible, and our code not even loaded, until the first of
 * our views is opened: plugin.xml ties its visibility to a context that {@link #show()} activates, which needs no class
 * of ours at start-up.
 */
public final class BalanceStatus extends WorkbenchWindowControlContribution {

	/** Spaces as wide as a usual text; the status line does not grow with its parts. */
	private static final int WIDTH = 56;

	private final BalanceText text = new BalanceText(Locale.getDefault(), ZoneId.systemDefault());
	private @Nullable Runnable unfollow;

	/** Makes the balance visible in all windows until the workbench closes. Called by our views when they open. */
	public static void show() {
		IContextService contexts = PlatformUI.getWorkbench().getService(IContextService.class);
		if (!contexts.getActiveContextIds().contains(UiIds.IN_USE_CONTEXT)) {
			contexts.activateContext(UiIds.IN_USE_CONTEXT);
		}
	}

	@Override
	protected Control createControl(@Nullable Composite parent) {
		Composite box = new Composite(parent, SWT.NONE);
		FillLayout layout = new FillLayout();
		layout.marginWidth = 4;
		box.setLayout(layout);
		CLabel label = new CLabel(box, SWT.NONE);
		label.setText(" ".repeat(WIDTH)); //$NON-NLS-1$
		label.addListener(SWT.MouseUp, event -> openUsage());
		label.getAccessible().addAccessibleListener(AccessibleListener
				.getNameAdapter(event -> event.result = Messages.BalanceControl_name + ' ' + label.getText()));
		UiServices.with(label, services -> follow(label, services));
		return box;
	}

	private void follow(CLabel label, UiServices services) {
		if (label.isDisposed()) {
			return;
		}
		Balance balance = services.balance();
		Registration figures = balance.addListener(snapshot -> Ui.later(label, () -> show(label, snapshot)));
		Runnable connection = ConnectionChanges.follow(services, balance::refresh); // with the first key, too
		unfollow = () -> {
			figures.close();
			connection.run();
		};
		show(label, balance.current());
		balance.refresh();
	}

	private void show(CLabel label, BalanceSnapshot balance) {
		label.setText(text.brief(balance));
		label.setImage(balance.low()
				? Icons.get("warning") //$NON-NLS-1$
				: null);
		label.setToolTipText(text.details(balance) + '\n' + Messages.BalanceControl_showUsage);
		label.requestLayout();
	}

	private void openUsage() {
		IWorkbenchWindow window = getWorkbenchWindow();
		if (window != null && window.getActivePage() != null) {
			try {
				window.getActivePage().showView(UiIds.USAGE_VIEW);
			} catch (PartInitException e) {
				ILog.of(BalanceStatus.class).log(e.getStatus());
			}
		}
	}

	@Override
	public void dispose() {
		Runnable end = unfollow;
		if (end != null) {
			end.run();
		}
		super.dispose();
	}
}
