package io.github.openrouter4e.ui.internal.preferences;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.client.BaseUrl;
import io.github.openrouter4e.client.KeyInfo;
import io.github.openrouter4e.client.ServiceException;
import io.github.openrouter4e.ui.internal.PriceFormat;
import io.github.openrouter4e.ui.internal.errors.ErrorText;
import io.github.openrouter4e.ui.internal.errors.Sentences;

/** Says in words how a test of the connection went. */
final class TestResultText {
	private TestResultText() {}

	static String success(URI baseUrl, KeyInfo key) {
		List<String> sentences = new ArrayList<>();
		sentences.add(NLS.bind(Messages.TestResult_connected, BaseUrl.host(baseUrl), key.label()));
		sentences.add(limit(key));
		if (Objects.equals(key.managementKey(), true)) {
			sentences.add(Messages.TestResult_managementKey);
		} else if (Objects.equals(key.freeTier(), true)) {
			sentences.add(Messages.TestResult_freeTier);
		}
		return Sentences.join(sentences);
	}

	static String failure(URI baseUrl, Exception failure) {
		if (failure instanceof ServiceException refused && refused.kind() == ServiceException.Kind.NOT_FOUND
				&& !BaseUrl.isOpenRouter(baseUrl)) {
			// gateways often serve models and chats, and nothing else
			return NLS.bind(Messages.TestResult_noKeyQuery, BaseUrl.host(baseUrl));
		}
		return ErrorText.of(failure).message();
	}

	private static String limit(KeyInfo key) {
		BigDecimal remaining = key.limitRemaining();
		BigDecimal limit = key.limit();
		if (remaining == null) {
			return Messages.TestResult_noLimit;
		}
		return limit == null
				? NLS.bind(Messages.TestResult_remaining, usd(remaining))
				: NLS.bind(Messages.TestResult_remainingOf, usd(remaining), usd(limit));
	}

	/** Whole cents, rounded down, so that nobody is promised more than there is. */
	private static String usd(BigDecimal amount) {
		return new PriceFormat(Locale.getDefault()).usdExact(amount.setScale(2, RoundingMode.FLOOR));
	}
}
