package io.github.openrouter4e.git.internal.diff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.ignore.IgnoreRules;
import io.github.openrouter4e.chat.ignore.SecretFiles;
import io.github.openrouter4e.chat.ignore.SharingPolicy;

/**
 * Which files of a repository may be told of to a model. What cannot be found out may not. Made for one operation, as it
 * reads each ignore file once; reads the disk.
 */
public final class SharedPaths {

	private final @Nullable Path top;
	private final SharingPolicy policy = new SharingPolicy();
	private @Nullable IgnoreRules rules;

	/** @param top where the files of the repository are; {@code null} if there are none, and then nothing may be told */
	public SharedPaths(@Nullable Path top) {
		this.top = top == null ? null : top.toAbsolutePath().normalize();
	}

	/** @param path with slashes, from the top of the repository; the file need not exist any more */
	public boolean isShared(String path) {
		var folder = top;
		if (folder == null) {
			return false;
		}
		try {
			var file = folder.resolve(path);
			return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
					? policy.check(new SharingPolicy.Location(file, folder, file, path), Files.isDirectory(file))
							.isEmpty()
					: SecretFiles.byName(path, false).isEmpty() && rules(folder).check(file, false).isEmpty();
		} catch (@SuppressWarnings("unused") IOException | InvalidPathException e) {
			return false;
		}
	}

	/** The rules for files that are in the history only: the policy asks where a file really is. */
	private IgnoreRules rules(Path folder) {
		var known = rules;
		if (known == null) {
			known = IgnoreRules.around(folder, folder);
			rules = known;
		}
		return known;
	}
}
