package io.github.openrouter4e.git.internal.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jgit.util.QuotedString;

import io.github.openrouter4e.costs.TextSize;

/**
 * Writes changes into a text of limited size: always the list of files, and of their lines what fits. Each file gets the same
 * share; what a small one leaves over goes to the larger ones. A line is written as a whole or not at all.
 */
@SuppressWarnings("nls") // what the model is told
public final class DiffBudget {

	private static final int MOST_LISTED = 200;
	/** A share below which hunks say nothing. */
	private static final long SMALLEST_SHARE = 200;

	private DiffBudget() {}

	/**
	 * Changes as a model is told.
	 *
	 * @param text      the files, and their lines
	 * @param shortened the paths of the files of which only the first changes are told
	 * @param named     the paths of the files of which only the name is told, although they have lines
	 */
	public record Fitted(String text, List<String> shortened, List<String> named) {

		/** Whether everything is told. */
		public boolean isWhole() {
			return shortened.isEmpty() && named.isEmpty();
		}
	}

	/** @param budget as {@link TextSize} measures it */
	public static Fitted fit(Changes changes, long budget) {
		var list = list(changes);
		var left = budget - TextSize.of(list);
		var shares = shares(changes.files(), left);
		var text = new StringBuilder(list);
		var shortened = new ArrayList<String>();
		var named = new ArrayList<String>();
		for (var file : changes.files()) {
			var share = shares.get(file.path());
			if (share == null && (!file.diff().isEmpty() || file.form() == FileChange.Form.UNREAD)) {
				named.add(file.path());
			} else if (share != null) {
				text.append("\n--- ").append(quoted(file.path())).append('\n');
				if (!append(text, file.diff(), share)) {
					shortened.add(file.path());
				}
			}
		}
		return new Fitted(text.toString(), List.copyOf(shortened), List.copyOf(named));
	}

	/** The share of each file that has lines, by path; none for a file of which nothing is told. */
	private static Map<String, @Nullable Long> shares(List<FileChange> files, long budget) {
		var shares = new HashMap<String, @Nullable Long>();
		var waiting = files.stream().filter(file -> !file.diff().isEmpty())
				.sorted(Comparator.comparingLong(file -> TextSize.of(file.diff()))).toList();
		var left = budget;
		for (var i = 0; i < waiting.size(); i++) {
			var size = TextSize.of(waiting.get(i).diff());
			var share = left / (waiting.size() - i);
			if (size <= share || share >= SMALLEST_SHARE) {
				shares.put(waiting.get(i).path(), Math.min(size, share));
				left -= Math.min(size, share);
			}
		}
		return shares;
	}

	/** @return whether all of it fits */
	private static boolean append(StringBuilder text, String diff, long share) {
		var left = share;
		var start = 0;
		while (start < diff.length()) {
			var end = diff.indexOf('\n', start) + 1;
			var line = diff.substring(start, end == 0 ? diff.length() : end);
			left -= TextSize.of(line);
			if (left < 0) {
				var missing = diff.substring(start).lines().count();
				text.append("(").append(missing).append(" more lines of this file are left out)\n");
				return false;
			}
			text.append(line);
			start += line.length();
		}
		return true;
	}

	private static String list(Changes changes) {
		var list = new StringBuilder();
		var files = changes.files();
		list.append(files.size()).append(files.size() == 1 ? " file, +" : " files, +").append(changes.added())
				.append(" -").append(changes.removed()).append(" lines\n");
		for (var file : files.subList(0, Math.min(files.size(), MOST_LISTED))) {
			list.append(line(file)).append('\n');
		}
		if (files.size() > MOST_LISTED) {
			list.append("and ").append(files.size() - MOST_LISTED).append(" more files\n");
		}
		if (changes.withheld() > 0) {
			list.append("and ").append(changes.withheld())
					.append(changes.withheld() == 1 ? " file" : " files").append(" that you must not see\n");
		}
		return list.toString();
	}

	/** {@return a file with its letter and its counts} */
	public static String line(FileChange file) {
		var former = file.formerPath();
		return file.kind().letter() + " " + (former == null ? "" : quoted(former) + " -> ") + quoted(file.path())
				+ switch (file.form()) {
					case TEXT -> " +" + file.added() + " -" + file.removed();
					case SUBMODULE -> " (submodule)";
					case BINARY -> " (binary or large)";
					case GENERATED -> " (generated, +" + file.added() + " -" + file.removed() + ")";
					case UNREAD -> "";
				};
	}

	/** A name may hold anything, also a line end. */
	private static String quoted(String path) {
		return QuotedString.GIT_PATH.quote(path);
	}
}
