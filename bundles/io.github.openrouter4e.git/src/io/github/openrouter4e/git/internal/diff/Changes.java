package io.github.openrouter4e.git.internal.diff;

import java.util.List;

/**
 * What changes, as far as a model may see it.
 *
 * @param files    by path
 * @param withheld how many more files change that an ignore file, their names or their place keep from models
 * @param secrets  where texts look as if they held a key or a password; the lines of these files are not in {@code files}
 */
public record Changes(List<FileChange> files, int withheld, List<SecretLine> secrets) {

	/**
	 * A line that looks as if it held a key or a password.
	 *
	 * @param line in the new text, or in the former one if it is removed; from 1
	 */
	public record SecretLine(String path, int line) {
	}

	/** Takes copies. */
	public Changes {
		files = List.copyOf(files);
		secrets = List.copyOf(secrets);
	}

	/** Whether nothing changes at all. */
	public boolean isEmpty() {
		return files.isEmpty() && withheld == 0;
	}

	/** Lines that are added. */
	public int added() {
		return files.stream().mapToInt(FileChange::added).sum();
	}

	/** Lines that are removed. */
	public int removed() {
		return files.stream().mapToInt(FileChange::removed).sum();
	}
}
