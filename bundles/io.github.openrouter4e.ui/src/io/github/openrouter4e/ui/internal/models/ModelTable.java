package io.github.openrouter4e.ui.internal.models;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

import io.github.openrouter4e.models.search.ModelMatch.Section;
import io.github.openrouter4e.models.search.ModelSort;
import io.github.openrouter4e.ui.internal.Accessibles;
import io.github.openrouter4e.ui.internal.Icons;
import io.github.openrouter4e.ui.internal.VirtualRows;

/**
 * The table of models. Virtual: only rows that are seen get an item, so that a thousand models open as fast as ten.
 */
final class ModelTable {

	/** The columns from left to right. */
	enum Column {
		NAME(265, SWT.LEFT, ModelSort.NAME), PROMPT(100, SWT.RIGHT, ModelSort.PROMPT_PRICE), COMPLETION(100, SWT.RIGHT,
				ModelSort.COMPLETION_PRICE), CONTEXT(95, SWT.RIGHT,
						ModelSort.CONTEXT), ABILITIES(115, SWT.LEFT, null), RELEASED(115, SWT.LEFT,
								ModelSort.NEWEST), INTELLIGENCE(0, SWT.RIGHT, ModelSort.INTELLIGENCE), CODING(0,
										SWT.RIGHT, ModelSort.CODING), AGENTIC(0, SWT.RIGHT, ModelSort.AGENTIC);

		private final int width;
		private final int alignment;
		private final @Nullable ModelSort sort;

		Column(int width, int alignment, @Nullable ModelSort sort) {
			this.width = width;
			this.alignment = alignment;
			this.sort = sort;
		}

		boolean isBenchmark() {
			ModelSort order = sort;
			return order != null && order.benchmark() != null;
		}

		String label() {
			return switch (this) {
				case NAME -> Messages.ModelTable_name;
				case PROMPT -> Messages.ModelTable_prompt;
				case COMPLETION -> Messages.ModelTable_completion;
				case CONTEXT -> Messages.ModelTable_context;
				case ABILITIES -> Messages.ModelTable_abilities;
				case RELEASED -> Messages.ModelTable_released;
				case INTELLIGENCE -> Messages.ModelTable_intelligence;
				case CODING -> Messages.ModelTable_coding;
				case AGENTIC -> Messages.ModelTable_agentic;
			};
		}
	}

	/** Of the benchmark that is sorted by; the others have no width, as few models have them. */
	private static final int BENCHMARK_WIDTH = 105;
	private static final int BENCHMARKS = 3;
	private static final int ICON_STEP = 18;

	private final Table table;
	private final RowText text;
	private final Consumer<String> favouriteToggled;
	private List<PickerRow> rows = List.of();

	/**
	 * @param sorted           told when a column header asks for an order
	 * @param favouriteToggled told the id when the star of a row is clicked
	 */
	ModelTable(Composite parent, Locale locale, Consumer<ModelSort> sorted, Consumer<String> favouriteToggled) {
		this.text = new RowText(locale, LocalDate.now());
		this.favouriteToggled = favouriteToggled;
		table = new Table(parent, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.SINGLE | SWT.BORDER);
		table.setHeaderVisible(true);
		for (Column column : Column.values()) {
			createColumn(column, sorted);
		}
		table.addListener(SWT.SetData, this::fill);
		table.addListener(SWT.PaintItem, this::paintAbilities);
		table.addListener(SWT.MouseDown, this::clicked);
		Accessibles.name(table, Messages.ModelTable_accessibleName);
	}

	Table control() {
		return table;
	}

	@Nullable
	PickerRow selected() {
		int index = table.getSelectionIndex();
		return index < 0 || index >= rows.size() ? null : rows.get(index);
	}

	/** Shows the rows and selects one of them; an index outside selects none. */
	void show(List<PickerRow> shown, int selection, ModelSort sort) {
		rows = shown;
		VirtualRows.set(table, rows.size());
		table.clearAll();
		table.deselectAll();
		if (selection >= 0 && selection < rows.size()) {
			table.setSelection(selection);
		}
		for (Column column : Column.values()) {
			if (column.sort == sort) {
				table.setSortColumn(table.getColumn(column.ordinal()));
				table.setSortDirection(sort == ModelSort.CONTEXT || sort == ModelSort.NEWEST || sort.benchmark() != null
						? SWT.DOWN
						: SWT.UP);
			}
			if (column.isBenchmark()) {
				showBenchmark(table.getColumn(column.ordinal()), column.sort == sort);
			}
		}
	}

