package io.github.openrouter4e.costs;

import java.math.BigDecimal;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Whether a request may be sent, given the limits that the user set.
 *
 * @param kind     what follows
 * @param scope    which limit decides; {@code null} if none is reached
 * @param limit    that limit in USD; {@code null} if none is reached
 * @param spent    USD spent so far in that scope; a lower bound if some cost is unknown, {@code null} if the ledger cannot be
 *                 read now: then the limit may be exceeded
 * @param expected USD that the request is expected to cost; {@code null} if unknown
 */
public record SpendingDecision(Kind kind, @Nullable Scope scope, @Nullable BigDecimal limit, @Nullable BigDecimal spent,
		@Nullable BigDecimal expected) {

	/** What follows. */
	public enum Kind {
		/** Below the limits. */
		ALLOW,
		/** A limit would be exceeded; the user wants to be told. */
		WARN,
		/** A limit would be exceeded; the user wants to be asked first. */
		ASK
	}

	/** What a limit applies to. */
	public enum Scope {
		/** One conversation. */
		CONVERSATION,
		/** All conversations of a day in the local time zone. */
		DAY,
		/** What a model does by itself after the user said something: a run of rounds with tools. */
		TASK
	}

	/** No limit is reached. */
	public static final SpendingDecision ALLOWED = new SpendingDecision(Kind.ALLOW, null, null, BigDecimal.ZERO, null);
}
