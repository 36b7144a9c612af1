package io.github.openrouter4e.ui.internal.transcript.feed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Edits that wait for a frame. A frame takes only as many as the UI thread
 * carries out in a moment; an edit that is more than that is taken apart. For the
 * renderer thread.
 *
 * @param <T> the form the widget takes
 */
public final class FrameQueue<T> {

	private static final double ENOUGH = 0.5;

	private final PieceRenderer<T> renderer;
	private final ArrayDeque<TranscriptEdit<T>> waiting = new ArrayDeque<>();

	public FrameQueue(PieceRenderer<T> renderer) {
		this.renderer = renderer;
	}

	public boolean isEmpty() {
		return waiting.isEmpty();
	}

	void clear() {
		waiting.clear();
	}

	/** Adds edits behind those that wait; takes them out of the list. */
	public void take(List<TranscriptEdit<T>> edits) {
		for (var edit : edits) {
			switch (edit) {
				case TranscriptEdit.Put<T>(var entry, var key, var content) when renderer.load(content) > 1 -> {
					var parts = renderer.split(content);
					waiting.add(new TranscriptEdit.Put<>(entry, key, parts.getFirst()));
					parts.stream().skip(1).forEach(part -> waiting.add(new TranscriptEdit.Extend<>(entry, key, part)));
				}
				case TranscriptEdit.Extend<T>(var entry, var key, var content) when renderer.load(content) > 1 ->
					renderer.split(content)
							.forEach(part -> waiting.add(new TranscriptEdit.Extend<>(entry, key, part)));
				default -> waiting.add(edit);
			}
		}
		edits.clear();
	}

	/** The edits of the next frame: at least one if any waits, and not just the small ones before a larger one. */
	public List<TranscriptEdit<T>> next() {
		var frame = new ArrayList<TranscriptEdit<T>>();
		var load = 0.0;
		while (!waiting.isEmpty() && (load < ENOUGH || load + load(waiting.getFirst()) <= 1)) {
			load += load(waiting.getFirst());
			frame.add(waiting.removeFirst());
		}
		return frame;
	}

	/** How much of a frame edits take: 1 is all. */
	double load(List<TranscriptEdit<T>> edits) {
		return edits.stream().mapToDouble(this::load).sum();
	}

	private double load(TranscriptEdit<T> edit) {
		return switch (edit) {
			case TranscriptEdit.Put<T>(var entry, var key, var content) -> renderer.load(content);
			case TranscriptEdit.Extend<T>(var entry, var key, var content) -> renderer.load(content);
			default -> 0;
		};
	}

	/** Puts parts that follow each other together, to edits of which a frame takes two. */
	static <P> List<P> join(PieceRenderer<P> renderer, List<P> parts) {
		var joined = new ArrayList<P>();
		var start = 0;
		var load = 0.0;
		for (var i = 0; i < parts.size(); i++) {
			var more = renderer.load(parts.get(i));
			if (i > start && load + more > ENOUGH) {
				joined.add(renderer.join(parts.subList(start, i)));
				start = i;
				load = 0;
			}
			load += more;
		}
		if (start < parts.size()) {
			joined.add(renderer.join(parts.subList(start, parts.size())));
		}
		return joined;
	}
}
