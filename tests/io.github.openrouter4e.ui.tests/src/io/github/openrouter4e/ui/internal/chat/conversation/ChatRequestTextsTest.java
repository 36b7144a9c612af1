package io.github.openrouter4e.ui.internal.chat.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.costs.SpendingDecision;
import io.github.openrouter4e.costs.SpendingDecision.Kind;
import io.github.openrouter4e.costs.SpendingDecision.Scope;

/** Other bundles ask about money in the words of the chat. */
@SuppressWarnings("nls")
class ChatRequestTextsTest {

	private final ChatRequestTexts texts = new ChatRequestTexts();

	@Test
	void theLimitThatIsReachedIsNamedWithWhatTheRequestWouldCost() {
		assertEquals("The limit for a day is $1.00; $0.97 is spent today. This request: \u2248 $0.045 (estimated).",
				texts.limit(decision(Scope.DAY, new BigDecimal("0.0451"))));
		assertEquals("The limit for a conversation is $1.00; $0.97 is spent.",
				texts.limit(decision(Scope.CONVERSATION, null)));
	}

	@Test
	void whatIsSpentIsNotToldWhereItIsUnknown() {
		assertEquals(
				"The limit is $1.00, but the ledger cannot be read to tell how much of it is spent. Check the disk.",
				texts.limit(new SpendingDecision(Kind.ASK, Scope.DAY, BigDecimal.ONE, null, null)));
	}

	private static SpendingDecision decision(Scope scope, BigDecimal expected) {
		return new SpendingDecision(Kind.ASK, scope, BigDecimal.ONE, new BigDecimal("0.97"), expected);
	}
}
