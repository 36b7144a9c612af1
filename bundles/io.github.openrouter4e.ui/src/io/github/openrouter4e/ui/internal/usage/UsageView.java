package io.github.openrouter4e.ui.internal.usage;

import java.io.IOException;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;

import io.github.openrouter4e.costs.Balance;
import io.github.openrouter4e.costs.CostLedger;
import io.github.openrouter4e.storage.Registration;
import io.github.openrouter4e.ui.internal.Background;
import io.github.openrouter4e.ui.internal.HelpContext;
import io.github.openrouter4e.ui.internal.Icons;
import io.github.openrouter4e.ui.internal.Links;
import io.github.openrouter4e.ui.internal.Ui;
import io.github.openrouter4e.ui.internal.UiServices;

/** The view "OpenRouter Usage": what was spent by day and model, and what is left. */
public final class UsageView extends ViewPart {

	private final List<Registration> subscriptions = new ArrayList<>();
	private final BalanceText balanceText = new BalanceText(Locale.getDefault(), ZoneId.systemDefault());
	private @Nullable BalanceBar balanceBar;
	private @Nullable UsagePanel panel;
	private @Nullable UsageLoader loader;
	private @Nullable CostLedger ledger;
	private @Nullable Balance balance;

	@Override
	public void createPartControl(@Nullable Composite parent) {
		Composite contents = new Composite(parent, SWT.NONE);
		HelpContext.USAGE.applyTo(contents);
		GridLayoutFactory.fillDefaults().margins(0, 4).spacing(0, 2).applyTo(contents);
		BalanceBar bar = new BalanceBar(contents, balanceText, Links::openCredits);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
		balanceBar = bar;
		UsagePanel created = new UsagePanel(contents, Locale.getDefault(), query -> load());
		GridDataFactory.fillDefaults().grab(true, true).applyTo(created);
		panel = created;
		createActions(getViewSite().getActionBars().getToolBarManager());
		BalanceStatus.show();
		UiServices.with(created, this::start);
	}

	private void start(UiServices services) {
		UsagePanel shown = panel;
		BalanceBar bar = balanceBar;
		if (shown == null || bar == null) {
			return;
		}
		CostLedger entries = services.ledger();
		Balance remaining = services.balance();
		ledger = entries;
		balance = remaining;
		loader = new UsageLoader(entries, Clock.systemDefaultZone(), Background::run,
				result -> Ui.later(shown, () -> shown.show(result)));
		subscriptions.add(entries.addListener(entry -> Ui.later(shown, this::load)));
		subscriptions.add(remaining.addListener(snapshot -> Ui.later(bar, () -> bar.show(snapshot))));
		bar.show(remaining.current());
		refresh();
	}

	private void createActions(IToolBarManager toolBar) {
		ISharedImages images = PlatformUI.getWorkbench().getSharedImages();
		toolBar.add(action(Messages.UsageView_refresh, Icons.descriptor("refresh"), this::refresh)); //$NON-NLS-1$
		toolBar.add(action(Messages.UsageView_export,
				images.getImageDescriptor(ISharedImages.IMG_ETOOL_SAVEAS_EDIT), this::export));
	}

	private void refresh() {
		Balance asked = balance;
		if (asked != null) {
			asked.refresh();
		}
		load();
	}

	private void load() {
		UsageLoader loading = loader;
		UsagePanel shown = panel;
		if (loading != null && shown != null && !shown.isDisposed()) {
			loading.load(shown.query());
		}
	}

	private void export() {
		UsagePanel shown = panel;
		if (shown == null) {
			return;
		}
		FileDialog dialog = new FileDialog(shown.getShell(), SWT.SAVE);
		dialog.setText(Messages.UsageExport_title);
		dialog.setFilterNames(new String[]{Messages.UsageExport_filter, Messages.UsageExport_allFiles});
		dialog.setFilterExtensions(new String[]{"*.csv", "*"}); //$NON-NLS-1$ //$NON-NLS-2$
		dialog.setFileName("openrouter-usage.csv"); //$NON-NLS-1$
		dialog.setOverwrite(true);
		String chosen = dialog.open();
		if (chosen != null) {
			exportTo(Path.of(chosen));
		}
	}

	/** Writes what the view shows into the file that the user chose. */
	void exportTo(Path target) {
		UsagePanel shown = panel;
		CostLedger entries = ledger;
		if (shown == null || entries == null) {
			return;
		}
		UsageLoader.Query query = shown.query();
		DayRange range = query.period().range(LocalDate.now());
		Background.run(shown, () -> {
			UsageExport.write(entries, range, query.model(), query.purpose(), ZoneId.systemDefault(), target);
			return target;
		}, done -> getViewSite().getActionBars().getStatusLineManager()
				.setMessage(MessageFormat.format(Messages.UsageExport_done, done)),
				failure -> MessageDialog.openError(shown.getShell(), Messages.UsageExport_title,
						MessageFormat.format(Messages.UsageExport_failure, target, reason(failure))));
	}

	private static String reason(Exception failure) {
		String message = failure.getLocalizedMessage();
		// the file system names the file only; what went wrong is in the type
		return failure instanceof IOException && message != null
				? failure.getClass().getSimpleName() + ": " + message + '.' //$NON-NLS-1$
				: String.valueOf(message);
	}

	private static IAction action(String name, @Nullable ImageDescriptor image, Runnable work) {
		Action action = new Action(name, image) {
			@Override
			public void run() {
				work.run();
			}
		};
		action.setToolTipText(name);
		return action;
	}

	/** The widgets of the view, for tests that look at them. */
	Composite contents() {
		return Objects.requireNonNull(panel).getParent();
	}

	@Override
	public void setFocus() {
		UsagePanel shown = panel;
		if (shown != null) {
			shown.setFocus();
		}
	}

	@Override
	public void dispose() {
		subscriptions.forEach(Registration::close);
		super.dispose();
	}
}
