package io.github.openrouter4e.ui.internal.chat.conversation;

import java.math.BigDecimal;

import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Component;

import io.github.openrouter4e.costs.CostKind;
import io.github.openrouter4e.costs.ModelCallResult;
import io.github.openrouter4e.costs.SpendingDecision;
import io.github.openrouter4e.ui.RequestTexts;
import io.github.openrouter4e.ui.internal.errors.ErrorText;
import io.github.openrouter4e.ui.internal.transcript.Amounts;

/** Words requests of other bundles as the chat words its own. */
@Component
public final class ChatRequestTexts implements RequestTexts {

	@Override
	public String failure(Throwable failure) {
		return ErrorText.of(failure).message();
	}

	@Override
	public String limit(SpendingDecision decision) {
		var text = Notices.limit(decision).text();
		var expected = decision.expected();
		return expected == null || decision.scope() == SpendingDecision.Scope.TASK
				? text
				: NLS.bind(Messages.ChatRequestTexts_limit, text, Amounts.usd(expected, CostKind.ESTIMATED));
	}

	@Override
	public String cost(ModelCallResult result) {
		var total = result.cost().total();
		var cost = Amounts.usd(total == null ? BigDecimal.ZERO : total, result.cost().kind());
		var tokens = result.tokens();
		var model = result.model();
		return tokens == null || model == null
				? cost
				: NLS.bind(Messages.ChatRequestTexts_cost, new Object[]{cost, Amounts.count(tokens.prompt()),
						Amounts.count(tokens.completion()), model});
	}
}
