package io.github.openrouter4e.ui.internal.routing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;

import io.github.openrouter4e.models.EndpointCatalogue;
import io.github.openrouter4e.models.ModelCatalogue;
import io.github.openrouter4e.models.RequestOption;
import io.github.openrouter4e.models.RequestOptions;
import io.github.openrouter4e.models.TierPrices;
import io.github.openrouter4e.ui.internal.Accessibles;
import io.github.openrouter4e.ui.internal.Ui;

/**
 * Edits {@link RequestOptions} of one scope: a list for each option, and below it what the choice costs. In a scope within
 * another one the first item of a list stands for what the wider scope says.
 */
final class RequestOptionsEditor {

	/** How requests are served. */
	private static final List<RequestOption> SERVICE = List.of(RequestOption.SERVICE_TIER, RequestOption.PDF_ENGINE,
			RequestOption.CONTEXT_COMPRESSION, RequestOption.RESPONSE_CACHE, RequestOption.VOICE);
	/** What the auto router chooses from. */
	private static final List<RequestOption> AUTO_ROUTER = List.of(RequestOption.AUTO_ALLOWED,
			RequestOption.AUTO_EXCLUDED,
			RequestOption.AUTO_COST, RequestOption.AUTO_PIN);
	/** What OpenRouter does for the model. */
	private static final List<RequestOption> TOOLS = List.of(RequestOption.SEARCH_ENGINE, RequestOption.SEARCH_RESULTS,
			RequestOption.SEARCH_USES, RequestOption.SEARCH_TOTAL, RequestOption.WEB_FETCH,
			RequestOption.IMAGE_GENERATION, RequestOption.DATETIME);

	private static final int CHOICE_WIDTH = 150;
	private static final int NOTE_WIDTH = 300;

	private final Map<RequestOption, Row> rows = new EnumMap<>(RequestOption.class);
	private final Runnable changed;
	private final ScrolledComposite scroller;
	private final Composite content;
	private List<String> imageModels = List.of();
	private @Nullable String model;
	private TierPrices prices = TierPrices.UNKNOWN;
	private RequestOptions edited = RequestOptions.EMPTY;
	private @Nullable RequestOptions wider;
	/** Whether the widgets are being filled, so that their changes are not the user's. */
	private boolean loading;

	private static final class Row {
		private final Combo combo;
		private final Label note;
		/** One for each item; null for what the wider scope says. */
		private final List<@Nullable String> values = new ArrayList<>();

		Row(Combo combo, Label note) {
			this.combo = combo;
			this.note = note;
		}
	}

	/** @param changed called after each input */
	RequestOptionsEditor(Composite parent, Runnable changed) {
		this.changed = changed;
		scroller = new ScrolledComposite(parent, SWT.V_SCROLL);
		content = new Composite(scroller, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(content);
		fill(group(Messages.RequestOptionsEditor_service), SERVICE);
		fill(group(Messages.RequestOptionsEditor_tools), TOOLS);
		fill(group(Messages.RequestOptionsEditor_autoRouter), AUTO_ROUTER);
		scroller.setContent(content);
		scroller.setExpandHorizontal(true);
		scroller.setExpandVertical(true);
		scroller.setShowFocusedControl(true);
		scroller.addListener(SWT.Resize, event -> fit());
	}

	/** To be laid out by its parent. */
	Control control() {
		return scroller;
	}

	private Composite group(String title) {
		Group group = new Group(content, SWT.NONE);
		group.setText(title);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
		GridLayoutFactory.swtDefaults().applyTo(group);
		return group;
	}

	/** Notes come and go, and wrap. */
	private void fit() {
		scroller.setMinHeight(content.computeSize(scroller.getClientArea().width, SWT.DEFAULT).y);
	}

	private void fill(Composite parent, List<RequestOption> options) {
		Composite part = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(part);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(part);
		for (RequestOption option : options) {
			String label = RequestOptionTexts.label(option);
			new Label(part, SWT.NONE).setText(label);
			Combo combo = new Combo(part, (option.isPatterns() ? SWT.NONE : SWT.READ_ONLY) | SWT.DROP_DOWN);
			combo.setData("org.eclipse.swtbot.widget.key", "openrouter.request." + option.key()); //$NON-NLS-1$ //$NON-NLS-2$
			GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER)
					.hint(CHOICE_WIDTH, SWT.DEFAULT).applyTo(combo);
			Accessibles.name(combo, label);
			Label note = new Label(part, SWT.WRAP);
			GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(NOTE_WIDTH, SWT.DEFAULT).applyTo(note);
			rows.put(option, new Row(combo, note));
			if (option.isPatterns()) { // what is typed takes the place of the words for nothing chosen
				combo.addListener(SWT.FocusIn,
						event -> combo.setSelection(new Point(0, combo.getText().length())));
			}
			combo.addListener(option.isPatterns() ? SWT.Modify : SWT.Selection, event -> choose(option));
		}
	}

