package io.github.openrouter4e.ui.internal.models;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.bindings.keys.KeyStroke;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

import io.github.openrouter4e.models.CatalogueSnapshot;
import io.github.openrouter4e.models.search.ModelSort;
import io.github.openrouter4e.storage.Registration;
import io.github.openrouter4e.ui.internal.Accessibles;
import io.github.openrouter4e.ui.internal.HelpContext;
import io.github.openrouter4e.ui.internal.ModelChooser;
import io.github.openrouter4e.ui.internal.ModelServices;
import io.github.openrouter4e.ui.internal.Ui;

/**
 * Chooses a model: what can be searched for above, the models on the left or on top, the selected one's details beside
 * or below. {@link PickerModel} decides what is shown; this class connects it to widgets. The list is fetched in the
 * background; the dialog opens at once with what is known.
 */
final class ModelPickerDialog extends Dialog {

	private static final int WIDE = 900;
	private static final int[] WIDE_WEIGHTS = {67, 33};
	private static final int[] NARROW_WEIGHTS = {42, 58};
	private static final Point SIZE = new Point(1280, 720);

	private final ModelServices services;
	private final PickerModel model;
	private final ModelChooser chooser;
	private @Nullable Text search;
	private @Nullable Combo sort;
	private @Nullable FilterBar filters;
	private @Nullable ModelTable table;
	private @Nullable DetailsPane details;
	private @Nullable ListStatus status;
	private @Nullable SashForm sash;
	private @Nullable Registration registration;
	private @Nullable String chosen;

	/**
	 * @param chooser helps to add fallback models to a routing
	 * @param current id of the model in use; empty if there is none
	 */
	ModelPickerDialog(Shell parent, ModelServices services, ModelChooser chooser, String current) {
		super(parent);
		this.services = services;
		this.chooser = chooser;
		this.model = new PickerModel(services.preferences(), current);
		setShellStyle(getShellStyle() | SWT.RESIZE | SWT.MAX);
	}

	/** The id that was chosen; null if the dialog was cancelled. */
	@Nullable
	String chosen() {
		return chosen;
	}

	@Override
	protected void configureShell(@Nullable Shell shell) {
		super.configureShell(shell);
		if (shell != null) {
			shell.setText(Messages.ModelPickerDialog_title);
			shell.setMinimumSize(480, 400);
		}
	}

	@Override
	protected Point getInitialSize() {
		return SIZE;
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		HelpContext.MODEL_PICKER.applyTo(area);
		GridLayoutFactory.fillDefaults().margins(10, 10).spacing(6, 6).applyTo(area);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		createSearch(area);
		FilterBar bar = new FilterBar(area, services.locale(), filter -> {
			model.setFilter(filter);
			showRows(true);
		});
		GridDataFactory.fillDefaults().grab(true, false).hint(300, SWT.DEFAULT).applyTo(bar);
		bar.show(model.state().filter());
		filters = bar;
		SashForm split = new SashForm(area, SWT.HORIZONTAL | SWT.SMOOTH);
		GridDataFactory.fillDefaults().grab(true, true).hint(400, 300).applyTo(split);
		ModelTable rows = new ModelTable(split, services.locale(), this::sortBy, this::toggleFavourite);
		rows.setColumnWidths(model.state().columnWidths());
		rows.control().addListener(SWT.Selection, event -> selectionChanged());
		rows.control().addListener(SWT.DefaultSelection, event -> okPressed());
		table = rows;
		details = new DetailsPane(split, services, new DetailActions(this::getShell, services, chooser));
		split.setWeights(WIDE_WEIGHTS);
		split.addListener(SWT.Resize, event -> arrange());
		sash = split;
		status = new ListStatus(area, services.clock(), this::refresh);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(status);
		Text field = search;
		if (field != null) {
			new PickerKeys(field, rows, this::toggleSelected, this::refresh);
		}
		area.addListener(SWT.Dispose, event -> closing());
		return area;
	}

