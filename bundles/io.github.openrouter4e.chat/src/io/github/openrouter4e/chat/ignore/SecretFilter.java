package io.github.openrouter4e.chat.ignore;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Takes the lines with keys and tokens out of what programs print, before a model is told of it. For one output, from its
 * beginning to its end; not thread-safe.
 */
@SuppressWarnings("nls") // what the model is told, and words in keys
public final class SecretFilter {

	private static final String KEPT = "(a line with a key or a token, which is kept from models)";

	/** A key that takes several lines, none of which but the first one looks like a secret. */
	private enum Block {
		PEM("-----BEGIN", "-----END", " PRIVATE KEY"), PUTTY("PuTTY-User-Key-File-", "Private-MAC:", "");

		private final String begin;
		private final String end;
		/** What the last line has, too, if the block was a key. */
		private final String key;

		Block(String begin, String end, String key) {
			this.begin = begin;
			this.end = end;
			this.key = key;
		}

		/** Whether the block goes on behind this line, which is its first one, or between its first and its last one. */
		boolean goesOn(String line) {
			var last = line.lastIndexOf(end);
			return last < 0 || line.lastIndexOf(begin) > last;
		}

		/** Whether this line is the last one of a block that has begun before it. */
		boolean isEnd(String line) {
			var last = line.indexOf(end);
			return last >= 0 && line.indexOf(key, last) >= 0 && line.lastIndexOf(begin, last) < 0;
		}
	}

	/** Of accounts, the words that have come. */
	private final Set<String> words = new HashSet<>();
	private @Nullable Block block; // that the next line belongs to; null for none

	/** The next line, or what is told in its place. The time is linear in its length. */
	public String line(String line) {
		SecretFiles.accounts().forEach(account -> account.stream().filter(line::contains).forEach(words::add));
		var known = block;
		if (known == null && SecretFiles.byContent(line).isEmpty()) {
			return isOfAccount(line) ? KEPT : line;
		}
		if (known == null) {
			for (var each : Block.values()) {
				known = line.contains(each.begin) ? each : known;
			}
		}
		block = known != null && known.goesOn(line) ? known : null;
		return KEPT;
	}

	/** Whether a line has a word of an account that has been there as a whole by now, over several lines. */
	private boolean isOfAccount(String line) {
		return SecretFiles.accounts().stream()
				.anyMatch(account -> words.containsAll(account) && account.stream().anyMatch(line::contains));
	}

	/**
	 * All lines of a text, or what is told in their place. It may have lost its beginning, and with that the first lines of a
	 * key: what is before the end of such a key is kept back.
	 */
	public static List<String> lines(String text) {
		var filter = new SecretFilter();
		for (var account : SecretFiles.accounts()) {
			if (account.stream().allMatch(text::contains)) {
				filter.words.addAll(account);
			}
		}
		var lines = new ArrayList<String>();
		var lost = 0;
		for (var line : text.lines().toList()) {
			var isEnd = filter.block == null && endsKey(line);
			lines.add(filter.line(line));
			lost = isEnd ? lines.size() : lost;
		}
		lines.subList(0, lost).replaceAll(before -> KEPT);
		return lines;
	}

	private static boolean endsKey(String line) {
		for (var each : Block.values()) {
			if (each.isEnd(line)) {
				return true;
			}
		}
		return false;
	}

	/** A text without the {@linkplain #lines lines} that are kept back; the same, to its line ends, if there are none. */
	public static String text(String text) {
		var lines = lines(text);
		return lines.contains(KEPT) ? String.join("\n", lines) : text;
	}
}
