package io.github.openrouter4e.costs;

/** What a paid request is for, as the ledger keeps it. Stored by name: constants are never renamed. */
public enum Purpose {
	/** An answer in a conversation; also what the ledger of versions without purposes holds. */
	CHAT,
	/** Older turns of a conversation in few words. */
	SUMMARY,
	/** A change asked for in the editor. */
	INLINE_EDIT,
	/** Text proposed while the user types. */
	COMPLETION,
	/** A commit message. */
	COMMIT_MESSAGE,
	/** What a later version recorded. */
	OTHER,
	/** A review of changes. The last one, as checkpoints of the ledger hold the position of each. */
	REVIEW
}
