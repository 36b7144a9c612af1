package io.github.openrouter4e.ui.internal.models;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.openrouter4e.client.Price;
import io.github.openrouter4e.client.Pricing;
import io.github.openrouter4e.models.ModelInfo;
import io.github.openrouter4e.models.ModelNotice;
import io.github.openrouter4e.models.search.ModelSort;
import io.github.openrouter4e.storage.Lookup;
import io.github.openrouter4e.ui.internal.PriceFormat;

/** The texts of a row's columns. Immutable. */
final class RowText {

	private static final Pricing VARIABLE = new Pricing(
			Map.of("prompt", Price.VARIABLE, "completion", Price.VARIABLE), null, List.of()); //$NON-NLS-1$ //$NON-NLS-2$

	private final LocalDate today;
	private final PriceFormat prices;
	private final NumberFormat numbers;
	private final NumberFormat scores;
	private final DateTimeFormatter days;

	/** @param today for how soon a model goes away */
	RowText(Locale locale, LocalDate today) {
		this.today = today;
		prices = new PriceFormat(locale);
		numbers = NumberFormat.getIntegerInstance(locale);
		scores = NumberFormat.getNumberInstance(locale);
		scores.setMinimumFractionDigits(1);
		scores.setMaximumFractionDigits(1);
		days = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).withZone(ZoneOffset.UTC);
	}

	String name(PickerRow row) {
		return switch (row) {
			case PickerRow.Listed listed -> listed.model().endsSoon(today)
					? MessageFormat.format(Messages.RowText_expiring, listed.model().name())
					: listed.model().name();
			case PickerRow.Unlisted unlisted -> unlisted(unlisted);
		};
	}

	private static String unlisted(PickerRow.Unlisted row) {
		if (row.notice() == ModelNotice.REMOVED) {
			return MessageFormat.format(Messages.RowText_removed, row.resolution().name());
		}
		// the routed id, not the listed name: two rows of one name could not be told apart
		return MessageFormat.format(row.notice() == ModelNotice.UNLISTED
				? Messages.RowText_unlisted
				: Messages.RowText_use, row.id());
	}

	String prompt(PickerRow row) {
		return isElsewhere(row) ? Messages.RowText_seePage : prices.perMillion(pricing(row).prompt());
	}

	String completion(PickerRow row) {
		return isElsewhere(row) ? Messages.RowText_seePage : prices.perMillion(pricing(row).completion());
	}

	/** Whether the list has no place for what the model really costs. */
	private static boolean isElsewhere(PickerRow row) {
		return row instanceof PickerRow.Listed listed && listed.model().hasOtherPrices();
	}

	String context(PickerRow row) {
		ModelInfo model = switch (row) {
			case PickerRow.Listed listed -> listed.model();
			case PickerRow.Unlisted unlisted -> unlisted.resolution().model();
		};
		Long tokens = model == null ? null : model.contextLength();
		return tokens == null ? Messages.RowText_unknown : numbers.format(tokens);
	}

	/** A score; empty if nobody measured it. */
	String benchmark(PickerRow row, ModelSort sort) {
		String name = sort.benchmark();
		Double score = name != null && row instanceof PickerRow.Listed listed
				? Lookup.find(listed.model().model().benchmarks(), name)
				: null;
		return score == null ? "" : scores.format(score.doubleValue()); //$NON-NLS-1$
	}

	String released(PickerRow row) {
		Instant created = row instanceof PickerRow.Listed listed ? listed.model().created() : null;
		return created == null ? "" : days.format(created); //$NON-NLS-1$
	}

	private static Pricing pricing(PickerRow row) {
		return switch (row) {
			case PickerRow.Listed listed -> listed.model().pricing();
			case PickerRow.Unlisted unlisted -> pricing(unlisted);
		};
	}

	private static Pricing pricing(PickerRow.Unlisted row) {
		// routing variants such as :nitro are billed like the provider that serves them: the price is not known before
		return row.notice() == ModelNotice.ROUTER || row.notice() == ModelNotice.PRESET
				|| row.notice() == ModelNotice.LISTED_WITH_ROUTING ? VARIABLE : Pricing.UNKNOWN;
	}
}
