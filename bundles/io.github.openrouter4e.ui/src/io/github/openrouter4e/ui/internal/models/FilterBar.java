package io.github.openrouter4e.ui.internal.models;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;

import io.github.openrouter4e.models.ModelInfo;
import io.github.openrouter4e.models.search.ModelFilter;
import io.github.openrouter4e.ui.internal.Accessibles;
import io.github.openrouter4e.ui.internal.PriceFormat;

/** The conditions of the picker; wraps into as many lines as the width asks for. */
final class FilterBar extends Composite {

	private static final List<Long> CONTEXTS = List.of(32_000L, 64_000L, 128_000L, 200_000L, 400_000L, 1_000_000L);
	private static final List<BigDecimal> PRICES = List.of(new BigDecimal("0.1"), new BigDecimal("0.5"), //$NON-NLS-1$ //$NON-NLS-2$
			BigDecimal.ONE, BigDecimal.valueOf(3), BigDecimal.valueOf(5), BigDecimal.TEN);

	private final Consumer<ModelFilter> changed;
	private final Button free;
	private final Button tools;
	private final Button vision;
	private final Button audio;
	private final Button draws;
	private final Button reasoning;
	private final Button caching;
	private final Combo context;
	private final Combo price;
	private final Combo vendor;
	private final Link clear;
	private List<Long> contexts = CONTEXTS;
	private List<BigDecimal> prices = PRICES;
	private List<String> vendors = List.of();
	private final NumberFormat numbers;
	private final PriceFormat amounts;

	FilterBar(Composite parent, Locale locale, Consumer<ModelFilter> changed) {
		super(parent, SWT.NONE);
		this.changed = changed;
		numbers = NumberFormat.getIntegerInstance(locale);
		amounts = new PriceFormat(locale);
		RowLayout layout = new RowLayout(SWT.HORIZONTAL);
		layout.marginLeft = layout.marginRight = layout.marginTop = layout.marginBottom = 0;
		layout.center = true;
		layout.spacing = 8;
		setLayout(layout);
		free = check(Messages.FilterBar_free);
		tools = check(Messages.FilterBar_tools);
		vision = check(Messages.FilterBar_vision);
		audio = check(Messages.FilterBar_audio);
		draws = check(Messages.FilterBar_draws);
		reasoning = check(Messages.FilterBar_reasoning);
		caching = check(Messages.FilterBar_caching);
		context = combo(Messages.FilterBar_contextName);
		price = combo(Messages.FilterBar_priceName);
		vendor = combo(Messages.FilterBar_vendorName);
		clear = new Link(this, SWT.NONE);
		clear.setText(Messages.FilterBar_clear);
		clear.addListener(SWT.Selection, event -> {
			show(ModelFilter.NONE);
			notifyChanged();
		});
		setVendors(List.of());
		show(ModelFilter.NONE);
	}

	/** Offers the vendors of these models. */
	void setVendors(List<ModelInfo> models) {
		TreeMap<String, String> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		models.stream().filter(model -> !model.vendor().isEmpty())
				.forEach(model -> names.putIfAbsent(model.vendorName(), model.vendor()));
		List<String> slugs = List.copyOf(names.values());
		if (!slugs.equals(vendors) || vendor.getItemCount() == 0) {
			ModelFilter shown = vendor.getItemCount() == 0 ? ModelFilter.NONE : filter();
			vendors = slugs;
			vendor.setItems(names.keySet().toArray(String[]::new));
			vendor.add(Messages.FilterBar_anyVendor, 0);
			show(shown);
		}
	}

	/** Shows a filter without telling anybody. */
	void show(ModelFilter filter) {
		free.setSelection(filter.free());
		tools.setSelection(filter.tools());
		vision.setSelection(filter.vision());
		audio.setSelection(filter.audio());
		draws.setSelection(filter.imageOutput());
		reasoning.setSelection(filter.reasoning());
		caching.setSelection(filter.caching());
		contexts = with(CONTEXTS, filter.minContext());
		fill(context, Messages.FilterBar_anyContext,
				contexts.stream()
						.map(tokens -> MessageFormat.format(Messages.FilterBar_context, numbers.format(tokens)))
						.toList(),
				position(contexts, filter.minContext()));
		prices = with(PRICES, filter.maxPromptPerMillion());
		fill(price, Messages.FilterBar_anyPrice,
				prices.stream().map(usd -> MessageFormat.format(Messages.FilterBar_price, amounts.usd(usd))).toList(),
				position(prices, filter.maxPromptPerMillion()));
		String chosen = filter.vendors().stream().findFirst().orElse(""); //$NON-NLS-1$
		vendor.select(vendors.indexOf(chosen) + 1);
		clear.setEnabled(!filter.isNone());
	}

	/** Says beside the way to clear the filter how many models it hides from the search. */
	void setHidden(int models) {
		String text = models == 0
				? Messages.FilterBar_clear
				: MessageFormat.format(Messages.FilterBar_hidden, Integer.valueOf(models));
		if (!text.equals(clear.getText())) {
			clear.setText(text);
			requestLayout();
		}
	}

	/** What is set now. */
	ModelFilter filter() {
		int chosenVendor = vendor.getSelectionIndex();
		return new ModelFilter(free.getSelection(), tools.getSelection(), vision.getSelection(),
				audio.getSelection(), draws.getSelection(), reasoning.getSelection(), caching.getSelection(),
				chosen(context, contexts), chosen(price, prices),
				chosenVendor <= 0 ? Set.of() : Set.of(vendors.get(chosenVendor - 1)));
	}

	private void notifyChanged() {
		ModelFilter filter = filter();
		clear.setEnabled(!filter.isNone());
		changed.accept(filter);
	}

	private Button check(String label) {
		Button check = new Button(this, SWT.CHECK);
		check.setText(label);
		check.addListener(SWT.Selection, event -> notifyChanged());
		return check;
	}

	private Combo combo(String name) {
		Combo combo = new Combo(this, SWT.READ_ONLY | SWT.DROP_DOWN);
		combo.setToolTipText(name);
		Accessibles.name(combo, name);
		combo.addListener(SWT.Selection, event -> notifyChanged());
		return combo;
	}

	private static void fill(Combo combo, String any, List<String> items, int index) {
		combo.setItems(items.toArray(String[]::new));
		combo.add(any, 0);
		combo.select(index + 1);
	}

	/** The values offered, with one that was set elsewhere. */
	private static <T extends Comparable<? super T>> List<T> with(List<T> offered, @Nullable T value) {
		if (value == null || offered.contains(value)) {
			return offered;
		}
		List<T> all = new ArrayList<>(offered);
		all.add(value);
		all.sort(null);
		return all;
	}

	private static <T> int position(List<T> values, @Nullable T value) {
		return value == null ? -1 : values.indexOf(value);
	}

	private static <T> @Nullable T chosen(Combo combo, List<T> values) {
		int index = combo.getSelectionIndex();
		return index <= 0 ? null : values.get(index - 1);
	}
}
