package io.github.openrouter4e.ui.internal.preferences;

import java.util.function.BooleanSupplier;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

import io.github.openrouter4e.models.ModelId;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.ui.internal.Accessibles;
import io.github.openrouter4e.ui.internal.Ui;
import io.github.openrouter4e.ui.internal.models.ModelPicker;

/** The model that new conversations use, and the list it is chosen from. */
final class ModelSection extends SettingField<String> {
	private final Text id;

	/**
	 * @param applied
	 *            whether the server on the page is the one in force, from which the list of models comes
	 */
	ModelSection(Form form, BooleanSupplier applied, Runnable changed) {
		super(Settings.MODEL_ID);
		Composite group = form.group(Messages.ModelSection_title);
		Form.label(group, Messages.ModelSection_model);
		Composite row = new Composite(group, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(row);
		id = new Text(row, SWT.BORDER | SWT.SINGLE);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER)
				.hint(Form.FIELD_WIDTH, SWT.DEFAULT).applyTo(id);
		id.addListener(SWT.Modify, event -> changed.run());
		Accessibles.name(id, Messages.ModelSection_model);
		WidgetKeys.set(id, WidgetKeys.MODEL);
		Button choose = new Button(row, SWT.PUSH);
		choose.setText(Messages.ModelSection_choose);
		choose.addListener(SWT.Selection, event -> {
			if (applied.getAsBoolean()) {
				new ModelPicker().choose(choose.getShell(), input(), chosen -> Ui.now(id, () -> show(chosen)));
			} else {
				MessageDialog.openInformation(choose.getShell(), Messages.ModelSection_title,
						Messages.ModelSection_applyFirst);
			}
		});
		form.add(this);
		form.choice(Settings.CATALOGUE_SCOPE, Messages.ModelSection_scope, Messages.ModelSection_scopeAll,
				Messages.ModelSection_scopeAccount).setToolTipText(Messages.ModelSection_scopeTip);
		form.number(Settings.CATALOGUE_MAX_AGE_MINUTES, Messages.ModelSection_maxAge)
				.setToolTipText(Messages.ModelSection_maxAgeTip);
	}

	@Override
	public @Nullable String problem() {
		String input = input();
		if (input.isEmpty()) {
			return Messages.ModelSection_empty;
		}
		if (input.chars().anyMatch(Character::isWhitespace)) {
			return Messages.ModelSection_space;
		}
		return ModelId.parse(input).filter(id -> id.variants().contains("batch")).isPresent() //$NON-NLS-1$
				? Messages.ModelSection_batch
				: null;
	}

	@Override
	void show(String value) {
		id.setText(value);
	}

	@Override
	String input() {
		return id.getText().strip();
	}
}
