package io.github.openrouter4e.ui.internal.chat.conversation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.chat.AttachmentCost;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.costs.CostEstimate;
import io.github.openrouter4e.ui.internal.tasks.UiTasks;
import io.github.openrouter4e.ui.internal.transcript.Amounts;

/**
 * Tells what a prompt would cost while it is typed. Only the newest prompt
 * counts: however fast somebody types, one estimate is under way at a time.
 */
final class Estimator {

	private final ChatPresenter.View view;
	private final UiTasks tasks;
	private final CachingWords caching;
	private final RequestWords requests;
	private final AtomicReference<@Nullable Request> newest = new AtomicReference<>();

	/** The request whose answer would still be right; for the UI thread. */
	private @Nullable Request latest;

	private record Request(ChatSession session, @Nullable String edited, Prompt prompt) {

		CostEstimate estimate() {
			var question = edited;
			return question == null ? session.estimate(prompt) : session.estimateEdited(question, prompt);
		}
	}

	Estimator(ChatPresenter.View view, UiTasks tasks, CachingWords caching, RequestWords requests) {
		this.requests = requests;
		this.view = view;
		this.tasks = tasks;
		this.caching = caching;
	}

	/** @param edited the question that the prompt takes the place of; null for a new one */
	void estimate(@Nullable ChatSession session, @Nullable String edited, Prompt prompt) {
		if (session == null || prompt.isEmpty()) {
			latest = null;
			newest.set(null);
			view.showEstimate(EstimateView.NONE);
			return;
		}
		var request = new Request(session, edited, prompt);
		latest = request;
		if (newest.getAndSet(request) == null) {
			tasks.background(this::run);
		}
	}

	private void run() {
		var request = newest.get();
		while (request != null) {
			var words = words(request);
			var shown = request;
			tasks.ui(() -> {
				if (shown == latest) { // else the prompt has changed since
					view.showEstimate(words);
				}
			});
			if (newest.compareAndSet(request, null)) {
				return;
			}
			request = newest.get();
		}
	}

	/** Nothing if it cannot be told now: what is typed next is estimated all the same. */
	private EstimateView words(Request request) {
		try {
			var estimate = request.estimate();
			return requests.view(estimate, request.session().snapshot().options()).with(caching.of(estimate))
					.with(parts(request.prompt(), request.session().attachmentCosts(request.prompt(), estimate)));
		} catch (RuntimeException e) {
			ILog.of(Estimator.class).warn("A prompt was not estimated.", e); //$NON-NLS-1$
			return EstimateView.NONE;
		}
	}

	static List<EstimateView.Part> parts(Prompt prompt, List<AttachmentCost> costs) {
		var parts = new ArrayList<EstimateView.Part>();
		for (var i = 0; i < costs.size(); i++) {
			parts.add(new EstimateView.Part(prompt.attachments().get(i),
					words(costs.get(i).tokens(), costs.get(i).cost())));
		}
		return parts;
	}

	private static String words(long tokens, @Nullable BigDecimal cost) {
		return cost == null
				? NLS.bind(Messages.Estimator_estimateTokens, Amounts.count(tokens))
				: NLS.bind(Messages.Estimator_estimate, Amounts.count(tokens), Amounts.usd(cost));
	}

	static EstimateView view(CostEstimate estimate) {
		var tokens = Amounts.count(estimate.promptTokens());
		var share = estimate.contextShare();
		var length = estimate.contextLength();
		if (share != null && share > 1 && length != null) {
			return new EstimateView(Messages.Estimator_contextOver,
					NLS.bind(Messages.Estimator_contextOverDetails, tokens, Amounts.count(length)), true);
		}
		var cost = estimate.typicalCost() == null ? estimate.promptCost() : estimate.typicalCost();
		var text = words(estimate.promptTokens(), cost);
		var most = estimate.maximumCost();
		return new EstimateView(text,
				NLS.bind(Messages.Estimator_estimateDetails,
						new Object[]{tokens, share == null ? "?" : Amounts.percent(share), //$NON-NLS-1$
								most == null ? "?" : Amounts.usd(most)}), //$NON-NLS-1$
				false);
	}
}
