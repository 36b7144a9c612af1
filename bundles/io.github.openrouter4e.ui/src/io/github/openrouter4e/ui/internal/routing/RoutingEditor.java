package io.github.openrouter4e.ui.internal.routing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import io.github.openrouter4e.models.RoutingOptions;
import io.github.openrouter4e.models.RoutingOptionsBuilder;
import io.github.openrouter4e.ui.internal.Accessibles;
import io.github.openrouter4e.ui.internal.ModelChooser;
import io.github.openrouter4e.ui.internal.TypedAmount;

/** Edits {@link RoutingOptions}. */
final class RoutingEditor {

	/** The orders on offer after OpenRouter's own choice. */
	@SuppressWarnings("nls") // wire names
	private static final List<String> SORTS = List.of("price", "throughput", "latency");

	private final Composite providersPart;
	private final Composite conditionsPart;
	private final Combo sort;
	private final ProvidersSection providers;
	private final Button fallbacks;
	private final Button requireParameters;
	private final Button denyCollection;
	private final Button zeroRetention;
	private final QuantizationChecks quantizations;
	private final Text promptPrice;
	private final Text completionPrice;
	private final Text fallbackModels;
	private final Runnable changed;
	/** A value of another version that no widget shows. */
	private @Nullable String otherSort;

