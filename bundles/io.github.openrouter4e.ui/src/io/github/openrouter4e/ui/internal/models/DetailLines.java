package io.github.openrouter4e.ui.internal.models;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.TreeSet;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.Model;
import io.github.openrouter4e.client.ModelReasoning;
import io.github.openrouter4e.models.CatalogueSnapshot;
import io.github.openrouter4e.models.ModelInfo;
import io.github.openrouter4e.models.ModelNotice;
import io.github.openrouter4e.models.ModelResolution;

/** What the details pane says about a row. Immutable. */
final class DetailLines {

	private static final String SEPARATOR = ", "; //$NON-NLS-1$

	private final NumberFormat numbers;
	private final DateTimeFormatter days;
	private final PriceLines prices;

	DetailLines(Locale locale) {
		numbers = NumberFormat.getIntegerInstance(locale);
		days = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
		prices = new PriceLines(locale);
	}

	/**
	 * @param list  to find the successor of a model that goes away
	 * @param today for how soon it does
	 */
	List<DetailLine> of(PickerRow row, CatalogueSnapshot list, LocalDate today) {
		List<DetailLine> lines = new ArrayList<>();
		switch (row) {
			case PickerRow.Listed listed -> addModel(lines, listed.model(), list, today);
			case PickerRow.Unlisted unlisted -> addUnlisted(lines, unlisted, list, today);
		}
		return lines;
	}

	private void addUnlisted(List<DetailLine> lines, PickerRow.Unlisted row, CatalogueSnapshot list, LocalDate today) {
		ModelInfo base = row.resolution().model();
		lines.add(new DetailLine.Title(row.resolution().notice() == ModelNotice.REMOVED
				? row.resolution().name()
				: row.id()));
		if (row.resolution().notice() == ModelNotice.REMOVED) {
			lines.add(new DetailLine.Plain(row.id()));
		}
		String notice = notice(row.resolution());
		lines.add(switch (row.resolution().notice()) {
			case UNLISTED, REMOVED, MALFORMED, BATCH -> new DetailLine.Warning(notice); // a request may well be refused
			default -> new DetailLine.Plain(notice);
		});
		if (base != null) {
			lines.add(new DetailLine.Heading(MessageFormat.format(Messages.DetailLines_base, base.name())));
			addModel(lines, base, list, today);
		}
	}

	private void addModel(List<DetailLine> lines, ModelInfo info, CatalogueSnapshot list, LocalDate today) {
		Model model = info.model();
		lines.add(new DetailLine.Title(info.name()));
		lines.add(new DetailLine.Plain(info.id() + '\n'));
		addExpiry(lines, info, list, today);
		if (!model.description().isBlank()) {
			lines.add(new DetailLine.Plain(model.description().strip()));
		}
		lines.add(new DetailLine.Heading(Messages.DetailLines_prices));
		lines.addAll(prices.of(info));
		lines.add(new DetailLine.Heading(Messages.DetailLines_facts));
		addFacts(lines, info, today);
		addReasoning(lines, model.reasoning());
		fact(lines, Messages.DetailLines_parameters,
				String.join(SEPARATOR, new TreeSet<>(model.supportedParameters())));
	}

	/** An end that is years away is a fact like any other. */
	private void addExpiry(List<DetailLine> lines, ModelInfo info, CatalogueSnapshot list, LocalDate today) {
		LocalDate expires = info.expires();
		if (expires == null || !info.endsSoon(today)) {
			return;
		}
		boolean past = expires.isBefore(today);
		ModelInfo next = list.successor(info, today);
		lines.add(new DetailLine.Warning(next == null
				? MessageFormat.format(past ? Messages.DetailLines_expired : Messages.DetailLines_expires,
						days.format(expires))
				: MessageFormat.format(past ? Messages.DetailLines_expiredFor : Messages.DetailLines_expiresFor,
						days.format(expires), next.name(), next.id())));
	}

