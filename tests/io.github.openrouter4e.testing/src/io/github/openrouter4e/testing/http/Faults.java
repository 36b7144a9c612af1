package io.github.openrouter4e.testing.http;

import java.util.Arrays;

/**
 * What goes wrong with the body of a response. Positions count body bytes, before the chunked coding.
 *
 * @param cutAfter   the connection is closed after so many bytes, in the middle of an HTTP chunk; -1 for never
 * @param reset      the cut is a TCP reset
 * @param stallAfter the server falls silent after so many bytes until {@code stall} lets it go on; -1 for never
 * @param stall      may be null if {@code stallAfter} is -1
 * @param splits     positions at which the body is divided into network packets and HTTP chunks of their own
 */
public record Faults(long cutAfter, boolean reset, long stallAfter, Gate stall, long[] splits) {

	public static final Faults NONE = new Faults(-1, false, -1, null, new long[0]);

	public Faults {
		splits = splits.clone();
		Arrays.sort(splits);
	}

	public Faults cutAfter(long bytes, boolean withReset) {
		return new Faults(bytes, withReset, stallAfter, stall, splits);
	}

	public Faults stallAfter(long bytes, Gate until) {
		return new Faults(cutAfter, reset, bytes, until, splits);
	}

	public Faults splitAt(long... positions) {
		return new Faults(cutAfter, reset, stallAfter, stall, positions);
	}

	/** The nearest position after {@code from} at which something happens, at most {@code to}. */
	long nextStop(long from, long to) {
		long next = to;
		if (cutAfter >= from) {
			next = Math.min(next, cutAfter);
		}
		if (stallAfter > from) {
			next = Math.min(next, stallAfter);
		}
		for (long split : splits) {
			if (split > from) {
				return Math.min(next, split);
			}
		}
		return next;
	}
}
