package io.github.openrouter4e.ui.internal.preferences;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;

import io.github.openrouter4e.settings.NumberSetting;
import io.github.openrouter4e.settings.Setting;
import io.github.openrouter4e.ui.internal.Accessibles;

/** Lays out the fields of a preference page, in groups of two columns, and collects them. */
final class Form {
	/** Text wraps at the width of the page; this is what it asks for, so that the dialog does not grow with it. */
	static final int TEXT_WIDTH = 380;
	/** What a line of text asks for, whatever is in it: a key has 73 characters, an address more. */
	static final int FIELD_WIDTH = 150;
	private static final int NOTE_INDENT = 20;
	/** A longer choice takes what the page has left, for the same reason. */
	private static final int CHOICE_WIDTH = 150;

	private final Composite page;
	private final Runnable changed;
	private final List<Field> fields = new ArrayList<>();
	private Composite parent;

	/**
	 * @param changed
	 *            called after each input
	 */
	Form(Composite page, Runnable changed) {
		this.page = page;
		this.parent = page;
		this.changed = changed;
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(page);
	}

	/** Starts a group; what is added from now on goes into it. */
	Composite group(String title) {
		Group group = new Group(page, SWT.NONE);
		group.setText(title);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(group);
		GridLayoutFactory.swtDefaults().numColumns(2).applyTo(group);
		parent = group;
		return group;
	}

	/** Adds a field with widgets of its own. */
	void add(Field field) {
		fields.add(field);
	}

	/** Adds an explanation below what was added before. */
	Label note(String text) {
		return note(parent, text);
	}

	/** Adds a wrapping text over both columns. */
	static Label note(Composite parent, String text) {
		Label label = new Label(parent, SWT.WRAP);
		label.setText(text);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(TEXT_WIDTH, SWT.DEFAULT)
				.indent(NOTE_INDENT, 0).applyTo(label);
		return label;
	}

	Button check(Setting<Boolean> setting, String text) {
		Button button = new Button(parent, SWT.CHECK);
		button.setText(text);
		GridDataFactory.fillDefaults().span(2, 1).applyTo(button);
		button.addListener(SWT.Selection, event -> changed.run());
		add(new CheckField(setting, button));
		return button;
	}

	/**
	 * @param names
	 *            one for each value of the setting, in their order
	 */
	<E extends Enum<E>> Combo choice(Setting<E> setting, String label, String... names) {
		label(label);
		Combo combo = new Combo(parent, SWT.READ_ONLY);
		combo.setItems(names);
		int natural = combo.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
		if (natural <= CHOICE_WIDTH) {
			GridDataFactory.swtDefaults().applyTo(combo);
		} else {
			GridDataFactory.fillDefaults().grab(true, false).hint(CHOICE_WIDTH, SWT.DEFAULT).applyTo(combo);
		}
		combo.addListener(SWT.Selection, event -> changed.run());
		Accessibles.name(combo, label);
		add(new ChoiceField<>(setting, combo));
		return combo;
	}

	Spinner number(NumberSetting setting, String label) {
		label(label);
		Spinner spinner = new Spinner(parent, SWT.BORDER);
		spinner.setMinimum(setting.minimum());
		spinner.setMaximum(setting.maximum());
		spinner.setPageIncrement(100);
		spinner.addListener(SWT.Modify, event -> changed.run());
		Accessibles.name(spinner, label);
		add(new NumberField(setting, spinner));
		return spinner;
	}

	Text amount(Setting<Optional<BigDecimal>> setting, String label) {
		label(label);
		Text text = new Text(parent, SWT.BORDER | SWT.SINGLE);
		GridDataFactory.swtDefaults().hint(90, SWT.DEFAULT).applyTo(text);
		text.addListener(SWT.Modify, event -> changed.run());
		Accessibles.name(text, label);
		add(new AmountField(setting, text, name(label)));
		return text;
	}

	Text multiLineText(Setting<String> setting, String label, int lines) {
		Label above = new Label(parent, SWT.NONE);
		above.setText(label);
		GridDataFactory.fillDefaults().span(2, 1).applyTo(above);
		Text text = new Text(parent, SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false)
				.hint(TEXT_WIDTH, text.getLineHeight() * lines).applyTo(text);
		text.addListener(SWT.Modify, event -> changed.run());
		Accessibles.name(text, label);
		add(new TextField(setting, text));
		return text;
	}

	/** Adds the label of the control that is added next. */
	Label label(String text) {
		return label(parent, text);
	}

	static Label label(Composite parent, String text) {
		Label label = new Label(parent, SWT.NONE);
		label.setText(text);
		return label;
	}

	/** What a label is called in a sentence: without what only serves its place beside the control. */
	private static String name(String label) {
		return LegacyActionTools.removeMnemonics(label).strip().replaceFirst("[:\\uFF1A]$", ""); //$NON-NLS-1$ //$NON-NLS-2$
	}

	List<Field> fields() {
		return List.copyOf(fields);
	}
}
