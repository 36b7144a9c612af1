package io.github.openrouter4e.costs.internal;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.costs.LedgerEntry;
import io.github.openrouter4e.costs.TokenCounts;

/**
 * Ledger entries as CSV after RFC 4180. Names of models and providers come from outside: what a spreadsheet would take for a
 * formula gets an apostrophe in front. Unknown values are empty, not 0.
 */
@SuppressWarnings("nls") // file format, the same in all languages
final class LedgerCsv {

	private static final String END = "\r\n";
	/**
	 * What a spreadsheet takes for a formula, also in full width, at the beginning of a text and of what follows a character
	 * that separates cells in some countries.
	 */
	private static final Pattern FORMULA = Pattern
			.compile("(^|[;,|])([\\s\\p{Z}\\p{Cf}\"']*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20\u2212])");
	private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\u0085\u2028\u2029]");

	private LedgerCsv() {}

	static void write(List<LedgerEntry> entries, Appendable target) throws IOException {
		line(target, "time", "conversation", "answer", "model", "provider", "generation", "failed", "prompt_tokens",
				"cached_tokens", "cache_write_tokens", "completion_tokens", "reasoning_tokens", "byok", "credits_usd",
				"credits_kind", "provider_bill_usd", "provider_bill_kind", "total_usd", "total_kind",
				"cache_savings_usd", "purpose", "tool_cost_usd");
		for (LedgerEntry entry : entries) {
			write(entry, target);
		}
	}

	private static void write(LedgerEntry entry, Appendable target) throws IOException {
		TokenCounts tokens = entry.tokens();
		var cost = entry.cost();
		line(target, entry.time().toString(), text(entry.conversationId()), text(entry.turnId()), text(entry.model()),
				text(entry.provider()), text(entry.generationId()), String.valueOf(entry.failed()),
				tokens == null ? "" : String.valueOf(tokens.prompt()),
				tokens == null ? "" : String.valueOf(tokens.cached()),
				tokens == null ? "" : String.valueOf(tokens.cacheWrite()),
				tokens == null ? "" : String.valueOf(tokens.completion()),
				tokens == null ? "" : String.valueOf(tokens.reasoning()), String.valueOf(cost.byok()),
				amount(cost.credits()), cost.creditsKind().name(), amount(cost.providerBill()),
				cost.byok() ? cost.providerBillKind().name() : "", amount(cost.total()), cost.kind().name(),
				amount(cost.cacheSavings()), entry.purpose().name(),
				amount(cost.toolCost()));
	}

	private static String text(@Nullable String text) {
		if (text == null || text.isEmpty()) {
			return "";
		}
		return FORMULA.matcher(CONTROLS.matcher(text).replaceAll(" ")).replaceAll("$1'$2");
	}

	private static String amount(@Nullable BigDecimal usd) {
		return usd == null ? "" : usd.toPlainString();
	}

	private static void line(Appendable target, String... fields) throws IOException {
		target.append(String.join(",", Stream.of(fields).map(LedgerCsv::quoted).toList())).append(END);
	}

	private static String quoted(String field) {
		boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
		return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
	}
}
