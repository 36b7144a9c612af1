package io.github.openrouter4e.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Who comes when: in each round in another order, so that nobody always comes after the same one. Repeatable. */
public final class Turns {

	private final Random random = new Random(7);
	private final List<Integer> order = new ArrayList<>();

	public Turns(int players) {
		for (int i = 0; i < players; i++) {
			order.add(i);
		}
	}

	/** The order of the next round. */
	public List<Integer> next() {
		Collections.shuffle(order, random);
		return List.copyOf(order);
	}
}
