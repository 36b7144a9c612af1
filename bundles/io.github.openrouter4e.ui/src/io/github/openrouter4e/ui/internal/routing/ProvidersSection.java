package io.github.openrouter4e.ui.internal.routing;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

import io.github.openrouter4e.models.RoutingOptions;
import io.github.openrouter4e.models.RoutingOptionsBuilder;
import io.github.openrouter4e.ui.internal.Accessibles;
import io.github.openrouter4e.ui.internal.routing.ProviderRoles.Entry;
import io.github.openrouter4e.ui.internal.routing.ProviderRoles.Role;

/** The table of providers with a role for each, and below it the buttons that change it. */
final class ProvidersSection extends Composite {

	private final ProviderRoles roles = new ProviderRoles();
	private final Table table;
	private final Runnable changed;

	ProvidersSection(Composite parent, Runnable changed) {
		super(parent, SWT.NONE);
		this.changed = changed;
		GridLayoutFactory.fillDefaults().applyTo(this);
		table = new Table(this, SWT.BORDER | SWT.FULL_SELECTION | SWT.MULTI);
		table.setHeaderVisible(true);
		GridDataFactory.fillDefaults().grab(true, true).hint(260, 90).applyTo(table);
		column(Messages.ProvidersSection_provider, 270);
		column(Messages.ProvidersSection_use, 130);
		Accessibles.name(table, Messages.ProvidersSection_name);
		Composite buttons = new Composite(this, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(4).equalWidth(true).applyTo(buttons);
		GridDataFactory.fillDefaults().applyTo(buttons);
		button(buttons, Messages.ProvidersSection_first, () -> setRole(Role.FIRST));
		button(buttons, Messages.ProvidersSection_any, () -> setRole(Role.ANY));
		button(buttons, Messages.ProvidersSection_only, () -> setRole(Role.ONLY));
		button(buttons, Messages.ProvidersSection_never, () -> setRole(Role.NEVER));
		button(buttons, Messages.ProvidersSection_up, () -> move(-1));
		button(buttons, Messages.ProvidersSection_down, () -> move(1));
		button(buttons, Messages.ProvidersSection_other, this::addOther);
	}

	void load(RoutingOptions options) {
		roles.load(options);
		show(List.of());
	}

	/** Offers providers, as soon as they are known. */
	void offer(Map<String, String> namesByTag) {
		List<String> selected = selected();
		roles.offer(namesByTag);
		show(selected);
	}

	void store(RoutingOptionsBuilder options) {
		roles.store(options);
	}

	private void setRole(Role role) {
		change(() -> {
			List<String> selected = selected();
			selected.forEach(tag -> roles.setRole(tag, role));
			return selected;
		});
	}

	private void move(int step) {
		change(() -> {
			List<String> selected = selected();
			List<String> inOrder = step > 0 ? selected.reversed() : selected;
			inOrder.forEach(tag -> roles.move(tag, step));
			return selected;
		});
	}

	private void addOther() {
		InputDialog dialog = new InputDialog(getShell(), Messages.ProvidersSection_otherTitle,
				Messages.ProvidersSection_otherPrompt, "", ProvidersSection::tagProblem); //$NON-NLS-1$
		if (dialog.open() == Window.OK) {
			String tag = dialog.getValue().strip();
			change(() -> {
				roles.setRole(tag, Role.FIRST);
				return List.of(tag);
			});
		}
	}

	private static @Nullable String tagProblem(String typed) {
		String tag = typed.strip();
		return tag.isEmpty() || tag.chars().anyMatch(Character::isWhitespace)
				? Messages.ProvidersSection_otherProblem
				: null;
	}

	private void change(Supplier<List<String>> change) {
		show(change.get());
		changed.run();
	}

	private List<String> selected() {
		List<Entry> entries = roles.entries();
		return java.util.Arrays.stream(table.getSelectionIndices()).filter(index -> index < entries.size())
				.mapToObj(index -> entries.get(index).tag()).toList();
	}

	private void show(List<String> selection) {
		table.setRedraw(false);
		table.removeAll();
		for (Entry entry : roles.entries()) {
			TableItem item = new TableItem(table, SWT.NONE);
			item.setText(new String[]{
					entry.name().equals(entry.tag()) ? entry.tag() : entry.name() + " (" + entry.tag() + ')', //$NON-NLS-1$
					Texts.of(entry.role(), roles.place(entry.tag()))});
			if (selection.contains(entry.tag())) {
				table.select(table.indexOf(item));
			}
		}
		table.setRedraw(true);
	}

	private void column(String label, int width) {
		TableColumn column = new TableColumn(table, SWT.LEFT);
		column.setText(label);
		column.setWidth(width);
	}

	private static void button(Composite parent, String label, Runnable work) {
		Button button = new Button(parent, SWT.PUSH);
		button.setText(label);
		button.addListener(SWT.Selection, event -> work.run());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(button);
	}
}
