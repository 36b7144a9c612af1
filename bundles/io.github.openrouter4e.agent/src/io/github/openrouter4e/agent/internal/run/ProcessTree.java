package io.github.openrouter4e.agent.internal.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends a program with everything that it has started. */
final class ProcessTree {

	/** How long programs may take to end by themselves. */
	private static final int GRACE_MILLIS = 700;
	private static final int FORCED_MILLIS = 1_000;

	private ProcessTree() {}

	/** Asks the whole tree to end, and ends what does not. Blocks for less than two seconds. */
	static void kill(Process process) {
		Set<ProcessHandle> tree = new LinkedHashSet<>();
		collect(process.toHandle(), tree);
		// the top first: a shell whose command ends goes on with the next one
		tree.forEach(ProcessHandle::destroy);
		await(new ArrayList<>(tree), GRACE_MILLIS);
		for (var known : new ArrayList<>(tree)) {
			collect(known, tree); // what was started meanwhile
		}
		tree.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
		await(new ArrayList<>(tree), FORCED_MILLIS);
	}

	private static void collect(ProcessHandle top, Set<ProcessHandle> tree) {
		tree.add(top);
		top.descendants().forEach(tree::add);
	}

	private static void await(List<ProcessHandle> handles, int millis) {
		var ends = handles.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
		try {
			CompletableFuture.allOf(ends).get(millis, TimeUnit.MILLISECONDS);
		} catch (@SuppressWarnings("unused") ExecutionException | TimeoutException e) {
			// forced next
		} catch (@SuppressWarnings("unused") InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
