package io.github.openrouter4e.ui.internal.chat.composer;

import java.util.function.BooleanSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import io.github.openrouter4e.ui.internal.chat.conversation.Messages;

/** Shown above the prompt while it takes the place of a question, with the way out. */
public final class EditBanner {

	public static final String CANCEL_KEY = "openrouter.edit.cancel"; //$NON-NLS-1$
	private static final String WIDGET_KEY = "org.eclipse.swtbot.widget.key"; //$NON-NLS-1$

	private final NoticeArea area;
	private final Composite bar;
	private final Label label;

	/** @param cancel ends the editing */
	public EditBanner(NoticeArea area, BooleanSupplier cancel) {
		this.area = area;
		bar = area.add(NoticeArea.Place.EDITED, 2);
		label = new Label(bar, SWT.WRAP);
		var wide = new GridData(SWT.FILL, SWT.CENTER, true, false);
		wide.widthHint = 100; // it is as wide as there is room, and as high as its lines
		label.setLayoutData(wide);
		label.setText(Messages.EditBanner_editBanner);
		var button = new Button(bar, SWT.PUSH | SWT.FLAT);
		button.setText(Messages.EditBanner_editCancel);
		button.setToolTipText(Messages.EditBanner_editCancelTip);
		button.setData(WIDGET_KEY, CANCEL_KEY);
		button.addListener(SWT.Selection, event -> cancel.getAsBoolean());
	}

	public boolean isShown() {
		return bar.getVisible();
	}

	public void show(boolean shown) {
		if (bar.getVisible() == shown) {
			return;
		}
		area.setVisible(bar, shown);
		if (shown) {
			label.getAccessible().sendEvent(ACC.EVENT_DESCRIPTION_CHANGED, null);
		}
	}
}
