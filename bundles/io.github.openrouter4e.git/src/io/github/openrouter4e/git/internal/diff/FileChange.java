package io.github.openrouter4e.git.internal.diff;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A file that changes.
 *
 * @param kind       what happens to it
 * @param path       with slashes, from the top of the repository; the former one if the file is deleted
 * @param formerPath where it was before it was renamed, or what it is a copy of; {@code null} else
 * @param form       what can be told of it
 * @param added      lines
 * @param removed    lines
 * @param diff       hunks in the unified format, each line with its end; "" if the form has none
 */
public record FileChange(Kind kind, String path, @Nullable String formerPath, Form form, int added, int removed,
		String diff) {

	/** What happens to a file. */
	public enum Kind {
		/** It is new. */
		ADDED('A'),
		/** Its content or its mode changes. */
		MODIFIED('M'),
		/** It goes. */
		DELETED('D'),
		/** It gets another name. */
		RENAMED('R'),
		/** It is made from another one. */
		COPIED('C');

		private final char letter;

		Kind(char letter) {
			this.letter = letter;
		}

		/** {@return the letter by which git names it} */
		public char letter() {
			return letter;
		}
	}

	/** What can be told of a file. */
	public enum Form {
		/** Lines of text. */
		TEXT,
		/** Another commit of a repository within this one. */
		SUBMODULE,
		/** No text, or so large that nobody reads it. */
		BINARY,
		/** Written by a tool, as lock files are: that it changes is all that counts. */
		GENERATED,
		/** Beyond the number of files whose lines are looked at. */
		UNREAD
	}

	/** This file without its lines. */
	FileChange named(Form other) {
		return new FileChange(kind, path, formerPath, other, added, removed, ""); //$NON-NLS-1$
	}
}
