package io.github.openrouter4e.ui.internal.chat.composer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** A line that says something for a while, with at most one thing to do about it. */
public final class MessageBar {

	private static final int SHOWN_MS = 12_000;

	private final NoticeArea area;
	private final Composite bar;
	private final Label label;
	private final Button button;
	private Runnable action = () -> {
		// nothing was said yet
	};
	private int number;

	public MessageBar(NoticeArea area) {
		this.area = area;
		bar = new Composite(area.content(), SWT.NONE);
		bar.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		var layout = new GridLayout(2, false);
		layout.marginHeight = 0;
		bar.setLayout(layout);
		label = new Label(bar, SWT.WRAP);
		label.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		area.addText(label);
		button = new Button(bar, SWT.PUSH);
		button.setLayoutData(new GridData(SWT.END, SWT.CENTER, false, false));
		button.addListener(SWT.Selection, event -> {
			hide();
			action.run();
		});
		show(false);
	}

	public void show(String text, @Nullable String actionLabel, Runnable run) {
		label.setText(escaped(text));
		action = run;
		button.setText(actionLabel == null ? "" : actionLabel); //$NON-NLS-1$
		button.setVisible(actionLabel != null);
		((GridData) button.getLayoutData()).exclude = actionLabel == null;
		show(true);
		var shown = ++number;
		bar.getDisplay().timerExec(SHOWN_MS, () -> {
			if (shown == number && !bar.isDisposed()) {
				hide();
			}
		});
	}

	/** Takes this message away if it is the one that is shown. */
	public void hide(String text) {
		if (bar.getVisible() && label.getText().equals(escaped(text))) {
			hide();
		}
	}

	private static String escaped(String text) {
		return text.replace("&", "&&"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private void hide() {
		show(false);
	}

	private void show(boolean visible) {
		bar.setVisible(visible);
		((GridData) bar.getLayoutData()).exclude = !visible;
		area.update();
	}
}
