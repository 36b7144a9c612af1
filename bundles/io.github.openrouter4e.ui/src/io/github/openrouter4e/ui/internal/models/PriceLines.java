package io.github.openrouter4e.ui.internal.models;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.Price;
import io.github.openrouter4e.client.Pricing;
import io.github.openrouter4e.client.PricingOverride;
import io.github.openrouter4e.models.ModelInfo;
import io.github.openrouter4e.ui.internal.PriceFormat;

/**
 * All prices of a model in words, with their units and the conditions under which others apply. Immutable.
 */
@SuppressWarnings("nls") // wire names; texts come from Messages
final class PriceLines {

	private static final BigDecimal TOKENS_OF_SMALL_IMAGE = BigDecimal.valueOf(50);
	/** USD; no token of text, image or sound costs more than 200 USD a million. */
	private static final BigDecimal DEAREST_TOKEN = new BigDecimal("0.0002");
	private static final String SEPARATOR = ", ";
	private static final List<String> ORDER = List.of("prompt", "completion", "input_cache_read", "input_cache_write",
			"input_cache_write_1h", "internal_reasoning", "request", "image", "image_token", "image_output", "audio",
			"audio_output", "input_audio_cache", "web_search");

	private final Locale locale;
	private final PriceFormat prices;

	PriceLines(Locale locale) {
		this.locale = locale;
		this.prices = new PriceFormat(locale);
	}

	/** The prices of a model; those of its tokens say nothing if it is paid by the song, the second or the image. */
	List<DetailLine> of(ModelInfo model) {
		if (!model.hasOtherPrices()) {
			return of(model.pricing());
		}
		List<DetailLine> lines = new ArrayList<>();
		lines.add(new DetailLine.Plain(Messages.PriceLines_seePage));
		addOthers(lines, model.pricing());
		return lines;
	}

	List<DetailLine> of(Pricing pricing) {
		List<DetailLine> lines = new ArrayList<>();
		lines.add(line("prompt", pricing.prompt(), pricing));
		lines.add(line("completion", pricing.completion(), pricing));
		addOthers(lines, pricing);
		return lines;
	}

	private void addOthers(List<DetailLine> lines, Pricing pricing) {
		pricing.prices().entrySet().stream().filter(price -> isTold(price.getKey(), price.getValue()))
				.sorted(Comparator.comparingInt(price -> rank(price.getKey())))
				.forEach(price -> lines.add(line(price.getKey(), price.getValue(), pricing)));
		BigDecimal discount = pricing.discount();
		if (discount != null && discount.signum() != 0) {
			lines.add(new DetailLine.Fact(Messages.PriceLines_discount, percent(discount)));
		}
		for (PricingOverride override : pricing.overrides()) {
			lines.add(new DetailLine.Plain(MessageFormat.format(
					override.unknownConditions().isEmpty() ? Messages.PriceLines_when : Messages.PriceLines_whenUnknown,
					condition(override))));
			override.prices().entrySet().stream().sorted(Comparator.comparingInt(price -> rank(price.getKey())))
					.forEach(price -> lines.add(line(price.getKey(), price.getValue(), pricing)));
		}
	}

	/** Besides prompt and completion; a 0 among the rarer prices only means that nothing is charged in that way. */
	private static boolean isTold(String key, Price price) {
		boolean charged = !(price instanceof Price.Known known) || !known.isFree();
		return charged && rank(key) > ORDER.indexOf("completion");
	}

	/** The prices that matter to everybody first, those that this version does not know last. */
	private static int rank(String key) {
		int rank = ORDER.indexOf(key);
		return rank < 0 ? ORDER.size() : rank;
	}

	private DetailLine line(String key, Price price, Pricing all) {
		String unit = unit(key, price, all);
		String amount = unit.equals(Messages.PriceLines_perMillion) ? prices.perMillion(price) : prices.each(price);
		boolean charged = price instanceof Price.Known known && !known.isFree();
		return new DetailLine.Fact(label(key), charged ? MessageFormat.format(unit, amount) : amount);
	}

