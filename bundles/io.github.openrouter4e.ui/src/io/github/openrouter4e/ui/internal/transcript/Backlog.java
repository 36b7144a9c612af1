package io.github.openrouter4e.ui.internal.transcript;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Steps that wait for a frame. A frame takes only as many as the UI thread
 * carries out in a moment; a step that is more than that is taken apart. For the
 * renderer thread.
 *
 * @param <T> the form the widget takes
 */
final class Backlog<T> {

	private static final double ENOUGH = 0.5;

	private final PieceForms<T> forms;
	private final ArrayDeque<Op<T>> waiting = new ArrayDeque<>();

	Backlog(PieceForms<T> forms) {
		this.forms = forms;
	}

	boolean isEmpty() {
		return waiting.isEmpty();
	}

	void clear() {
		waiting.clear();
	}

	/** Adds steps behind those that wait; takes them out of the list. */
	void take(List<Op<T>> ops) {
		for (var op : ops) {
			switch (op) {
				case Op.Put<T>(var entry, var key, var content) when forms.load(content) > 1 -> {
					var parts = forms.split(content);
					waiting.add(new Op.Put<>(entry, key, parts.getFirst()));
					parts.stream().skip(1).forEach(part -> waiting.add(new Op.Extend<>(entry, key, part)));
				}
				case Op.Extend<T>(var entry, var key, var content) when forms.load(content) > 1 -> forms.split(content)
						.forEach(part -> waiting.add(new Op.Extend<>(entry, key, part)));
				default -> waiting.add(op);
			}
		}
		ops.clear();
	}

	/** The steps of the next frame: at least one if any waits, and not just the small ones before a larger one. */
	List<Op<T>> next() {
		var frame = new ArrayList<Op<T>>();
		var load = 0.0;
		while (!waiting.isEmpty() && (load < ENOUGH || load + load(waiting.getFirst()) <= 1)) {
			load += load(waiting.getFirst());
			frame.add(waiting.removeFirst());
		}
		return frame;
	}

	/** How much of a frame steps take: 1 is all. */
	double load(List<Op<T>> ops) {
		return ops.stream().mapToDouble(this::load).sum();
	}

	private double load(Op<T> op) {
		return switch (op) {
			case Op.Put<T>(var entry, var key, var content) -> forms.load(content);
			case Op.Extend<T>(var entry, var key, var content) -> forms.load(content);
			default -> 0;
		};
	}

	/** Puts parts that follow each other together, to steps of which a frame takes two. */
	static <P> List<P> join(PieceForms<P> forms, List<P> parts) {
		var joined = new ArrayList<P>();
		var start = 0;
		var load = 0.0;
		for (var i = 0; i < parts.size(); i++) {
			var more = forms.load(parts.get(i));
			if (i > start && load + more > ENOUGH) {
				joined.add(forms.join(parts.subList(start, i)));
				start = i;
				load = 0;
			}
			load += more;
		}
		if (start < parts.size()) {
			joined.add(forms.join(parts.subList(start, parts.size())));
		}
		return joined;
	}
}
