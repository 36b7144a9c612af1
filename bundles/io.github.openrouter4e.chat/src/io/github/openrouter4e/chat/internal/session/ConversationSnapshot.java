package io.github.openrouter4e.chat.internal.session;

import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.Conversation;
import io.github.openrouter4e.chat.ConversationOptions;
import io.github.openrouter4e.chat.Turn;
import io.github.openrouter4e.chat.tools.ToolView;
import io.github.openrouter4e.costs.CostLedger;
import io.github.openrouter4e.costs.CostSum;

/** A conversation at one moment; made without copying anything. */
record ConversationSnapshot(String id, Instant created, int damagedLines, SessionState state, CostLedger ledger)
		implements
			Conversation {

	@Override
	public String title() {
		return state.title();
	}

	@Override
	public boolean pinned() {
		return state.pinned();
	}

	@Override
	public Instant updated() {
		return state.updated();
	}

	@Override
	public ConversationOptions options() {
		return state.options();
	}

	@Override
	public List<String> pathIds() {
		return state.tree().path();
	}

	@Override
	public List<Turn> path() {
		List<String> ids = pathIds();
		return new AbstractList<>() {
			@Override
			public Turn get(int index) {
				return load(ids.get(index));
			}

			@Override
			public int size() {
				return ids.size();
			}
		};
	}

	private Turn load(String turnId) {
		Answer live = state.live();
		return live != null && live.id().equals(turnId) ? live : state.tree().get(turnId).turn();
	}

	@Override
	public Optional<Turn> turn(String turnId) {
		return state.tree().isVisible(turnId) ? Optional.of(load(turnId)) : Optional.empty();
	}

	@Override
	public List<String> branches(String turnId) {
		return state.tree().branches(turnId);
	}

	@Override
	public @Nullable Turn last() {
		List<String> ids = pathIds();
		return ids.isEmpty() ? null : load(ids.getLast());
	}

	@Override
	public @Nullable ToolView lastView(String type) {
		return state.tree().lastView(pathIds(), type);
	}

	@Override
	public CostSum cost() {
		return ledger.conversation(id);
	}

	@Override
	public @Nullable Answer streaming() {
		return state.live();
	}
}
