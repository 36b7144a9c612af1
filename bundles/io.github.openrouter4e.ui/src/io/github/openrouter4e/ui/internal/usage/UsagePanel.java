package io.github.openrouter4e.ui.internal.usage;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

import io.github.openrouter4e.costs.Purpose;
import io.github.openrouter4e.ui.internal.Accessibles;
import io.github.openrouter4e.ui.internal.usage.UsageLoader.Query;
import io.github.openrouter4e.ui.internal.usage.UsageLoader.Result;

/**
 * The contents of the usage view: what to show above, one sentence with the sums, chart and table below or, if there is
 * more width than height, beside each other. It shows what it is given and tells what the user wants to see; it computes
 * nothing.
 */
final class UsagePanel extends Composite {

	private static final int LEAST_CHART_WIDTH = 250;
	private static final int TWO_CHOICES_WIDTH = 350;
	private static final int ALL_CHOICES_WIDTH = 560;
	/** Columns of the grid when all choices are beside each other. */
	private static final int ALL_CHOICES = 6;

	private final UsageText text;
	private final Combo period;
	private final Combo model;
	private final Label purposeLabel;
	private final Combo purpose;
	private final Label summary;
	private final SashForm sash;
	private final UsageChart chart;
	private final UsageTable table;
	private final Consumer<Query> listener;
	private List<String> models = List.of();
	private List<Purpose> purposes = List.of();

	/**
	 * @param listener told on the UI thread what the user wants to see
	 */
	UsagePanel(Composite parent, Locale locale, Consumer<Query> listener) {
		super(parent, SWT.NONE);
		this.listener = listener;
		text = new UsageText(locale);
		GridLayoutFactory.fillDefaults().margins(6, 6).numColumns(ALL_CHOICES).applyTo(this);
		label(Messages.UsagePanel_period);
		period = new Combo(this, SWT.READ_ONLY | SWT.DROP_DOWN);
		Accessibles.name(period, Messages.UsagePanel_period);
		for (UsagePeriod value : UsagePeriod.values()) {
			period.add(value.label());
		}
		period.select(UsagePeriod.LAST_30_DAYS.ordinal());
		period.addListener(SWT.Selection, event -> queryChanged());
		label(Messages.UsagePanel_model);
		model = new Combo(this, SWT.READ_ONLY | SWT.DROP_DOWN);
		Accessibles.name(model, Messages.UsagePanel_model);
		GridDataFactory.fillDefaults().grab(true, false).hint(120, SWT.DEFAULT).applyTo(model);
		model.add(Messages.UsagePanel_allModels);
		model.select(0);
		model.addListener(SWT.Selection, event -> queryChanged());
		purposeLabel = label(Messages.UsagePanel_purpose);
		GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(purposeLabel);
		purpose = new Combo(this, SWT.READ_ONLY | SWT.DROP_DOWN);
		Accessibles.name(purpose, Messages.UsagePanel_purpose);
		GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(purpose);
		purpose.add(Messages.UsagePanel_allPurposes);
		purpose.select(0);
		showPurposeChoice(false);
		purpose.addListener(SWT.Selection, event -> queryChanged());
		summary = new Label(this, SWT.WRAP);
		summary.setText(Messages.UsagePanel_loading);
		GridDataFactory.fillDefaults().span(ALL_CHOICES, 1).grab(true, false).hint(200, SWT.DEFAULT).applyTo(summary);
		sash = new SashForm(this, SWT.VERTICAL | SWT.SMOOTH);
		GridDataFactory.fillDefaults().span(ALL_CHOICES, 1).grab(true, true).hint(200, 200).applyTo(sash);
		chart = new UsageChart(sash, locale);
		table = new UsageTable(sash, text);
		sash.setWeights(1, 1);
		// whenever the theme has changed the table, which is then painted anew, the chart follows
		table.control().addListener(SWT.Paint, event -> getDisplay().asyncExec(this::matchColours));
		matchColours();
		addListener(SWT.Resize, event -> arrange());
	}

	/** What the user wants to see now. */
	Query query() {
		return new Query(UsagePeriod.values()[period.getSelectionIndex()], chosen(model, models),
				chosen(purpose, purposes));
	}

