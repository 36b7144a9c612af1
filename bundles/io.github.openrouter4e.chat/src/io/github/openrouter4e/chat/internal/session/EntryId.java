package io.github.openrouter4e.chat.internal.session;

import java.util.Optional;

/**
 * Which request a ledger entry is for. Made from what the request belongs to, so that what is learned of its cost later, even
 * after a restart, replaces what was recorded at first.
 */
record EntryId(String conversationId, String turnId, int part) {

	private static final char SEPARATOR = '/';

	@Override
	public String toString() {
		return conversationId + SEPARATOR + turnId + SEPARATOR + part;
	}

	/** The request of an entry; empty for an attempt that was repeated, which is no part of its answer. */
	static Optional<EntryId> parse(String id) {
		int last = id.lastIndexOf(SEPARATOR);
		int first = id.indexOf(SEPARATOR);
		try {
			return last <= first
					? Optional.empty()
					: Optional.of(new EntryId(id.substring(0, first), id.substring(first + 1, last),
							Integer.parseInt(id, last + 1, id.length(), 10)));
		} catch (NumberFormatException e) {
			return Optional.empty();
		}
	}

	/** The id for an attempt that failed and was repeated. */
	static String ofRetried(String conversationId, String turnId, String generationId) {
		return conversationId + SEPARATOR + turnId + SEPARATOR + generationId;
	}
}