	private static String label(String key) {
		return switch (key) {
			case "prompt" -> Messages.PriceLines_prompt;
			case "completion" -> Messages.PriceLines_completion;
			case "input_cache_read" -> Messages.PriceLines_cacheRead;
			case "input_cache_write" -> Messages.PriceLines_cacheWrite;
			case "input_cache_write_1h" -> Messages.PriceLines_cacheWrite1h;
			case "internal_reasoning" -> Messages.PriceLines_reasoning;
			case "request" -> Messages.PriceLines_request;
			case "image" -> Messages.PriceLines_image;
			case "image_token" -> Messages.PriceLines_imageToken;
			case "image_output" -> Messages.PriceLines_imageOutput;
			case "audio" -> Messages.PriceLines_audio;
			case "audio_output" -> Messages.PriceLines_audioOutput;
			case "input_audio_cache" -> Messages.PriceLines_audioCache;
			case "web_search" -> Messages.PriceLines_webSearch;
			default -> key;
		};
	}

	private static String unit(String key, Price price, Pricing all) {
		return switch (key) {
			case "prompt", "completion", "input_cache_read", "input_cache_write", "input_cache_write_1h",
					"internal_reasoning", "image_token" ->
				Messages.PriceLines_perMillion;
			case "request" -> Messages.PriceLines_perRequest;
			case "web_search" -> Messages.PriceLines_perSearch;
			case "image" -> isNearThePrompt(price, all) ? Messages.PriceLines_perMillion : Messages.PriceLines_perImage;
			default -> isPerToken(price, all) ? Messages.PriceLines_perMillion : Messages.PriceLines_perUnit;
		};
	}

	/** OpenRouter does not tell the unit; an image has more tokens than that. */
	private static boolean isNearThePrompt(Price price, Pricing all) {
		BigDecimal amount = price.amount();
		BigDecimal prompt = all.prompt().amount();
		return amount != null && prompt != null && amount.compareTo(prompt.multiply(TOKENS_OF_SMALL_IMAGE)) < 0;
	}

	/** Nothing but a token is so cheap. */
	private static boolean isPerToken(Price price, Pricing all) {
		BigDecimal amount = price.amount();
		return isNearThePrompt(price, all) || amount != null && amount.compareTo(DEAREST_TOKEN) <= 0;
	}

	private String condition(PricingOverride override) {
		StringJoiner conditions = new StringJoiner(SEPARATOR);
		BigDecimal tokens = override.minPromptTokens();
		if (tokens != null) {
			conditions.add(MessageFormat.format(Messages.PriceLines_longPrompt,
					NumberFormat.getNumberInstance(locale).format(tokens)));
		}
		Integer start = override.utcStart();
		Integer end = override.utcEnd();
		if (start != null || end != null) {
			conditions.add(MessageFormat.format(Messages.PriceLines_hours, time(start), time(end)));
		}
		if (!override.utcDays().isEmpty()) {
			StringJoiner days = new StringJoiner(SEPARATOR);
			override.utcDays().forEach(day -> days.add(day(day)));
			conditions.add(MessageFormat.format(Messages.PriceLines_days, days));
		}
		override.unknownConditions().forEach(conditions::add);
		return conditions.toString();
	}

	/** HHMM as a number: 1630 is half past four in the afternoon; without a bound the day's own applies. */
	private static String time(@Nullable Integer clock) {
		int value = clock == null ? 0 : clock.intValue();
		return String.format(Locale.ROOT, "%02d:%02d", value / 100, value % 100);
	}

	private String day(String english) {
		for (DayOfWeek day : DayOfWeek.values()) {
			if (day.name().equalsIgnoreCase(english)) {
				return day.getDisplayName(TextStyle.FULL_STANDALONE, locale);
			}
		}
		return english;
	}

	private String percent(BigDecimal fraction) {
		NumberFormat format = NumberFormat.getPercentInstance(locale);
		format.setMaximumFractionDigits(2);
		return format.format(fraction);
	}
}
