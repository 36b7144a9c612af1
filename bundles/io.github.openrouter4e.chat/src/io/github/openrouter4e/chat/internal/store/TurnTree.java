package io.github.openrouter4e.chat.internal.store;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.Turn;
import io.github.openrouter4e.chat.tools.ToolView;
import io.github.openrouter4e.storage.Lookup;

/**
 * The tree of a conversation's turns, of which one path is active. Immutable: a change gives a new tree. That copies a few
 * references per turn, and happens once per turn, not once per streamed piece.
 *
 * <p>The turns form a forest whatever is put in, so that walking up or down always ends: the parent of a turn is set once,
 * when it is added, and can only be a turn that was added before.
 */
public final class TurnTree {

	/** Parent of the first turns; no turn has this id. */
	private static final String ROOT = ""; //$NON-NLS-1$

	/** The tree without turns. */
	public static final TurnTree EMPTY = new Builder().build();

	/** Collects turns. Not thread-safe. */
	public static final class Builder {
		private final LinkedHashMap<String, TurnSlot> slots; // parents before children
		private final Map<String, String> parents;
		private final Map<String, List<String>> children;
		private final Map<String, Integer> activated;
		private final Set<String> deleted;
		private final Set<String> ownLists = new HashSet<>();
		private int steps;

		/** An empty tree. */
		public Builder() {
			slots = new LinkedHashMap<>();
			parents = new HashMap<>();
			children = new HashMap<>();
			activated = new HashMap<>();
			deleted = new HashSet<>();
		}

		private Builder(TurnTree tree) {
			slots = new LinkedHashMap<>(tree.slots);
			parents = new HashMap<>(tree.parents);
			children = new HashMap<>(tree.children);
			activated = new HashMap<>(tree.activated);
			deleted = new HashSet<>(tree.deleted);
			steps = tree.steps;
		}

		/**
		 * Adds a turn and makes it active, or replaces what is known of it. A turn whose parent is not there is a first one.
		 *
		 * @throws IllegalArgumentException if the turn has no id
		 */
		public Builder put(TurnSlot slot) {
			String id = slot.id();
			if (id.equals(ROOT)) {
				throw new IllegalArgumentException("a turn without id"); //$NON-NLS-1$
			}
			boolean isNew = !slots.containsKey(id);
			slots.put(id, slot);
			if (isNew) {
				String told = slot.parentId();
				String parent = told == null || told.equals(id) || !slots.containsKey(told) ? ROOT : told;
				parents.put(id, parent);
				addChild(parent, id);
				activate(id);
			}
			return this;
		}

		private void addChild(String parent, String id) {
			if (ownLists.add(parent)) { // else it is shared with the tree that this one is made from
				children.put(parent, new ArrayList<>(children.getOrDefault(parent, List.of())));
			}
			children.getOrDefault(parent, List.of()).add(id);
		}

		/** Whether there is a turn with this id. */
		public boolean contains(String id) {
			return slots.containsKey(id);
		}

		/** Tells what the tool of a turn has for the user. */
		void viewType(String id, String type) {
			slots.computeIfPresent(id, (same, slot) -> slot.withViewType(type));
		}

		/** Makes the path lead through a turn. */
		public Builder activate(String id) {
			if (slots.containsKey(id)) {
				activated.put(id, ++steps);
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
			ownLists.clear(); // they are the tree's now
			return new TurnTree(this);
		}
	}

	private final LinkedHashMap<String, TurnSlot> slots;
	private final Map<String, String> parents;
	private final Map<String, List<String>> children;
	private final Map<String, Integer> activated;
	private final Map<String, String> activeChild;
	private final Set<String> deleted;
	/** Those that are deleted, and what follows them. */
	private final Set<String> hidden;
	private final int steps;
	private final List<String> path;

	private TurnTree(Builder builder) {
		slots = builder.slots;
		parents = builder.parents;
		children = builder.children;
		activated = builder.activated;
		deleted = builder.deleted;
		steps = builder.steps;
		hidden = hidden();
		activeChild = activeChildren();
		var ids = new ArrayList<String>();
		for (String id = next(ROOT); id != null; id = next(id)) {
			ids.add(id);
		}
		path = List.copyOf(ids);
	}

	/** Of each turn, the child on whose branch something was activated last. Children come after their parents. */
	private Map<String, String> activeChildren() {
		var active = new HashMap<String, String>();
		var latest = new HashMap<String, Integer>(activated);
		for (String id : slots.sequencedKeySet().reversed()) {
			int step = latest.getOrDefault(id, 0);
			String parent = parent(id);
			if (!active.containsKey(parent) || step > latest.getOrDefault(active.get(parent), 0)) {
				active.put(parent, id);
			}
			latest.merge(parent, step, Math::max);
		}
		return active;
	}

	private String parent(String id) {
		return parents.getOrDefault(id, ROOT);
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

	/** The turns of {@link #pathTo}. One that is on the disk is read when the list is asked for it. */
	public List<Turn> turnsTo(@Nullable String lastId) {
		List<String> ids = pathTo(lastId);
		return new AbstractList<>() {
			@Override
			public Turn get(int index) {
				return TurnTree.this.get(ids.get(index)).turn();
			}

			@Override
			public int size() {
				return ids.size();
			}
		};
	}

	/** The ids from the beginning to a turn, itself included; empty for {@code null} or an unknown id. */
	public List<String> pathTo(@Nullable String id) {
		if (!path.isEmpty() && path.getLast().equals(id)) {
			return path; // what is asked for most: nothing to walk through
		}
		var ids = new ArrayList<String>();
		for (String at = id == null ? ROOT : id; slots.containsKey(at); at = parent(at)) {
			ids.add(at);
		}
		Collections.reverse(ids);
		return ids;
	}

	/** What a tool had for the user last on a path, of one type; {@code null} if none had. No other turn is read. */
	public @Nullable ToolView lastView(List<String> ids, String type) {
		for (String id : ids.reversed()) {
			ToolView view = get(id).view(type);
			if (view != null) {
				return view;
			}
		}
		return null;
	}

	/** A turn's slot, deleted or not; {@code null} if there is none with that id. */
	public @Nullable TurnSlot slot(String id) {
		return Lookup.find(slots, id);
	}

	/** The slot of a turn that is known to be there. */
	public TurnSlot get(String id) {
		return Objects.requireNonNull(Lookup.find(slots, id), id);
	}

	/** Whether a turn is there and neither it nor a turn before it is deleted. Walks through nothing: asked for each turn shown. */
	public boolean isVisible(String id) {
		return slots.containsKey(id) && !hidden.contains(id);
	}

	/** A turn and those beside it that are not deleted, oldest first; empty if there is no such turn. */
	public List<String> branches(String id) {
		return slots.containsKey(id) ? visible(parent(id)) : List.of();
	}

	/** Number of turns, deleted ones included. */
	public int size() {
		return slots.size();
	}

	/** The ids of all turns, deleted or not, in the order in which they were added. */
	Set<String> ids() {
		return Collections.unmodifiableSet(slots.keySet());
	}

	/** The ids of all turns that are deleted, themselves or with one before them. */
	Set<String> hiddenIds() {
		return hidden;
	}

	private Set<String> hidden() {
		if (deleted.isEmpty()) {
			return Set.of();
		}
		var ids = new HashSet<String>();
		for (String id : slots.sequencedKeySet()) {
			if (deleted.contains(id) || ids.contains(parent(id))) {
				ids.add(id);
			}
		}
		return ids;
	}
}
