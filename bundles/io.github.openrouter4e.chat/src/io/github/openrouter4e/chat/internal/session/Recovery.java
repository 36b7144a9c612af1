package io.github.openrouter4e.chat.internal.session;

import java.time.Instant;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerPart;
import io.github.openrouter4e.chat.GrowingText;
import io.github.openrouter4e.chat.ToolResult;
import io.github.openrouter4e.chat.internal.store.StoredConversation;
import io.github.openrouter4e.chat.internal.store.TurnSlot;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed;
import io.github.openrouter4e.costs.LedgerEntry;
import io.github.openrouter4e.costs.LedgerId;
import io.github.openrouter4e.costs.ModelCalls;
import io.github.openrouter4e.costs.TextSize;
import io.github.openrouter4e.costs.TokenCounts;

/** What is left to do for answers that were being received, and for tools that ran, when the process was killed. */
@SuppressWarnings("nls") // what the model is told
final class Recovery {

	/** It may have done its work, a part of it, or nothing. */
	static final Failed INTERRUPTED = new Failed(
			"The workbench ended while this tool ran. Whether it did its work, or a "
					+ "part of it, is not known. Look before you run it again.",
			Failed.Kind.INTERRUPTED);

	private final SessionContext context;
	private final SessionModel session;

	Recovery(SessionContext context, SessionModel session) {
		this.context = context;
		this.session = session;
	}

	/** Writes their ends, so that they can be continued, and has what they cost looked up. Nothing runs again by itself. */
	void recover(StoredConversation stored) {
		for (String id : stored.runningTools()) {
			TurnSlot slot = session.state().tree().slot(id);
			if (slot != null && slot.turn() instanceof ToolResult tool && tool.isRunning()) {
				session.toolEnds(tool.withEnd(INTERRUPTED, null));
			}
		}
		for (String id : stored.unended()) {
			TurnSlot slot = session.state().tree().slot(id);
			if (slot != null && slot.turn() instanceof Answer answer && !answer.parts().isEmpty()) {
				session.settle(answer);
				if (answer.parts().getLast().generationId() != null) {
					record(answer);
				}
			}
		}
	}

	private void record(Answer answer) {
		int index = answer.parts().size() - 1;
		AnswerPart part = answer.parts().get(index);
		String answered = part.model();
		String model = context.calls().listedId(answered == null ? answer.requestedModel() : answered);
		TokenCounts guess = guess(context.calls(), model, answer, sent(answer, model));
		context.calls().recover(new LedgerEntry(new LedgerId(session.id(), answer.id(), index).toString(),
				context.clock().instant(), session.id(), answer.id(), model, part.provider(), part.generationId(),
				null, part.cost(), true, 0), guess);
	}

	private long sent(Answer answer, String model) {
		SessionState state = session.state();
		return PromptTokens.ofRequest(context.calls(), model, context.assembler().systemPrompt(state.options()), state,
				answer.parentId(), TurnRunner.NOTHING, Instant.MAX).all();
	}

	/** Tokens that the last part of an answer is thought to have; what the model reasoned is paid for like what it said. */
	private static TokenCounts guess(ModelCalls calls, String model, Answer answer, long prompt) {
		int index = answer.parts().size() - 1;
		AnswerPart before = index == 0 ? null : answer.parts().get(index - 1);
		long text = since(answer.text(), before == null ? 0 : before.textEnd());
		long reasoning = since(answer.reasoning(), before == null ? 0 : before.reasoningEnd());
		return new TokenCounts(prompt, 0, 0, calls.tokens(model, text + reasoning), calls.tokens(model, reasoning));
	}

	private static long since(GrowingText text, int start) {
		return TextSize.of(text.substring(Math.min(start, text.length()), text.length()));
	}
}
