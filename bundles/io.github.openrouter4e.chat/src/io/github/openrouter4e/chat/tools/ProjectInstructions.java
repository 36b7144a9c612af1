package io.github.openrouter4e.chat.tools;

import java.time.Instant;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.storage.Registration;

/**
 * The files by which a project tells models how to work in it, such as {@code AGENTS.md}. They steer a model that may change
 * files, so they are used only after the user trusts the project, and after each change the user is asked anew. A service;
 * thread-safe. Reads files: not for the UI thread.
 */
public interface ProjectInstructions {

	/** What the user decided about a project's files as they are now. */
	enum State {
		/** Nothing yet. */
		UNDECIDED,
		/** The files have changed since the user trusted them. */
		CHANGED,
		/** Models are told them. */
		TRUSTED,
		/** They are not used, until they change. */
		REFUSED
	}

	/** The name of the file in which a project defines modes. It is trusted with the others, and no model is told it as it is. */
	String MODES_FILE = ".roomodes"; //$NON-NLS-1$

	/** A file: its path in the workspace, and its text as far as it is used. */
	record InstructionFile(String path, String text) {

		/** Whether it defines modes. */
		public boolean hasModes() {
			return path.endsWith('/' + MODES_FILE);
		}
	}

	/**
	 * Something of a file of modes that cannot be used. The rest of the file can.
	 *
	 * @param path in the workspace
	 * @param line from 1
	 * @param text what is wrong and what can be done
	 */
	record Problem(String path, int line, String text) {
	}

	/**
	 * A project that has such files.
	 *
	 * @param project  its name; the path of a folder in it, for the files of that folder, which a model is told when it reads or
	 *                 changes a file there
	 * @param hash     of the files' paths and texts
	 * @param modes    that the project defines
	 * @param problems of the file of modes
	 */
	record Found(String project, State state, String hash, List<InstructionFile> files, List<CustomMode> modes,
			List<Problem> problems) {
		/** Takes copies of the lists. */
		public Found {
			files = List.copyOf(files);
			modes = List.copyOf(modes);
			problems = List.copyOf(problems);
		}

		/** Whether these are the files of a folder in a project. */
		public boolean isFolder() {
			return project.indexOf('/') >= 0;
		}

		/** Characters of all files that a model is told in each mode. */
		public int size() {
			return files.stream().filter(file -> !file.hasModes()).mapToInt(file -> file.text().length()).sum();
		}
	}

	/**
	 * The projects that have such files, by name, and the folders that have some and in which models have read or changed files.
	 *
	 * @param scope names of the projects; empty for all open ones
	 */
	List<Found> find(List<String> scope);

	/** The user decided about files as they were found. Kept for the workspace. */
	void decide(Found found, boolean trusted);

	/**
	 * A project that the user trusts, whether its files have changed since or not.
	 *
	 * @param files what was shown when the user agreed: paths in the workspace; none if that was not written down
	 * @param when  when that was; null if that was not written down
	 */
	record Trusted(String project, List<String> files, @Nullable Instant when) {
		/** Takes a copy of the list. */
		public Trusted {
			files = List.copyOf(files);
		}
	}

	/** By name. */
	List<Trusted> trusted();

	/** The user is asked about the project again. */
	void revoke(String project);

	/** Calls the listener after each decision, on the thread that made it. */
	Registration onChange(Runnable listener);
}
