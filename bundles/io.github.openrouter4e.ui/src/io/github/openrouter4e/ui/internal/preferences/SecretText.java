package io.github.openrouter4e.ui.internal.preferences;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

import io.github.openrouter4e.ui.internal.Accessibles;

/**
 * A line of text that is masked until the user wants to see it. It consists of two text widgets of which one is on top,
 * because not every platform can take the mask off an existing one.
 */
final class SecretText {
	private final Composite stack;
	private final StackLayout layout = new StackLayout();
	private final Text masked;
	private final Text plain;
	private final Button show;
	private boolean copying;

	SecretText(Composite parent, String name, Runnable changed) {
		Composite row = new Composite(parent, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(row);
		stack = new Composite(row, SWT.NONE);
		stack.setLayout(layout);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER)
				.hint(Form.FIELD_WIDTH, SWT.DEFAULT).applyTo(stack);
		masked = text(SWT.PASSWORD, name);
		plain = text(SWT.NONE, name);
		layout.topControl = masked;
		synchronize(masked, plain, changed);
		synchronize(plain, masked, changed);
		show = new Button(row, SWT.TOGGLE);
		show.setText(Messages.SecretText_show);
		show.setToolTipText(Messages.SecretText_showTip);
		show.addListener(SWT.Selection, event -> reveal(show.getSelection()));
	}

	String getText() {
		return top().getText();
	}

	/** Shows this text, masked, without reporting it as a change. */
	void setText(String text) {
		copying = true;
		masked.setText(text);
		plain.setText(text);
		copying = false;
	}

	void setEnabled(boolean enabled) {
		masked.setEnabled(enabled);
		plain.setEnabled(enabled);
		show.setEnabled(enabled);
	}

	private Text top() {
		return layout.topControl == plain ? plain : masked;
	}

	private void reveal(boolean revealed) {
		boolean focused = top().isFocusControl();
		layout.topControl = revealed ? plain : masked;
		stack.layout();
		if (focused) {
			top().setFocus();
		}
	}

	private Text text(int style, String name) {
		Text text = new Text(stack, SWT.BORDER | SWT.SINGLE | style);
		Accessibles.name(text, name);
		WidgetKeys.set(text, style == SWT.PASSWORD ? WidgetKeys.KEY : WidgetKeys.KEY + ".shown"); //$NON-NLS-1$
		return text;
	}

	private void synchronize(Text from, Text to, Runnable changed) {
		from.addListener(SWT.Modify, event -> {
			if (!copying) {
				copying = true;
				to.setText(from.getText());
				copying = false;
				changed.run();
			}
		});
	}
}