	private void createSearch(Composite area) {
		Composite line = new Composite(area, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).applyTo(line);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
		Text field = new Text(line, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		field.setMessage(
				NLS.bind(Messages.ModelPickerDialog_searchHint, KeyStroke.getInstance(SWT.MOD1, 'D').format()));
		Accessibles.name(field, Messages.ModelPickerDialog_search);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(field);
		field.addListener(SWT.Modify, event -> {
			model.setText(field.getText());
			showRows(true);
		});
		search = field;
		new Label(line, SWT.NONE).setText(Messages.ModelPickerDialog_sort);
		Combo order = new Combo(line, SWT.READ_ONLY | SWT.DROP_DOWN);
		for (ModelSort value : ModelSort.values()) {
			order.add(label(value));
		}
		order.addListener(SWT.Selection, event -> sortBy(ModelSort.values()[order.getSelectionIndex()]));
		Accessibles.name(order, Messages.ModelPickerDialog_sort);
		sort = order;
	}

	@Override
	protected void createButtonsForButtonBar(@Nullable Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, Messages.ModelPickerDialog_choose, true);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
	}

	@Override
	protected Control createContents(@Nullable Composite parent) {
		Control contents = super.createContents(parent);
		registration = services.catalogue().addListener(latest -> Ui.later(contents, () -> receive(latest)));
		receive(services.catalogue().current());
		services.catalogue().ensureLoaded();
		if (search != null) {
			search.setFocus();
		}
		return contents;
	}

	private void receive(CatalogueSnapshot latest) {
		boolean first = model.snapshot().isEmpty() && !latest.isEmpty();
		model.setSnapshot(latest);
		FilterBar bar = filters;
		if (bar != null) {
			bar.setVendors(latest.models());
			if (first) {
				bar.show(model.state().filter()); // a saved vendor can be shown only now
			}
		}
		showRows(first);
	}

	/**
	 * @param choose whether the best row is to be selected; otherwise the selection stays where it is
	 */
	private void showRows(boolean choose) {
		ModelTable rows = table;
		ListStatus line = status;
		if (rows == null || line == null) {
			return;
		}
		PickerRow before = rows.selected();
		int selection = choose || before == null ? model.best() : Math.max(model.indexOf(before.id()), -1);
		rows.show(model.rows(), selection, model.state().sort());
		if (sort != null) {
			sort.select(model.state().sort().ordinal());
		}
		line.show(model.snapshot(), model.listedRows());
		FilterBar bar = filters;
		if (bar != null) {
			bar.setHidden(model.hidden());
		}
		selectionChanged();
	}

	private void selectionChanged() {
		ModelTable rows = table;
		PickerRow selected = rows == null ? null : rows.selected();
		if (details != null) {
			details.show(selected);
		}
		if (getButton(IDialogConstants.OK_ID) != null) {
			getButton(IDialogConstants.OK_ID).setEnabled(selected != null);
		}
	}

	private void sortBy(ModelSort order) {
		model.setSort(order);
		showRows(false);
	}

	private void toggleSelected() {
		PickerRow selected = table == null ? null : table.selected();
		if (selected != null) {
			toggleFavourite(selected.id());
		}
	}

	private void toggleFavourite(String id) {
		model.toggleFavourite(id);
		showRows(false);
	}

	private void refresh() {
		services.catalogue().refresh();
	}

	/** Beside each other needs width; a narrow dialog puts the details below. */
	private void arrange() {
		SashForm split = sash;
		if (split != null) {
			int orientation = split.getSize().x >= WIDE ? SWT.HORIZONTAL : SWT.VERTICAL;
			if (split.getOrientation() != orientation) {
				split.setOrientation(orientation);
				split.setWeights(orientation == SWT.HORIZONTAL ? WIDE_WEIGHTS : NARROW_WEIGHTS);
			}
		}
	}

	@Override
	protected void okPressed() {
		PickerRow selected = table == null ? null : table.selected();
		if (selected != null) {
			chosen = selected.id();
			super.okPressed();
		}
	}

	private void closing() {
		if (table != null) {
			model.setColumnWidths(table.columnWidths());
		}
		if (registration != null) {
			registration.close();
		}
	}

	private static String label(ModelSort sort) {
		return switch (sort) {
			case NAME -> Messages.ModelPickerDialog_sortName;
			case PROMPT_PRICE -> Messages.ModelPickerDialog_sortPromptPrice;
			case COMPLETION_PRICE -> Messages.ModelPickerDialog_sortCompletionPrice;
			case CONTEXT -> Messages.ModelPickerDialog_sortContext;
			case NEWEST -> Messages.ModelPickerDialog_sortNewest;
			case INTELLIGENCE -> Messages.ModelPickerDialog_sortIntelligence;
			case CODING -> Messages.ModelPickerDialog_sortCoding;
			case AGENTIC -> Messages.ModelPickerDialog_sortAgentic;
		};
	}
}
