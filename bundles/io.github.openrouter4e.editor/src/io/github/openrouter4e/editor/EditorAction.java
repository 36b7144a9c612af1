package io.github.openrouter4e.editor;

/** What a user can have done with what is selected. Each only writes a prompt: nothing is sent, and no file is changed. */
public enum EditorAction {
	/** Says what it is, and why. */
	EXPLAIN,
	/** Corrects faults. */
	FIX,
	/** Writes documentation comments. */
	DOCUMENT,
	/** Writes tests. */
	WRITE_TESTS,
	/** Restructures without a change of behaviour. */
	REFACTOR,
	/** Makes it shorter or easier to understand without a change of behaviour. */
	SIMPLIFY,
	/** Looks for faults. */
	REVIEW,
	/** Attaches it; the user writes the question. */
	ASK
}