	/**
	 * Tells what the service tiers of a model cost; what is not known is asked for.
	 *
	 * @param id null for no certain model
	 */
	void setModel(@Nullable String id, ModelCatalogue catalogue, EndpointCatalogue endpoints) {
		model = id;
		prices = new TierPrices(catalogue, endpoints);
		if (id != null) {
			endpoints.endpoints(id).thenRun(() -> Ui.later(scroller, () -> {
				Row row = rows.get(RequestOption.SERVICE_TIER);
				if (row != null && id.equals(model)) {
					showNote(RequestOption.SERVICE_TIER, row);
					fit();
				}
			}));
		}
	}

	/** The ids of the models that can make images. */
	void setImageModels(List<String> ids) {
		imageModels = ids;
	}

	/**
	 * Shows options; tells nobody.
	 *
	 * @param around what holds where they choose nothing; null if there is no wider scope
	 */
	void load(RequestOptions options, @Nullable RequestOptions around) {
		edited = options;
		wider = around;
		loading = true;
		rows.forEach(this::load);
		loading = false;
		fit();
	}

	private void load(RequestOption option, Row row) {
		row.values.clear();
		if (wider != null) {
			row.values.add(null);
		}
		row.values.add(RequestOption.AUTOMATIC);
		row.values.addAll(option.choices());
		if (option == RequestOption.IMAGE_GENERATION) {
			row.values.add(RequestOption.DEFAULT_IMAGES);
			row.values.addAll(imageModels);
		}
		String chosen = edited.chosen(option);
		if (chosen == null && wider == null) {
			chosen = RequestOption.AUTOMATIC;
		}
		if (!row.values.contains(chosen)) {
			row.values.add(chosen); // a model that is listed no more
		}
		row.combo.setItems(row.values.stream().map(value -> item(option, value)).toArray(String[]::new));
		row.combo.select(row.values.indexOf(chosen));
		showNote(option, row);
	}

	private String item(RequestOption option, @Nullable String value) {
		RequestOptions around = wider;
		if (value != null || around == null) {
			return RequestOptionTexts.value(option, value == null ? RequestOption.AUTOMATIC : value);
		}
		String general = around.value(option);
		return Texts.format(Messages.RequestOptionsEditor_asGeneral,
				RequestOptionTexts.value(option, general == null ? RequestOption.AUTOMATIC : general));
	}

	private void choose(RequestOption option) {
		Row row = rows.get(option);
		if (row != null && !loading) {
			int index = option.isPatterns()
					? row.combo.indexOf(row.combo.getText())
					: Math.max(0, row.combo.getSelectionIndex());
			String value = index >= 0 ? row.values.get(index) : typed(row.combo.getText());
			edited = edited.with(option, wider == null && RequestOption.AUTOMATIC.equals(value) ? null : value);
			showNote(option, row);
			fit();
			changed.run();
		}
	}

	/** What was typed in place of one of the items; nothing means as if nothing were chosen. */
	private @Nullable String typed(String text) {
		String patterns = String.join(", ", RequestOption.patterns(text)); //$NON-NLS-1$
		return patterns.isEmpty() ? (wider == null ? RequestOption.AUTOMATIC : null) : patterns;
	}

	private void showNote(RequestOption option, Row row) {
		RequestOptions around = wider;
		var effective = around == null ? edited : edited.within(around);
		String note = note(option, effective.value(option));
		row.note.setText(note.replace("&", "&&")); //$NON-NLS-1$ //$NON-NLS-2$
		row.note.setToolTipText(note);
		((GridData) row.note.getLayoutData()).exclude = note.isEmpty();
		row.note.setVisible(!note.isEmpty());
		row.note.requestLayout();
	}

	private String note(RequestOption option, @Nullable String value) {
		String note = RequestOptionTexts.note(option, value);
		String id = model;
		if (option != RequestOption.SERVICE_TIER || value == null || id == null) {
			return note;
		}
		TierPrices.Found found = prices.find(id, value);
		return found instanceof TierPrices.Found.Unknown ? note : note + '\n' + TierText.of(found, value);
	}

	/** What is shown now, with what this version does not know. */
	RequestOptions options() {
		return edited;
	}
}
