package io.github.openrouter4e.editor.internal.inline;

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
import io.github.openrouter4e.ui.RequestTexts;

/** A model that answers what a test says, and keeps what it was asked. */
@SuppressWarnings("nls")
final class FakeModel implements ModelCalls, RequestTexts, ChosenModel {

	private static final BigDecimal PRICE = new BigDecimal("0.0012");

	private final List<ModelCall> calls = new ArrayList<>();
	private final List<Runnable> before = new ArrayList<>();
	private String answer = "";
	private boolean isLimited;
	private volatile boolean wasCancelled;
	private Runnable whenEnded = () -> {
		// nobody waits
	};
	private @Nullable RuntimeException failure;

	InlineServices services() {
		return new InlineServices(this, () -> this, this);
	}

	/** The next answers. */
	void answer(String text) {
		answer = text;
	}

	/** The next answers end like this; null: well. */
	void fail(@Nullable RuntimeException with) {
		failure = with;
	}

	/** The user wants to be asked before each call. */
	void limit() {
		isLimited = true;
	}

	/** What happens once, when the next answer has begun. */
	void before(Runnable work) {
		before.add(work);
	}

	/** Who is told when an answer has ended. */
	void whenEnded(Runnable told) {
		whenEnded = told;
	}

	boolean wasCancelled() {
		return wasCancelled;
	}

	/** All that were sent. */
	List<ModelCall> calls() {
		return List.copyOf(calls);
	}

	/** What was sent last. */
	String sent() {
		return calls.getLast().request().messages().getLast().content().text();
	}

	@Override
	public void call(ModelCall call, ModelCallListener listener, Cancellation cancellation) {
		if (isLimited && !call.agreed()) {
			end(listener, new SpendingLimitException(new SpendingDecision(SpendingDecision.Kind.ASK,
					SpendingDecision.Scope.DAY, BigDecimal.ONE, BigDecimal.ONE, PRICE)));
			return;
		}
		calls.add(call);
		listener.accept(new ChatEvent.Text(answer.substring(0, answer.length() / 2)));
		before.forEach(Runnable::run);
		before.clear();
		wasCancelled = cancellation.isCancelled();
		if (wasCancelled) {
			end(listener, new CancelledException());
			return;
		}
		listener.accept(new ChatEvent.Text(answer.substring(answer.length() / 2)));
		end(listener, failure);
	}

	private void end(ModelCallListener listener, @Nullable RuntimeException with) {
		listener.ended(new ModelCallResult(with == null
				? new ChatCompletion("gen", id(), "Provider", List.of(answer), List.of(), List.of(), null, List.of(),
						List.of(), List.of(), List.of(), FinishReason.STOP, null, null, null,
						new Timings(Instant.EPOCH, null, Duration.ZERO), null, false)
				: null, with, "gen", id(), "Provider", AnswerCost.credits(PRICE, CostKind.EXACT, null), null));
		whenEnded.run();
	}

	@Override
	public String failure(Throwable with) {
		return "failed: " + with.getClass().getSimpleName();
	}

	@Override
	public String limit(SpendingDecision decision) {
		return "limit";
	}

	@Override
	public String cost(ModelCallResult result) {
		return "$" + result.cost().total();
	}

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
