package io.github.openrouter4e.ui.internal.models;

import java.time.Clock;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;

import io.github.openrouter4e.models.CatalogueSnapshot;
import io.github.openrouter4e.ui.internal.Icons;

/** The line under the table: how old the list is, the way to renew it, and why that failed. */
final class ListStatus extends Composite {

	private final Clock clock;
	private final Label warning;
	private final Label sentence;
	private final ProgressBar progress;
	private final Button refresh;

	ListStatus(Composite parent, Clock clock, Runnable refreshed) {
		super(parent, SWT.NONE);
		this.clock = clock;
		GridLayoutFactory.fillDefaults().numColumns(4).applyTo(this);
		warning = new Label(this, SWT.NONE);
		warning.setImage(Icons.get("warning")); //$NON-NLS-1$
		sentence = new Label(this, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(150, SWT.DEFAULT)
				.applyTo(sentence);
		progress = new ProgressBar(this, SWT.INDETERMINATE);
		refresh = new Button(this, SWT.PUSH);
		refresh.setText(Messages.ListStatus_refresh);
		refresh.addListener(SWT.Selection, event -> refreshed.run());
	}

	void show(CatalogueSnapshot snapshot, int shown) {
		sentence.setText(ListStatusText.of(snapshot, shown, clock.instant()));
		boolean failed = snapshot.failure() != null;
		GridDataFactory.swtDefaults().exclude(!failed).applyTo(warning);
		warning.setVisible(failed);
		GridDataFactory.swtDefaults().hint(80, SWT.DEFAULT).exclude(!snapshot.refreshing()).applyTo(progress);
		progress.setVisible(snapshot.refreshing());
		refresh.setEnabled(!snapshot.refreshing());
		requestLayout();
	}
}
