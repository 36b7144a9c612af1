package io.github.openrouter4e.ui.internal.usage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.StringJoiner;

import io.github.openrouter4e.costs.CostSum;
import io.github.openrouter4e.costs.Purpose;
import io.github.openrouter4e.ui.internal.PriceFormat;

/** The words and numbers of the usage view. Immutable. */
final class UsageText {

	private static final String NOTHING = "\u2013"; //$NON-NLS-1$

	private final Locale locale;
	private final PriceFormat prices;
	private final DateTimeFormatter days;

	UsageText(Locale locale) {
		this.locale = locale;
		this.prices = new PriceFormat(locale);
		this.days = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
	}

	String day(LocalDate day) {
		return days.format(day);
	}

	/** What requests were for. */
	String purpose(Purpose purpose) {
		return switch (purpose) {
			case CHAT -> Messages.UsageText_chat;
			case SUMMARY -> Messages.UsageText_summaries;
			case INLINE_EDIT -> Messages.UsageText_inlineEdits;
			case COMPLETION -> Messages.UsageText_completions;
			case COMMIT_MESSAGE -> Messages.UsageText_commitMessages;
			case REVIEW -> Messages.UsageText_reviews;
			case OTHER -> Messages.UsageText_others;
		};
	}

	String count(long count) {
		return NumberFormat.getIntegerInstance(locale).format(count);
	}

	/** The share of the prompt tokens that was read from a cache, in percent without decimals, rounded down. */
	String cachedShare(CostSum sum) {
		if (sum.promptTokens() <= 0) {
			return NOTHING;
		}
		BigDecimal share = BigDecimal.valueOf(sum.cachedTokens()).divide(BigDecimal.valueOf(sum.promptTokens()), 2,
				RoundingMode.DOWN);
		return NumberFormat.getPercentInstance(locale).format(share);
	}

	/** The cost, marked when a part of it is estimated or not known; what is not known is never a 0. */
	String cost(CostSum sum) {
		return switch (sum.kind()) {
			case EXACT -> prices.usd(sum.total());
			case ESTIMATED -> MessageFormat.format(Messages.UsageText_estimated, prices.usd(sum.total()));
			case UNKNOWN -> sum.unknown() == sum.requests() && sum.total().signum() == 0
					? Messages.UsageText_unknown
					: MessageFormat.format(Messages.UsageText_atLeast, prices.usd(sum.total()));
		};
	}

	/** What caching saved; nothing is said if it made no difference. */
	String savings(CostSum sum) {
		return sum.cacheSavings().signum() == 0 ? NOTHING : prices.usd(sum.cacheSavings());
	}

	/** One sentence about the whole report, with its uncertainty. */
	String summary(CostSum total) {
		if (total.requests() == 0) {
			return Messages.UsageText_none;
		}
		StringJoiner text = new StringJoiner(Messages.UsageText_separator);
		text.add(MessageFormat.format(Messages.UsageText_summary, cost(total),
				Integer.valueOf(total.requests()), count(total.promptTokens()), cachedShare(total),
				count(total.completionTokens())));
		if (total.cacheSavings().signum() > 0) {
			text.add(MessageFormat.format(Messages.UsageText_summarySaved, prices.usd(total.cacheSavings())));
		}
		if (total.toolCost().signum() > 0) {
			text.add(MessageFormat.format(Messages.UsageText_summaryTools, prices.usd(total.toolCost())));
		}
		if (total.byokRequests() > 0) {
			text.add(MessageFormat.format(Messages.UsageText_summaryByok,
					prices.usd(total.byokFee()), prices.usd(total.providerBill())));
		}
		if (total.estimated() > 0) {
			text.add(MessageFormat.format(Messages.UsageText_summaryEstimated, Integer.valueOf(total.estimated())));
		}
		if (total.unknown() > 0) {
			text.add(MessageFormat.format(Messages.UsageText_summaryUnknown, Integer.valueOf(total.unknown())));
		}
		return text.toString();
	}
}