	private void addFacts(List<DetailLine> lines, ModelInfo info, LocalDate today) {
		Model model = info.model();
		fact(lines, Messages.DetailLines_vendor, info.vendorName());
		fact(lines, Messages.DetailLines_alias, model.aliasTarget());
		fact(lines, Messages.DetailLines_context, context(info));
		fact(lines, Messages.DetailLines_maxOutput, tokens(info.maxOutputTokens()));
		fact(lines, Messages.DetailLines_input, String.join(SEPARATOR, model.architecture().inputModalities()));
		fact(lines, Messages.DetailLines_output, String.join(SEPARATOR, model.architecture().outputModalities()));
		LocalDate cutoff = model.knowledgeCutoff();
		fact(lines, Messages.DetailLines_cutoff, cutoff == null ? null : days.format(cutoff));
		Instant created = info.created();
		fact(lines, Messages.DetailLines_released,
				created == null ? null : days.format(created.atZone(ZoneOffset.UTC)));
		LocalDate expires = info.expires();
		fact(lines, Messages.DetailLines_end, expires == null || info.endsSoon(today) ? null : days.format(expires));
		fact(lines, Messages.DetailLines_tokenizer, model.architecture().tokenizer());
		Boolean moderated = model.topProvider().moderated();
		fact(lines, Messages.DetailLines_moderation, moderated == null
				? null
				: moderated.booleanValue() ? Messages.DetailLines_moderated : Messages.DetailLines_notModerated);
	}

	private @Nullable String context(ModelInfo info) {
		String own = tokens(info.contextLength());
		Long top = info.topProviderContextLength();
		return own == null || top == null || top.equals(info.contextLength())
				? own
				: MessageFormat.format(Messages.DetailLines_contextOfTop, own, numbers.format(top));
	}

	private static void addReasoning(List<DetailLine> lines, @Nullable ModelReasoning reasoning) {
		if (reasoning == null) {
			return;
		}
		StringJoiner text = new StringJoiner("; "); //$NON-NLS-1$
		Boolean byDefault = reasoning.defaultEnabled();
		if (reasoning.mandatory()) {
			text.add(Messages.DetailLines_reasoningMandatory);
		} else if (byDefault != null) {
			text.add(byDefault.booleanValue()
					? Messages.DetailLines_reasoningOnByDefault
					: Messages.DetailLines_reasoningOffByDefault);
		}
		List<String> efforts = reasoning.supportedEfforts();
		if (efforts != null && !efforts.isEmpty()) {
			text.add(MessageFormat.format(Messages.DetailLines_reasoningEfforts, String.join(SEPARATOR, efforts)));
		}
		if (reasoning.supportsMaxTokens()) {
			text.add(Messages.DetailLines_reasoningBudget);
		}
		fact(lines, Messages.DetailLines_reasoning, text.toString());
	}

	private @Nullable String tokens(@Nullable Long count) {
		return count == null ? null : MessageFormat.format(Messages.DetailLines_tokens, numbers.format(count));
	}

	/** Adds what is known; a list of "unknown" would only hide it. */
	private static void fact(List<DetailLine> lines, String label, @Nullable String value) {
		if (value != null && !value.isBlank()) {
			lines.add(new DetailLine.Fact(label, value));
		}
	}

	/** What the user should know about an id that the list does not simply have; empty if nothing. */
	private static String notice(ModelResolution resolution) {
		return switch (resolution.notice()) {
			case NONE, EXPIRING -> ""; //$NON-NLS-1$
			case BATCH -> Messages.DetailLines_batch;
			case LISTED_WITH_ROUTING -> Messages.DetailLines_routing;
			case PRESET -> Messages.DetailLines_preset;
			case ROUTER -> Messages.DetailLines_router;
			case UNLISTED -> Messages.DetailLines_unlisted;
			case REMOVED -> MessageFormat.format(Messages.DetailLines_removed, resolution.name());
			case NO_CATALOGUE -> Messages.DetailLines_noCatalogue;
			case MALFORMED -> Messages.DetailLines_malformed;
		};
	}
}
