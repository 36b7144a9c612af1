package io.github.openrouter4e.ui.internal.preferences;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntConsumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;

import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.ui.internal.Accessibles;
import io.github.openrouter4e.ui.internal.prompts.ReusablePrompt;
import io.github.openrouter4e.ui.internal.prompts.ReusablePrompts;

/** The list of reusable prompts, with what can be done to them. */
final class PromptsSection implements Field {
	private static final int ROWS = 7;

	private final Table table;
	private final List<ReusablePrompt> prompts = new ArrayList<>();
	private final List<Button> needSelection = new ArrayList<>();

	PromptsSection(Composite group) {
		table = new Table(group, SWT.BORDER | SWT.SINGLE | SWT.FULL_SELECTION);
		GridDataFactory.fillDefaults().grab(true, true).hint(Form.TEXT_WIDTH / 2, table.getItemHeight() * ROWS)
				.applyTo(table);
		Accessibles.name(table, Messages.PromptsPage_reusable);
		table.addListener(SWT.Selection, event -> selectionChanged());
		table.addListener(SWT.DefaultSelection, event -> onSelected(this::edit));
		Composite buttons = new Composite(group, SWT.NONE);
		GridDataFactory.fillDefaults().applyTo(buttons);
		GridLayoutFactory.fillDefaults().applyTo(buttons);
		button(buttons, Messages.PromptsSection_add, this::add);
		needSelection.add(button(buttons, Messages.PromptsSection_edit, () -> onSelected(this::edit)));
		needSelection.add(button(buttons, Messages.PromptsSection_remove, () -> onSelected(this::remove)));
		needSelection
				.add(button(buttons, Messages.PromptsSection_up, () -> onSelected(index -> move(index, index - 1))));
		needSelection
				.add(button(buttons, Messages.PromptsSection_down, () -> onSelected(index -> move(index, index + 1))));
	}

	@Override
	public void load(OpenRouterPreferences preferences) {
		show(ReusablePrompts.get(preferences));
	}

	@Override
	public void loadDefault(OpenRouterPreferences preferences) {
		show(ReusablePrompts.initial());
	}

	@Override
	public void apply(OpenRouterPreferences preferences) {
		ReusablePrompts.set(preferences, prompts);
	}

	private void show(List<ReusablePrompt> shown) {
		prompts.clear();
		prompts.addAll(shown);
		refresh(-1);
	}

	private void add() {
		ReusablePrompt added = ask(null);
		if (added != null) {
			prompts.add(added);
			refresh(prompts.size() - 1);
		}
	}

	private void edit(int index) {
		ReusablePrompt edited = ask(prompts.get(index));
		if (edited != null) {
			prompts.set(index, edited);
			refresh(index);
		}
	}

	private void remove(int index) {
		prompts.remove(index);
		refresh(Math.min(index, prompts.size() - 1));
	}

	private void move(int from, int to) {
		if (to >= 0 && to < prompts.size()) {
			Collections.swap(prompts, from, to);
			refresh(to);
		}
	}

	private @Nullable ReusablePrompt ask(@Nullable ReusablePrompt present) {
		PromptDialog dialog = new PromptDialog(table.getShell(), present);
		dialog.open();
		return dialog.result(); // the return code says OK too if the window below is closed with everything
	}

	private void refresh(int selected) {
		table.removeAll();
		for (ReusablePrompt prompt : prompts) {
			new TableItem(table, SWT.NONE).setText(prompt.name());
		}
		table.setSelection(selected);
		selectionChanged();
	}

	private void selectionChanged() {
		needSelection.forEach(button -> button.setEnabled(table.getSelectionIndex() >= 0));
	}

	private void onSelected(IntConsumer action) {
		if (table.getSelectionIndex() >= 0) {
			action.accept(table.getSelectionIndex());
		}
	}

	private static Button button(Composite parent, String text, Runnable action) {
		Button button = new Button(parent, SWT.PUSH);
		button.setText(text);
		GridDataFactory.fillDefaults().applyTo(button);
		button.addListener(SWT.Selection, event -> action.run());
		return button;
	}
}