	/**
	 * Creates the widgets in two parents, for they are too many for one.
	 *
	 * @param providersTab  takes which providers are wanted
	 * @param conditionsTab takes what providers must fulfil
	 * @param chooser       helps to add fallback models
	 * @param changed       called after each input
	 */
	RoutingEditor(Composite providersTab, Composite conditionsTab, ModelChooser chooser, Runnable changed) {
		this.changed = changed;
		providersPart = part(providersTab);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(providersPart);
		label(providersPart, Messages.RoutingEditor_sort);
		sort = new Combo(providersPart, SWT.READ_ONLY | SWT.DROP_DOWN);
		sort.setItems(Messages.RoutingEditor_sortAutomatic, Messages.RoutingEditor_sortPrice,
				Messages.RoutingEditor_sortThroughput, Messages.RoutingEditor_sortLatency);
		sort.addListener(SWT.Selection, event -> changed.run());
		Accessibles.name(sort, Messages.RoutingEditor_sort);
		providers = new ProvidersSection(providersPart, changed);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, true).applyTo(providers);
		fallbacks = check(providersPart, Messages.RoutingEditor_allowFallbacks);
		conditionsPart = part(conditionsTab);
		requireParameters = check(conditionsPart, Messages.RoutingEditor_requireParameters);
		denyCollection = check(conditionsPart, Messages.RoutingEditor_denyCollection);
		zeroRetention = check(conditionsPart, Messages.RoutingEditor_zeroRetention);
		promptPrice = amount(Messages.RoutingEditor_promptPrice);
		completionPrice = amount(Messages.RoutingEditor_completionPrice);
		GridDataFactory.swtDefaults().span(2, 1)
				.applyTo(label(conditionsPart, Messages.RoutingEditor_quantizations));
		quantizations = new QuantizationChecks(conditionsPart, changed);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(200, SWT.DEFAULT).applyTo(quantizations);
		fallbackModels = fallbackModels(chooser);
		load(RoutingOptions.EMPTY);
	}

	private Text fallbackModels(ModelChooser chooser) {
		Composite line = new Composite(conditionsPart, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).applyTo(line);
		label(line, Messages.RoutingEditor_fallbackModels);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(line);
		Text text = new Text(line, SWT.BORDER | SWT.SINGLE);
		text.setMessage(Messages.RoutingEditor_fallbackHint);
		Accessibles.name(text, Messages.RoutingEditor_fallbackModels);
		text.addListener(SWT.Modify, event -> changed.run());
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(150, SWT.DEFAULT)
				.applyTo(text);
		Button add = new Button(line, SWT.PUSH);
		add.setText(Messages.RoutingEditor_addModel);
		add.addListener(SWT.Selection, event -> chooser.choose(text.getShell(), "", //$NON-NLS-1$
				id -> text.setText(ModelIds.append(text.getText(), id))));
		return text;
	}

	/** Lets the user change something, or not. */
	void setEnabled(boolean enabled) {
		setEnabled(providersPart, enabled);
		setEnabled(conditionsPart, enabled);
	}

	/** A disabled parent stops input but does not look like it on every platform; disabled children do. */
	private static void setEnabled(Control control, boolean enabled) {
		control.setEnabled(enabled);
		if (control instanceof Composite composite) {
			for (Control child : composite.getChildren()) {
				setEnabled(child, enabled);
			}
		}
	}

	/** Lives as long as the editor. */
	Control control() {
		return providersPart;
	}

	/** Shows these options; tells nobody. */
	void load(RoutingOptions options) {
		String order = options.sort();
		int known = order == null ? -1 : SORTS.indexOf(order);
		otherSort = known < 0 ? order : null;
		sort.select(known + 1);
		providers.load(options);
		fallbacks.setSelection(options.allowFallbacks());
		requireParameters.setSelection(options.requireParameters());
		denyCollection.setSelection(options.denyDataCollection());
		zeroRetention.setSelection(options.zeroDataRetention());
		quantizations.show(options.quantizations());
		promptPrice.setText(plain(options.maxPromptPrice()));
		completionPrice.setText(plain(options.maxCompletionPrice()));
		fallbackModels.setText(ModelIds.write(options.fallbackModels()));
	}

	/** Offers these providers, names by tag. */
	void offer(Map<String, String> namesByTag) {
		providers.offer(namesByTag);
	}

	/** What is shown now; fields with a {@link #problem()} count as empty. */
	RoutingOptions options() {
		int chosen = sort.getSelectionIndex();
		RoutingOptionsBuilder options = RoutingOptions.builder().sort(chosen == 0 ? otherSort : SORTS.get(chosen - 1))
				.allowFallbacks(fallbacks.getSelection()).requireParameters(requireParameters.getSelection())
				.denyDataCollection(denyCollection.getSelection()).zeroDataRetention(zeroRetention.getSelection())
				.quantizations(quantizations.values()).maxPromptPrice(Amounts.read(promptPrice.getText()).amount())
				.maxCompletionPrice(Amounts.read(completionPrice.getText()).amount())
				.fallbackModels(ModelIds.read(fallbackModels.getText()));
		providers.store(options);
		return options.build();
	}

	/** What is wrong with the input; null if nothing is. */
	@Nullable
	String problem() {
		if (!Amounts.read(promptPrice.getText()).valid() || !Amounts.read(completionPrice.getText()).valid()) {
			return Messages.RoutingEditor_priceProblem;
		}
		String invalid = ModelIds.invalid(ModelIds.read(fallbackModels.getText()));
		return invalid == null ? null : Texts.format(Messages.RoutingEditor_modelProblem, invalid);
	}

	private static Composite part(Composite parent) {
		Composite part = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(part);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(part);
		return part;
	}

	private static Label label(Composite parent, String text) {
		Label label = new Label(parent, SWT.NONE);
		label.setText(text);
		return label;
	}

	private Button check(Composite parent, String text) {
		Button check = new Button(parent, SWT.CHECK);
		check.setText(text);
		check.addListener(SWT.Selection, event -> changed.run());
		GridDataFactory.fillDefaults().span(2, 1).applyTo(check);
		return check;
	}

	private Text amount(String label) {
		label(conditionsPart, label);
		Text text = new Text(conditionsPart, SWT.BORDER | SWT.SINGLE);
		text.setMessage(Messages.RoutingEditor_noLimit);
		Accessibles.name(text, label);
		text.addListener(SWT.Modify, event -> changed.run());
		GridDataFactory.swtDefaults().hint(100, SWT.DEFAULT).applyTo(text);
		return text;
	}

	private static String plain(@Nullable BigDecimal amount) {
		return amount == null ? "" : TypedAmount.format(amount); //$NON-NLS-1$
	}
}
