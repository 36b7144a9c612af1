package io.github.openrouter4e.git.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/** A real repository in a folder, untouched by the git configuration of the machine. */
@SuppressWarnings("nls")
public final class TestRepository implements AutoCloseable {

	private static final PersonIdent SOMEBODY = new PersonIdent("Somebody", "somebody@example.com",
			Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

	private final Git git;
	private final Path folder;
	private final SystemReader before = SystemReader.getInstance();

	/** An empty repository. */
	public TestRepository(Path folder) {
		this.folder = folder;
		SystemReader.setInstance(new Isolated(before));
		try {
			git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call();
		} catch (GitAPIException e) {
			throw new IllegalStateException(e);
		}
	}

	private static final class Isolated extends SystemReader.Delegate {

		Isolated(SystemReader reader) {
			super(reader);
		}

		@Override
		public FileBasedConfig openUserConfig(@Nullable Config parent, @Nullable FS fs) {
			return empty(parent, fs);
		}

		@Override
		public FileBasedConfig openSystemConfig(@Nullable Config parent, @Nullable FS fs) {
			return empty(parent, fs);
		}

		@Override
		public FileBasedConfig openJGitConfig(@Nullable Config parent, @Nullable FS fs) {
			return empty(parent, fs);
		}

		private static FileBasedConfig empty(@Nullable Config parent, @Nullable FS fs) {
			return new FileBasedConfig(parent, null, fs) {
				@Override
				public void load() {
					// nothing is in it
				}

				@Override
				public void save() {
					// nor is anything kept
				}

				@Override
				public boolean isOutdated() {
					return false;
				}
			};
		}
	}

	/** JGit's own. */
	public Repository repository() {
		return git.getRepository();
	}

	/** JGit's commands. */
	public Git git() {
		return git;
	}

	/** Where the files are. */
	public Path folder() {
		return folder;
	}

	/** Writes a file, without staging it. */
	public TestRepository write(String path, String text) {
		return write(path, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
	}

	/** Writes a file, without staging it. */
	public TestRepository write(String path, byte[] bytes) {
		try {
			var file = folder.resolve(path);
			Files.createDirectories(file.getParent());
			Files.write(file, bytes);
			return this;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Deletes a file, without staging that. */
	public TestRepository delete(String path) {
		try {
			Files.delete(folder.resolve(path));
			return this;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Stages everything. */
	public TestRepository stage() {
		try {
			git.add().addFilepattern(".").call();
			git.add().addFilepattern(".").setUpdate(true).call();
			return this;
		} catch (GitAPIException e) {
			throw new IllegalStateException(e);
		}
	}

	/** Stages everything, and commits it. */
	public RevCommit commit(String message) {
		stage();
		try {
			return git.commit().setMessage(message).setAuthor(SOMEBODY).setCommitter(SOMEBODY).setSign(false).call();
		} catch (GitAPIException e) {
			throw new IllegalStateException(e);
		}
	}

	@Override
	public void close() {
		git.close();
		SystemReader.setInstance(before);
	}
}
