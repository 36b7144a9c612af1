package io.github.openrouter4e.git.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.ChosenModel;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.CancelledException;
import io.github.openrouter4e.client.ChatCompletion;
import io.github.openrouter4e.client.ChatEvent;
import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.ChatRequestBuilder;
import io.github.openrouter4e.client.FinishReason;
import io.github.openrouter4e.client.Message;
import io.github.openrouter4e.client.Timings;
import io.github.openrouter4e.costs.AnswerCost;
import io.github.openrouter4e.costs.CostEstimate;
import io.github.openrouter4e.costs.CostKind;
import io.github.openrouter4e.costs.LedgerEntry;
import io.github.openrouter4e.costs.ModelCall;
import io.github.openrouter4e.costs.ModelCallListener;
import io.github.openrouter4e.costs.ModelCallResult;
import io.github.openrouter4e.costs.ModelCalls;
import io.github.openrouter4e.costs.SpendingDecision;
import io.github.openrouter4e.costs.SpendingLimitException;
import io.github.openrouter4e.costs.TokenCounts;
import io.github.openrouter4e.storage.Registration;

/** A model that answers what a test says, and keeps what it was asked. */
@SuppressWarnings("nls")
public final class FakeCalls implements ModelCalls {

	/** What the answers cost. */
	public static final BigDecimal PRICE = new BigDecimal("0.0012");

	private final List<ModelCall> calls = new ArrayList<>();
	private List<String> answer = List.of();
	private boolean limited;
	private FinishReason finish = FinishReason.STOP;
	private @Nullable RuntimeException failure;
	private Consumer<Integer> before = piece -> {
		// goes on at once
	};

	/** The next answers, in the pieces in which they arrive. */
	public FakeCalls answer(String... pieces) {
		answer = List.of(pieces);
		return this;
	}

	/** The next answers end like this after their pieces. */
	public FakeCalls fail(RuntimeException with) {
		failure = with;
		return this;
	}

	/** The next answers end for this reason. */
	public FakeCalls finish(FinishReason reason) {
		finish = reason;
		return this;
	}

	/** The user wants to be asked before each call. */
	public FakeCalls limit() {
		limited = true;
		return this;
	}

	/** What happens before a piece arrives, by its number from 0. */
	public FakeCalls before(Consumer<Integer> piece) {
		before = piece;
		return this;
	}

	/** All calls, those that a limit held back too. */
	public List<ModelCall> calls() {
		return List.copyOf(calls);
	}

	/** All that was sent with the last call. */
	public String sent() {
		return String.join("\n", calls.getLast().request().messages().stream().map(Message::content)
				.map(content -> content.text()).toList());
	}

	/** A model that the user chose. */
	public static ChosenModel model() {
		return new ChosenModel() {
			@Override
			public String id() {
				return "maker/model";
			}

			@Override
			public @Nullable Long contextLength() {
				return 100_000L;
			}

			@Override
			public ChatRequestBuilder request(List<? extends Message> messages) {
				return ChatRequest.builder().model(id()).messages(messages);
			}
		};
	}

	@Override
	public void call(ModelCall call, ModelCallListener listener, Cancellation cancellation) {
		calls.add(call);
		if (limited && !call.agreed()) {
			ended(listener, null, new SpendingLimitException(new SpendingDecision(SpendingDecision.Kind.ASK,
					SpendingDecision.Scope.DAY, BigDecimal.ONE, BigDecimal.ONE, PRICE)), AnswerCost.NONE);
			return;
		}
		for (var i = 0; i < answer.size(); i++) {
			before.accept(i);
			if (cancellation.isCancelled()) {
				ended(listener, null, new CancelledException(), cost());
				return;
			}
			listener.accept(new ChatEvent.Text(answer.get(i)));
		}
		var with = failure;
		ended(listener, with == null
				? new ChatCompletion("gen", "maker/model", "Provider", answer, List.of(), List.of(), null, List.of(),
						List.of(), List.of(), List.of(), finish, null, null, null,
						new Timings(Instant.EPOCH, null, Duration.ZERO), null, false)
				: null, with, cost());
	}

	private static AnswerCost cost() {
		return AnswerCost.credits(PRICE, CostKind.EXACT, null);
	}

	private static void ended(ModelCallListener listener, @Nullable ChatCompletion completion,
			@Nullable RuntimeException failure, AnswerCost cost) {
		listener.ended(new ModelCallResult(completion, failure, "gen", "maker/model", "Provider", cost, null));
	}

	@Override
	public ChatCompletion complete(ModelCall call, Cancellation cancellation) {
		throw new UnsupportedOperationException();
	}

	@Override
	public CostEstimate estimate(@Nullable String conversationId, String model, TokenCounts prompt,
			@Nullable Integer maxTokens, BigDecimal documents, @Nullable String tier, boolean spoken) {
		throw new UnsupportedOperationException();
	}

	@Override
	public long tokens(String model, long size) {
		return size / 4;
	}

	@Override
	public String listedId(String model) {
		return model;
	}

	@Override
	public void recover(LedgerEntry entry, TokenCounts guess) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Registration addListener(Consumer<LedgerEntry> listener) {
		return () -> {
			// nothing becomes known later
		};
	}
}
