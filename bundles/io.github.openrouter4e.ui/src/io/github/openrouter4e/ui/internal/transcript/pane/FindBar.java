package io.github.openrouter4e.ui.internal.transcript.pane;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import io.github.openrouter4e.ui.internal.Accessibles;
import io.github.openrouter4e.ui.internal.transcript.Messages;

/** A line above the transcript to find text in it: Enter or the buttons go on, Esc closes it. For the UI thread. */
public final class FindBar {

	/** What is searched. */
	interface Searched {

		/**
		 * Selects the next place.
		 *
		 * @param again     false: the place that is selected may be the one, since the text was only typed on
		 * @param backwards to the place before
		 * @return false if there is none
		 */
		boolean find(String text, boolean again, boolean backwards);

		void setFocus();
	}

	private final Composite bar;
	private final Text text;
	private final Label result;
	private final Searched searched;

	FindBar(Composite parent, Searched searched) {
		this.searched = searched;
		bar = new Composite(parent, SWT.NONE);
		bar.moveAbove(null);
		GridLayoutFactory.fillDefaults().numColumns(5).margins(2, 2).spacing(2, 2).applyTo(bar);
		text = new Text(bar, SWT.SEARCH | SWT.ICON_CANCEL);
		text.setMessage(Messages.FindBar_find);
		Accessibles.name(text, Messages.FindBar_find);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(text);
		result = new Label(bar, SWT.NONE);
		button("\u2191", Messages.FindBar_findPrevious, () -> find(true, true)); //$NON-NLS-1$
		button("\u2193", Messages.FindBar_findNext, () -> find(true, false)); //$NON-NLS-1$
		button("\u2715", Messages.FindBar_findClose, this::close); //$NON-NLS-1$
		text.addModifyListener(event -> find(false, false));
		text.addKeyListener(KeyListener.keyPressedAdapter(event -> {
			if (event.character == SWT.CR) {
				find(true, (event.stateMask & SWT.SHIFT) != 0);
			} else if (event.character == SWT.ESC) {
				event.doit = false;
				close();
			}
		}));
		GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(bar);
		bar.setVisible(false);
	}

	private void button(String sign, String name, Runnable work) {
		var button = new Button(bar, SWT.PUSH | SWT.FLAT);
		button.setText(sign);
		button.setToolTipText(name);
		Accessibles.name(button, name);
		button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> work.run()));
	}

	void open() {
		show(true);
		text.selectAll();
		text.setFocus();
	}

	private void close() {
		show(false);
		searched.setFocus();
	}

	private void show(boolean shown) {
		((GridData) bar.getLayoutData()).exclude = !shown;
		bar.setVisible(shown);
		bar.getParent().layout();
	}

	private void find(boolean again, boolean backwards) {
		var sought = text.getText();
		var found = sought.isEmpty() || searched.find(sought, again, backwards);
		result.setText(found ? "" : Messages.FindBar_findNothing); //$NON-NLS-1$
		bar.layout();
	}
}