	private static void showBenchmark(TableColumn column, boolean shown) {
		if (shown != column.getWidth() > 0) {
			column.setWidth(shown ? BENCHMARK_WIDTH : 0);
		}
		column.setResizable(shown);
	}

	/** Moves the selection by so many rows, as far as there are rows. */
	void move(int steps) {
		if (!rows.isEmpty()) {
			table.setSelection(Math.clamp(table.getSelectionIndex() + (long) steps, 0, rows.size() - 1));
			Event moved = new Event();
			table.notifyListeners(SWT.Selection, moved);
		}
	}

	/** Rows that are seen at once. */
	int page() {
		return Math.max(1, table.getClientArea().height / Math.max(1, table.getItemHeight()) - 1);
	}

	List<Integer> columnWidths() {
		List<Integer> widths = new ArrayList<>();
		for (Column column : Column.values()) {
			if (!column.isBenchmark()) {
				widths.add(Integer.valueOf(table.getColumn(column.ordinal()).getWidth()));
			}
		}
		return widths;
	}

	/** Takes over widths that were saved; a list that does not fit is ignored. */
	void setColumnWidths(List<Integer> widths) {
		if (widths.size() == Column.values().length - BENCHMARKS) {
			for (int i = 0; i < widths.size(); i++) {
				table.getColumn(i).setWidth(widths.get(i).intValue());
			}
		}
	}

	private void createColumn(Column column, Consumer<ModelSort> sorted) {
		TableColumn created = new TableColumn(table, column.alignment);
		created.setText(column.label());
		created.setWidth(column.width);
		ModelSort sort = column.sort;
		if (sort != null) {
			created.addListener(SWT.Selection, event -> sorted.accept(sort));
		}
	}

	private void fill(Event event) {
		if (event.index < 0 || event.index >= rows.size()) {
			return; // GTK asks for the last time for rows that are just being removed
		}
		PickerRow row = rows.get(event.index);
		TableItem item = (TableItem) event.item;
		item.setText(new String[]{text.name(row), text.prompt(row), text.completion(row), text.context(row), "", //$NON-NLS-1$
				text.released(row), text.benchmark(row, ModelSort.INTELLIGENCE), text.benchmark(row, ModelSort.CODING),
				text.benchmark(row, ModelSort.AGENTIC)});
		item.setImage(Column.NAME.ordinal(), Icons.get(icon(row.section())));
	}

	@SuppressWarnings("nls") // file names
	private static String icon(Section section) {
		return switch (section) {
			case FAVOURITE -> "star";
			case RECENT -> "recent";
			case OTHER -> "star_off";
		};
	}

	private void paintAbilities(Event event) {
		int index = event.index == Column.ABILITIES.ordinal() ? table.indexOf((TableItem) event.item) : -1;
		if (index < 0 || index >= rows.size() || !(rows.get(index) instanceof PickerRow.Listed listed)) {
			return;
		}
		int x = event.x + 2;
		int right = event.x + table.getColumn(event.index).getWidth();
		boolean selected = (event.detail & SWT.SELECTED) != 0;
		RGB colour = event.gc.getForeground().getRGB();
		for (Ability ability : Ability.of(listed.model().abilities())) {
			if (!ability.inTable()) {
				continue;
			}
			if (x + ICON_STEP > right) {
				return;
			}
			Image image = selected ? Icons.get(ability.icon(), colour) : Icons.get(ability.icon());
			event.gc.drawImage(image, x, event.y + (event.height - image.getBounds().height) / 2);
			x += ICON_STEP;
		}
	}

	private void clicked(Event event) {
		TableItem item = event.button == 1 ? table.getItem(new Point(event.x, event.y)) : null;
		if (item != null) {
			Rectangle star = item.getImageBounds(Column.NAME.ordinal());
			if (star.contains(event.x, event.y)) {
				favouriteToggled.accept(rows.get(table.indexOf(item)).id());
			}
		}
	}
}
