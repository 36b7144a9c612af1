package io.github.openrouter4e.editor.context;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Finds places in source files in what a program wrote: stack traces of Java, Python and JavaScript, and messages of compilers
 * and build tools. Stateless.
 */
final class TraceText {

	/** What is longer is no frame, and would cost time. */
	private static final int LONGEST_LINE = 1_000;
	private static final int MOST = 200;
	/** So many frames of libraries in a row are kept; what calls what beyond is rarely the cause. */
	private static final int LIBRARY_FRAMES = 3;
	private static final Pattern JAVA_FRAME = Pattern.compile("\\s*at [^()]+\\([^()]*\\).*"); //$NON-NLS-1$
	private static final Pattern JAVA_FILE = Pattern.compile("([\\w$-]+\\.\\w+):(\\d{1,7})"); //$NON-NLS-1$
	private static final Pattern PYTHON = Pattern.compile("\\s*File \"([^\"]+)\", line (\\d{1,7})\\b.*"); //$NON-NLS-1$
	/** A name with an extension at the end of a path. */
	private static final Pattern FILE_NAME = Pattern.compile("[\\w@+~-]*[\\w-]\\.[A-Za-z]\\w{0,9}"); //$NON-NLS-1$
	private static final int MOST_DIGITS = 7;

	private TraceText() {}

	/**
	 * A place.
	 *
	 * @param path of the file: absolute, or the end of it, with slashes
	 * @param line from 1
	 */
	record Frame(String path, int line) {
	}

	/** The places in the order of the text, each once. */
	static List<Frame> frames(String text) {
		Set<Frame> found = new LinkedHashSet<>();
		text.lines().takeWhile(line -> found.size() < MOST).forEach(line -> {
			var frame = frame(line);
			if (frame != null) {
				found.add(frame);
			}
		});
		return List.copyOf(found);
	}

	/** The place that a line tells; null if it tells none. */
	static @Nullable Frame frame(String line) {
		if (line.length() > LONGEST_LINE || line.indexOf('.') < 0) {
			return null;
		}
		var java = javaFrame(line);
		if (java != null) {
			return java;
		}
		var python = PYTHON.matcher(line);
		return python.matches() ? frame(python.group(1), python.group(2)) : path(line);
	}

	/** For example {@code at java.base/java.util.List.of(List.java:900)}. */
	private static @Nullable Frame javaFrame(String line) {
		if (!JAVA_FRAME.matcher(line).matches()) {
			return null;
		}
		var open = line.indexOf('(');
		var file = JAVA_FILE.matcher(line.substring(open + 1, line.indexOf(')', open)));
		if (!file.matches()) {
			return null;
		}
		var method = line.substring(line.indexOf("at ") + 3, open); //$NON-NLS-1$
		var names = method.substring(method.lastIndexOf('/') + 1).split("\\."); // behind the module or the class loader //$NON-NLS-1$
		var folders = names.length < 3 ? "" : String.join("/", List.of(names).subList(0, names.length - 2)) + '/'; //$NON-NLS-1$ //$NON-NLS-2$
		return frame(folders + file.group(1), file.group(2));
	}

	/**
	 * A path, a line, and perhaps a column, as compilers, JavaScript and Maven write them. Looks at each character a few
	 * times at most: a regular expression would take very long for some lines.
	 */
	private static @Nullable Frame path(String line) {
		for (var colon = line.indexOf(':'); colon >= 0; colon = line.indexOf(':', colon + 1)) {
			var digits = line.startsWith("[", colon + 1) ? colon + 2 : colon + 1; //$NON-NLS-1$
			var end = digits;
			while (end < line.length() && line.charAt(end) >= '0' && line.charAt(end) <= '9') {
				end++;
			}
			var begin = colon;
			while (begin > 0 && isOfPath(line.charAt(begin - 1))) {
				begin--;
			}
			var path = line.substring(begin, colon);
			var name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
			if (end > digits && end - digits <= MOST_DIGITS && FILE_NAME.matcher(afterDots(name)).matches()) {
				var drive = begin >= 2 && line.charAt(begin - 1) == ':' && Character.isLetter(line.charAt(begin - 2))
						? line.substring(begin - 2, begin)
						: ""; //$NON-NLS-1$
				return frame(drive + path, line.substring(digits, end));
			}
		}
		return null;
	}

	private static boolean isOfPath(char c) {
		return Character.isLetterOrDigit(c) || "_./\\@+~-".indexOf(c) >= 0; //$NON-NLS-1$
	}

	/** {@code a.test.ts} is a name as well as {@code a.ts}. */
	private static String afterDots(String name) {
		var last = name.lastIndexOf('.');
		return name.substring(last <= 0 ? 0 : name.lastIndexOf('.', last - 1) + 1);
	}

	private static @Nullable Frame frame(String path, String line) {
		var slashed = path.replace('\\', '/');
		var number = Integer.parseInt(line);
		return number == 0 ? null : new Frame(slashed.startsWith("./") ? slashed.substring(2) : slashed, number); //$NON-NLS-1$
	}

	/**
	 * Leaves out the middle of what is too long, and long rows of Java frames that are not the user's.
	 *
	 * @param own     whether a place is in the user's own projects
	 * @param longest in characters
	 */
	static String shorten(String text, Predicate<Frame> own, int longest) {
		var kept = new ArrayList<String>();
		var row = new ArrayList<String>();
		for (var line : text.lines().toList()) {
			var isFrame = line.length() <= LONGEST_LINE && JAVA_FRAME.matcher(line).matches();
			var frame = isFrame ? frame(line) : null;
			if (isFrame && (frame == null || !own.test(frame))) {
				row.add(line);
			} else {
				closeRow(row, kept);
				kept.add(line);
			}
		}
		closeRow(row, kept);
		var all = String.join("\n", kept); //$NON-NLS-1$
		return all.length() <= longest
				? all
				: all.substring(0, longest / 2) + "\n\u2026\n" + all.substring(all.length() - longest / 2); //$NON-NLS-1$
	}

	private static void closeRow(List<String> row, List<String> kept) {
		if (row.size() <= LIBRARY_FRAMES + 1) {
			kept.addAll(row);
		} else {
			kept.addAll(row.subList(0, LIBRARY_FRAMES));
			kept.add("\t\u2026 " + (row.size() - LIBRARY_FRAMES) + " more of libraries"); //$NON-NLS-1$ //$NON-NLS-2$
		}
		row.clear();
	}
}
