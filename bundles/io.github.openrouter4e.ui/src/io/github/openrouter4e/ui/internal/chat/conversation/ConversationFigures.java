package io.github.openrouter4e.ui.internal.chat.conversation;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.costs.CostEstimate;
import io.github.openrouter4e.costs.CostKind;
import io.github.openrouter4e.costs.CostSum;
import io.github.openrouter4e.ui.internal.transcript.Amounts;

/**
 * What a conversation has cost so far and how much of the model's context it fills, for the title line.
 *
 * @param text    as short as can be
 * @param details with every digit, for a tool tip
 */
public record ConversationFigures(String text, String details) {

	private static final double THOUSAND = 1_000;
	private static final double MILLION = 1_000_000;

	/** Nothing to say. */
	static final ConversationFigures NONE = new ConversationFigures("", ""); //$NON-NLS-1$ //$NON-NLS-2$

	/**
	 * The figures.
	 *
	 * @param spent on the conversation, on all its branches
	 * @param next  what a request without a further prompt would be; null if it is not known yet
	 */
	static ConversationFigures of(CostSum spent, @Nullable CostEstimate next) {
		var details = new ArrayList<String>();
		details.add(NLS.bind(spent.requests() == 1
				? Messages.ConversationFigures_figuresCostOne
				: Messages.ConversationFigures_figuresCost, exact(spent), Amounts.count(spent.requests())));
		if (spent.byokRequests() > 0) {
			details.add(NLS.bind(Messages.ConversationFigures_figuresByok, Amounts.exact(spent.credits()),
					Amounts.exact(spent.providerBill())));
		}
		if (spent.estimated() > 0) {
			details.add(NLS.bind(Messages.ConversationFigures_figuresEstimated, Amounts.count(spent.estimated())));
		}
		if (spent.unknown() > 0) {
			details.add(NLS.bind(Messages.ConversationFigures_figuresUnknown, Amounts.count(spent.unknown())));
		}
		var text = next == null ? cost(spent) : cost(spent) + " \u00B7 " + context(next, details); //$NON-NLS-1$
		return new ConversationFigures(text, String.join("\n", details)); //$NON-NLS-1$
	}

	/** Estimated sums and lower bounds are marked by a sign: there is no room for words. */
	private static String cost(CostSum spent) {
		return switch (spent.kind()) {
			case EXACT -> Amounts.usd(spent.total());
			case ESTIMATED -> "\u2248 " + Amounts.usd(spent.total()); //$NON-NLS-1$
			case UNKNOWN -> spent.total().signum() == 0
					? Amounts.usd(spent.total(), CostKind.UNKNOWN)
					: "\u2265 " + Amounts.usd(spent.total()); //$NON-NLS-1$
		};
	}

	private static String exact(CostSum spent) {
		return spent.kind() == CostKind.UNKNOWN && spent.total().signum() == 0
				? Amounts.usd(spent.total(), CostKind.UNKNOWN)
				: Amounts.exact(spent.total());
	}

	private static String context(CostEstimate next, List<String> details) {
		var tokens = Amounts.count(next.promptTokens());
		var share = next.contextShare();
		var length = next.contextLength();
		if (share == null || length == null) {
			details.add(NLS.bind(Messages.ConversationFigures_figuresContextUnknown, tokens, next.model()));
			return NLS.bind(Messages.ConversationFigures_figuresTokens, tokens);
		}
		details.add(NLS.bind(Messages.ConversationFigures_figuresContext,
				new Object[]{tokens, Amounts.count(length), Amounts.percent(share), next.model()}));
		return NLS.bind(Messages.ConversationFigures_figuresShare, Amounts.percent(share), round(length));
	}

	/** {@code 200k}, {@code 1M}: nobody needs the rest to see how full it is. */
	private static String round(long tokens) {
		var format = NumberFormat.getNumberInstance(Locale.getDefault());
		format.setMaximumFractionDigits(tokens < 10 * MILLION && tokens >= MILLION ? 1 : 0);
		return tokens < THOUSAND
				? format.format(tokens)
				: tokens < MILLION ? format.format(tokens / THOUSAND) + 'k' : format.format(tokens / MILLION) + 'M';
	}
}
