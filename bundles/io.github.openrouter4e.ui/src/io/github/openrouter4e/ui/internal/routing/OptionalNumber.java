package io.github.openrouter4e.ui.internal.routing;

import java.math.BigDecimal;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;

import io.github.openrouter4e.ui.internal.Accessibles;

/** A number that is sent only if its box is ticked; three cells of a grid. */
final class OptionalNumber {

	private static final int NOTE_WIDTH = 60;

	private final Button check;
	private final Spinner spinner;
	private final Label note;
	private final int digits;
	private final int maximum;
	private final int initial;
	private boolean supported = true;

	/**
	 * @param digits  decimals
	 * @param maximum highest value, in units of the last decimal
	 * @param initial value to start from when the box gets ticked, in units of the last decimal
	 */
	OptionalNumber(Composite parent, String label, int digits, int maximum, int initial, Runnable changed) {
		this.digits = digits;
		this.maximum = maximum;
		this.initial = initial;
		check = new Button(parent, SWT.CHECK);
		check.setText(label);
		spinner = new Spinner(parent, SWT.BORDER);
		spinner.setValues(initial, digits == 0 ? 1 : 0, maximum, digits, digits == 0 ? 256 : 5,
				digits == 0 ? 4096 : 10);
		Accessibles.name(spinner, label);
		note = note(parent);
		check.addListener(SWT.Selection, event -> {
			enable();
			changed.run();
		});
		spinner.addListener(SWT.Modify, event -> changed.run());
	}

	/** Creates what stands right of an input, in the room that is left. */
	static Label note(Composite parent) {
		Label note = new Label(parent, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(NOTE_WIDTH, SWT.DEFAULT)
				.applyTo(note);
		return note;
	}

	/** Bounds the number; null if there is no bound but the usual. */
	void setMaximum(@Nullable Long bound) {
		spinner.setMaximum(bound == null ? maximum : (int) Math.clamp(bound.longValue(), 1, maximum));
		note.setText(bound == null ? "" : Texts.format(Messages.OptionalNumber_atMost, bound)); //$NON-NLS-1$
	}

	void load(@Nullable BigDecimal value, boolean takesIt) {
		supported = takesIt;
		check.setSelection(value != null);
		spinner.setSelection(value == null ? initial : value.movePointRight(digits).intValue());
		if (!takesIt) {
			note.setText(Messages.ParametersEditor_notSupported);
		} else if (digits > 0) {
			note.setText(""); //$NON-NLS-1$
		}
		enable();
	}

	/** Says something beside a number that the model takes; empty for nothing. */
	void remark(String text) {
		if (supported && digits > 0) {
			note.setText(text);
		}
	}

	@Nullable
	BigDecimal value() {
		return check.getSelection() ? BigDecimal.valueOf(spinner.getSelection(), digits) : null;
	}

	private void enable() {
		check.setEnabled(supported);
		spinner.setEnabled(supported && check.getSelection());
	}
}
