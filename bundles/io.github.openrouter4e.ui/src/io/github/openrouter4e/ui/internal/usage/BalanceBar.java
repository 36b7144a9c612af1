package io.github.openrouter4e.ui.internal.usage;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;

import io.github.openrouter4e.costs.BalanceSnapshot;
import io.github.openrouter4e.ui.internal.Icons;

/** What is left to spend, in one line with the way to more. */
final class BalanceBar extends Composite {

	private final BalanceText text;
	private final Label warning;
	private final Label sentence;

	BalanceBar(Composite parent, BalanceText text, Runnable addCredits) {
		super(parent, SWT.NONE);
		this.text = text;
		GridLayoutFactory.fillDefaults().numColumns(3).margins(6, 0).applyTo(this);
		warning = new Label(this, SWT.NONE);
		warning.setImage(Icons.get("warning")); //$NON-NLS-1$
		sentence = new Label(this, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(150, SWT.DEFAULT)
				.applyTo(sentence);
		Link link = new Link(this, SWT.NONE);
		link.setText(Messages.BalanceBar_addCredits);
		link.addListener(SWT.Selection, event -> addCredits.run());
		GridDataFactory.swtDefaults().align(SWT.END, SWT.CENTER).applyTo(link);
		show(BalanceSnapshot.UNKNOWN);
	}

	void show(BalanceSnapshot balance) {
		sentence.setText(text.sentence(balance));
		sentence.setToolTipText(text.details(balance));
		GridDataFactory.swtDefaults().exclude(!balance.low()).applyTo(warning);
		warning.setVisible(balance.low());
		requestLayout();
	}
}
