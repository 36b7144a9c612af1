package io.github.openrouter4e.chat.internal.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.internal.Lookup;

/**
 * The tree of a conversation's turns, of which one path is active. Immutable: a change gives a new tree. That copies a few
 * references per turn, and happens once per turn, not once per streamed piece.
 */
public final class TurnTree {

	/** Parent of the first turns. */
	private static final String ROOT = ""; //$NON-NLS-1$

	/** The tree without turns. */
	public static final TurnTree EMPTY = new Builder().build();

	/** Collects turns. Not thread-safe. */
	public static final class Builder {
		private final Map<String, TurnSlot> slots;
		private final Map<String, List<String>> children;
		private final Map<String, String> activeChild;
		private final Set<String> deleted;
		private String lastActive = ROOT;

		/** An empty tree. */
		public Builder() {
			slots = new HashMap<>();
			children = new HashMap<>();
			activeChild = new HashMap<>();
			deleted = new HashSet<>();
		}

		private Builder(TurnTree tree) {
			slots = new HashMap<>(tree.slots);
			children = new HashMap<>(tree.children);
			activeChild = new HashMap<>(tree.activeChild);
			deleted = new HashSet<>(tree.deleted);
		}

		/** Adds a turn and makes it active, or replaces what is known of it. */
		public Builder put(TurnSlot slot) {
			boolean added = !slots.containsKey(slot.id());
			slots.put(slot.id(), slot);
			if (added) {
				String parent = parent(slot);
				var siblings = new ArrayList<>(children.getOrDefault(parent, List.of()));
				siblings.add(slot.id());
				children.put(parent, siblings);
				activateNew(parent, slot.id());
			}
			return this;
		}

		/** Whether there is a turn with this id. */
		public boolean contains(String id) {
			return slots.containsKey(id);
		}

		/** Mostly a turn follows the last one; then all links before it are set, and opening a long file stays quick. */
		private void activateNew(String parent, String id) {
			if (parent.equals(lastActive)) {
				activeChild.put(parent, id);
				lastActive = id;
			} else {
				activate(id);
			}
		}

		/** Makes the path lead through a turn. */
		public Builder activate(String id) {
			lastActive = id;
			for (TurnSlot slot = Lookup.find(slots, id); slot != null; slot = Lookup.find(slots, parent(slot))) {
				activeChild.put(parent(slot), slot.id());
			}
			return this;
		}

		/** Hides a turn and what follows it. */
		public Builder delete(String id) {
			deleted.add(id);
			return this;
		}

		/** Undoes {@link #delete}. */
		public Builder restore(String id) {
			deleted.remove(id);
			return this;
		}

		/** The tree. */
		public TurnTree build() {
			return new TurnTree(this);
		}

		private static String parent(TurnSlot slot) {
			String parent = slot.parentId();
			return parent == null ? ROOT : parent;
		}
	}

	private final Map<String, TurnSlot> slots;
	private final Map<String, List<String>> children;
	private final Map<String, String> activeChild;
	private final Set<String> deleted;
	private final List<String> path;

	private TurnTree(Builder builder) {
		slots = builder.slots;
		children = builder.children;
		activeChild = builder.activeChild;
		deleted = builder.deleted;
		var ids = new ArrayList<String>();
		for (String id = next(ROOT); id != null; id = next(id)) {
			ids.add(id);
		}
		path = List.copyOf(ids);
	}

	private @Nullable String next(String parent) {
		String active = Lookup.find(activeChild, parent);
		if (active != null && !deleted.contains(active)) {
			return active;
		}
		List<String> visible = visible(parent);
		return visible.isEmpty() ? null : visible.getLast();
	}

	private List<String> visible(String parent) {
		return children.getOrDefault(parent, List.of()).stream().filter(id -> !deleted.contains(id)).toList();
	}

	/** A changed copy is built from this one. */
	public Builder edit() {
		return new Builder(this);
	}

	/** The ids on the active path. */
	public List<String> path() {
		return path;
	}

	/** The ids from the beginning to a turn, itself included; empty for {@code null} or an unknown id. */
	public List<String> pathTo(@Nullable String id) {
		var ids = new ArrayList<String>();
		TurnSlot slot = id == null ? null : Lookup.find(slots, id);
		while (slot != null) {
			ids.add(slot.id());
			slot = Lookup.find(slots, Builder.parent(slot));
		}
		Collections.reverse(ids);
		return ids;
	}

	/** A turn's slot, deleted or not; {@code null} if there is none with that id. */
	public @Nullable TurnSlot slot(String id) {
		return Lookup.find(slots, id);
	}

	/** The slot of a turn that is known to be there. */
	public TurnSlot get(String id) {
		return Objects.requireNonNull(Lookup.find(slots, id), id);
	}

	/** Whether a turn is there and neither it nor a turn before it is deleted. */
	public boolean isVisible(String id) {
		if (!slots.containsKey(id)) {
			return false;
		}
		for (TurnSlot at = slots.get(id); at != null; at = Lookup.find(slots, Builder.parent(at))) {
			if (deleted.contains(at.id())) {
				return false;
			}
		}
		return true;
	}

	/** A turn and those beside it that are not deleted, oldest first; empty if there is no such turn. */
	public List<String> branches(String id) {
		TurnSlot slot = Lookup.find(slots, id);
		return slot == null ? List.of() : visible(Builder.parent(slot));
	}

	/** Number of turns, deleted ones included. */
	public int size() {
		return slots.size();
	}

	/** The ids of all turns that are not deleted. */
	public List<String> visibleIds() {
		return slots.keySet().stream().filter(this::isVisible).toList();
	}
}
