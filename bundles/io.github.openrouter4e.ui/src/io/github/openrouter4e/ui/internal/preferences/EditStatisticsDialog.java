package io.github.openrouter4e.ui.internal.preferences;

import java.text.NumberFormat;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;

import io.github.openrouter4e.agent.EditStatistics.Figures;

/** How well models write edits. */
final class EditStatisticsDialog extends TableDialog {

	EditStatisticsDialog(Shell parent, List<Figures> figures) {
		super(parent, Messages.EditStatisticsDialog_title,
				List.of(new Column(Messages.EditStatisticsDialog_model, 280),
						new Column(Messages.EditStatisticsDialog_exact, 110, SWT.RIGHT),
						new Column(Messages.EditStatisticsDialog_forgiven, 110, SWT.RIGHT),
						new Column(Messages.EditStatisticsDialog_failed, 150, SWT.RIGHT)),
				figures.isEmpty()
						? List.<String[]>of(new String[]{Messages.EditStatisticsDialog_empty})
						: figures.stream().map(EditStatisticsDialog::cells).toList(),
				Messages.EditStatisticsDialog_note);
	}

	/** Those that failed with their share. */
	static String[] cells(Figures model) {
		var counts = NumberFormat.getIntegerInstance();
		var share = model.all() == 0 ? 0 : (double) model.failed() / model.all();
		return new String[]{model.model(), counts.format(model.exact()), counts.format(model.forgiven()),
				counts.format(model.failed()) + " (" + NumberFormat.getPercentInstance().format(share) + ")"}; //$NON-NLS-1$ //$NON-NLS-2$
	}
}
