package io.github.openrouter4e.costs;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Which request a ledger entry is for. Made from what the request belongs to, so that what is learned of its cost later, even
 * after a restart, replaces what was recorded at first.
 *
 * @param owner  the conversation, or what else the request belongs to; without {@code /}
 * @param answer the answer; unique in what it belongs to
 * @param part   which request of the answer, from 0: one that is continued takes several
 */
public record LedgerId(String owner, String answer, int part) {

	private static final char SEPARATOR = '/';

	/** {@return the id of a new request that belongs to no conversation} */
	public static LedgerId random(Purpose purpose) {
		return new LedgerId(purpose.name().toLowerCase(Locale.ROOT), UUID.randomUUID().toString(), 0);
	}

	/** {@return the id as the ledger keeps it} */
	@Override
	public String toString() {
		return owner + SEPARATOR + answer + SEPARATOR + part;
	}

	/** The request of an entry; empty for an attempt that was repeated, which is no part of its answer. */
	public static Optional<LedgerId> parse(String id) {
		int last = id.lastIndexOf(SEPARATOR);
		int first = id.indexOf(SEPARATOR);
		try {
			return last <= first
					? Optional.empty()
					: Optional.of(new LedgerId(id.substring(0, first), id.substring(first + 1, last),
							Integer.parseInt(id, last + 1, id.length(), 10)));
		} catch (NumberFormatException e) {
			return Optional.empty();
		}
	}

	/** {@return the ledger's id for an attempt at this request that failed and was repeated} */
	public String ofAttempt(String generationId) {
		return owner + SEPARATOR + answer + SEPARATOR + generationId;
	}
}
