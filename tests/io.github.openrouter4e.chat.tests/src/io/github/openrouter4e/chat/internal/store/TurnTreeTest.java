package io.github.openrouter4e.chat.internal.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.Turn;
import io.github.openrouter4e.chat.support.Samples;

class TurnTreeTest {

	/** q - a - q2 - a2, then a second answer b to q. */
	private final TurnTree tree = new TurnTree.Builder().put(turn("q", null)).put(turn("a", "q")).put(turn("q2", "a"))
			.put(turn("a2", "q2")).put(turn("b", "q")).build();

	private static TurnSlot turn(String id, String parent) {
		return new TurnSlot(Samples.question(id, parent, id));
	}

	@Test
	void readsOnlyTheTurnsThatAreAskedFor() {
		var reads = new ArrayList<String>();
		var builder = new TurnTree.Builder();
		String parent = null;
		for (String id : List.of("a", "b", "c", "d")) {
			String before = parent;
			builder.put(new TurnSlot(id, before, lines -> {
				reads.add(id);
				return Samples.question(id, before, id);
			}, List.of()));
			parent = id;
		}
		List<Turn> turns = builder.build().turnsTo("c");
		assertEquals(3, turns.size());
		assertEquals(List.of(), reads);
		assertEquals("c", turns.getLast().id());
		assertEquals(List.of("c"), reads);
	}

	@Test
	void aNewBranchIsActive() {
		assertEquals(List.of("q", "b"), tree.path());
		assertEquals(List.of("a", "b"), tree.branches("a"));
		assertEquals(List.of("q2"), tree.branches("q2"));
		assertEquals(List.of(), tree.branches("nowhere"));
	}

	@Test
	void theWayBackLeadsToWhereTheOtherBranchEnded() {
		assertEquals(List.of("q", "a", "q2", "a2"), tree.edit().activate("a").build().path());
		assertEquals(List.of("q", "b"), tree.path(), "a tree never changes");
	}

	@Test
	void deletingABranchLeadsToTheOther() {
		TurnTree without = tree.edit().delete("b").build();
		assertEquals(List.of("q", "a", "q2", "a2"), without.path());
		assertEquals(List.of("a"), without.branches("a"));
		assertFalse(without.isVisible("b"));
		assertEquals(List.of("q", "b"), without.edit().restore("b").activate("b").build().path());
	}

	@Test
	void deletingHidesWhatFollows() {
		TurnTree without = tree.edit().activate("a").delete("q2").build();
		assertEquals(List.of("q", "a"), without.path());
		assertFalse(without.isVisible("a2"));
		assertTrue(without.isVisible("a"));
		assertEquals(5, without.size());
	}

	@Test
	void pathsToTurnsAreKnownOffTheActivePath() {
		assertEquals(List.of("q", "a", "q2"), tree.pathTo("q2"));
		assertSame(tree.path(), tree.pathTo(tree.path().getLast()), "without walking through it");
		assertEquals(List.of(), tree.pathTo(null));
		assertEquals(List.of(), tree.pathTo("nowhere"));
	}
}
