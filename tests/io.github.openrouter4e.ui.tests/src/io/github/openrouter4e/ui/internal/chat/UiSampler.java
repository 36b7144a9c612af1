package io.github.openrouter4e.ui.internal.chat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

import io.github.openrouter4e.testing.workbench.UiThread;

/**
 * Tells what the UI thread uses processor time for, as a tree of calls: looks at its stack each millisecond, and counts the
 * processor time since it looked before for what it finds. Only with the system property {@code openrouter4e.stacks}.
 */
@SuppressWarnings("nls")
final class UiSampler {

	/** What took less is left out. */
	private static final double LEAST_SHARE = 0.008;
	/** Calls that are all over the tree: how much of it they are together. */
	private static final List<String> TOGETHER = List.of("ClassLoader.loadClass", "MethodHandleNatives.linkCallSite",
			"Composite.updateLayout");

	private final Thread thread = UiThread.display().getThread();
	private final Node root = new Node("");
	private final Map<String, Double> together = new TreeMap<>();
	private volatile boolean ended;
	private final Thread sampler = Thread.ofPlatform().daemon().name("stacks of the UI thread").unstarted(this::sample);

	private static final class Node {
		private final String name;
		private final Map<String, Node> children = new LinkedHashMap<>();
		private double ms;

		Node(String name) {
			this.name = name;
		}
	}

	/** @return null if nobody wants to know */
	static UiSampler start() {
		if (!Boolean.getBoolean("openrouter4e.stacks")) {
			return null;
		}
		var created = new UiSampler();
		created.sampler.start();
		return created;
	}

	private void sample() {
		var threads = ManagementFactory.getThreadMXBean();
		var before = threads.getThreadCpuTime(thread.threadId());
		while (!ended) {
			LockSupport.parkNanos(1_000_000);
			var stack = thread.getStackTrace();
			var now = threads.getThreadCpuTime(thread.threadId());
			var ms = (now - before) / 1e6;
			before = now;
			var node = root;
			node.ms += ms;
			var found = new HashSet<String>();
			for (var i = stack.length - 1; i >= 0; i--) {
				var name = stack[i].getClassName().replaceAll(".*\\.", "") + '.' + stack[i].getMethodName();
				if (TOGETHER.contains(name) && found.add(name)) {
					together.merge(name, ms, Double::sum);
				}
				node = node.children.computeIfAbsent(name, Node::new);
				node.ms += ms;
			}
		}
	}

	/** Ends, and writes the tree to the error stream. */
	void stop() throws InterruptedException {
		ended = true;
		sampler.join();
		print(root, 0, root.ms * LEAST_SHARE);
		together.forEach((name, ms) -> System.err.printf("%7.1f in all: %s%n", ms, name));
	}

	private static void print(Node node, int depth, double least) {
		var path = new ArrayList<String>();
		var shown = node;
		// calls that do nothing else are one line
		while (shown.children.size() == 1 && shown.children.values().iterator().next().ms > shown.ms * 0.98) {
			path.add(shown.name);
			shown = shown.children.values().iterator().next();
		}
		path.add(shown.name);
		System.err.printf("%7.1f %s%s%n", node.ms, " ".repeat(depth),
				path.size() <= 4
						? String.join(" > ", path)
						: path.get(0) + " > … > " + String.join(" > ", path.subList(path.size() - 3, path.size())));
		shown.children.values().stream().filter(child -> child.ms >= least)
				.sorted(Comparator.comparingDouble((Node child) -> child.ms).reversed())
				.forEach(child -> print(child, depth + 1, least));
	}
}