	/** Shows a result; a failure leaves the figures as they were and says why. */
	void show(Result result) {
		UsageReport report = result.report();
		ChartData data = result.chart();
		if (report == null || data == null) {
			Exception failure = result.failure();
			summary.setText(MessageFormat.format(Messages.UsagePanel_failure,
					failure == null ? "" : failure.getLocalizedMessage())); //$NON-NLS-1$
		} else {
			showModels(report.models());
			showPurposes(report.purposes());
			chart.show(data);
			table.show(report.rows());
			summary.setText(summary(report, result));
		}
		arrange(); // the sentence may have become longer
	}

	private void matchColours() {
		if (!isDisposed()) {
			chart.setColours(table.control().getBackground(), table.control().getForeground());
		}
	}

	@Override
	public boolean setFocus() {
		return table.control().setFocus();
	}

	private String summary(UsageReport report, Result result) {
		return text.summary(report.total()) + note(Messages.UsagePanel_damaged, result.damagedLines())
				+ note(Messages.UsagePanel_unsaved, result.unsaved());
	}

	private static String note(String message, int count) {
		return count == 0 ? "" : ' ' + MessageFormat.format(message, Integer.valueOf(count)); //$NON-NLS-1$
	}

	private void showModels(List<String> ids) {
		String chosen = query().model();
		List<String> offered = new ArrayList<>(ids);
		if (chosen != null && !offered.contains(chosen)) {
			offered.add(chosen); // the filter stays what the user set, even where it finds nothing
		}
		if (!offered.equals(models)) {
			models = offered;
			offer(model, Messages.UsagePanel_allModels, models, Function.identity(), chosen);
		}
	}

	private void showPurposes(List<Purpose> found) {
		Purpose chosen = query().purpose();
		var offered = new TreeSet<Purpose>(found);
		if (chosen != null) {
			offered.add(chosen);
		}
		if (!List.copyOf(offered).equals(purposes)) {
			purposes = List.copyOf(offered);
			offer(purpose, Messages.UsagePanel_allPurposes, purposes, text::purpose, chosen);
		}
		showPurposeChoice(purposes.size() > 1);
	}

	private static <T> void offer(Combo choice, String all, List<T> values, Function<T, String> words,
			@Nullable T chosen) {
		choice.setItems(values.stream().map(words).toArray(String[]::new));
		choice.add(all, 0);
		choice.select(chosen == null ? 0 : values.indexOf(chosen) + 1);
	}

	/** {@return what is chosen of the values that are offered below "all"; null for all} */
	private static <T> @Nullable T chosen(Combo choice, List<T> values) {
		int index = choice.getSelectionIndex();
		return index <= 0 ? null : values.get(index - 1);
	}

	/** Where all was spent for the same, there is nothing to choose. */
	private void showPurposeChoice(boolean shown) {
		for (Control control : List.of(purposeLabel, purpose)) {
			((GridData) control.getLayoutData()).exclude = !shown;
			control.setVisible(shown);
		}
	}

	private void queryChanged() {
		listener.accept(query());
	}

	/** Gives chart and table the room there is, or the table alone if the chart could not be read. */
	private void arrange() {
		int width = getSize().x;
		setColumns(width < TWO_CHOICES_WIDTH ? 2 : width < ALL_CHOICES_WIDTH ? 4 : ALL_CHOICES);
		layout(); // the sentence wraps anew, which decides how much room is left
		Point room = sash.getSize();
		boolean wide = getSize().x > 2 * getSize().y
				|| !chart.fits(room.y / 2) && room.x >= 2 * LEAST_CHART_WIDTH;
		int orientation = wide ? SWT.HORIZONTAL : SWT.VERTICAL;
		if (sash.getOrientation() != orientation) {
			sash.setOrientation(orientation);
		}
		Control alone = chart.fits(wide ? room.y : room.y / 2) ? null : table.control();
		if (sash.getMaximizedControl() != alone) {
			sash.setMaximizedControl(alone);
		}
	}

	/** Puts the choices beside each other or below each other. */
	private void setColumns(int columns) {
		GridLayout grid = (GridLayout) getLayout();
		if (grid.numColumns != columns) {
			grid.numColumns = columns;
			((GridData) summary.getLayoutData()).horizontalSpan = columns;
			((GridData) sash.getLayoutData()).horizontalSpan = columns;
		}
	}

	private Label label(String words) {
		var label = new Label(this, SWT.NONE);
		label.setText(words);
		return label;
	}
}
