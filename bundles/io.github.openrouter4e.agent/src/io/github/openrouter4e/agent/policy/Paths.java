package io.github.openrouter4e.agent.policy;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.github.openrouter4e.chat.ignore.SecretFiles;

/** Finds out what the words of a command say about files, by their text alone. */
@SuppressWarnings("nls") // paths
final class Paths {

	private static final Pattern PIECES = Pattern.compile("[=:,@;]");
	private static final Pattern GLUED = Pattern.compile("-{1,2}[A-Za-z0-9-]*[/~\\\\].*");
	/** PowerShell takes the registry, certificates and variables for drives as well. */
	private static final Pattern DRIVE = Pattern.compile("(.*[=,@;\"' ])?([A-Za-z]+:|\\\\).*");
	/** Files that take what is written to them nowhere. */
	private static final Pattern NOWHERE = Pattern.compile("/dev/(null|stdout|stderr|tty)|(?i:nul|\\$null)");
	private static final Pattern TOP = Pattern.compile(
			"/\\.?/?\\**|~[\\w.-]*/?\\**|\\$\\{?HOME\\}?/?\\**|/[\\w.-]+/?\\**|(?i)[a-z]:[\\\\/]?\\**"
					+ "|[a-z]:[\\\\/](windows|users|program files)[^\\\\/]*[\\\\/]?\\**|\\$env:(userprofile|systemdrive|windir).*"
					+ "|\\\\\\**");

	private static final Pattern ABSOLUTE = Pattern.compile("/|[A-Za-z]:[\\\\/]");
	private static final Pattern PARENT = Pattern.compile("\\.\\**(\\.|\\?|\\*|\\[[^\\]]*\\])\\**");

	private Paths() {}

	static boolean isNowhere(String path) {
		return NOWHERE.matcher(path).matches();
	}

	/** Whether a folder is a whole disk, a system's, or somebody's home. */
	static boolean isTop(String path) {
		return TOP.matcher(path).matches();
	}

	/** Whether a word may name something outside of the folder that the command runs in. */
	static boolean leaves(String word, Shell shell, List<String> roots) {
		if (isInside(word, roots)) {
			return false;
		}
		if (shell != Shell.POSIX && DRIVE.matcher(word).matches()) {
			return true;
		}
		for (var piece : PIECES.split(word)) {
			if (piece.startsWith("~") || piece.startsWith("/") && !isInside(piece, roots)
					&& (shell != Shell.CMD || piece.indexOf('/', 1) > 0) || hasParent(piece)) {
				return true;
			}
		}
		return GLUED.matcher(word).matches();
	}

	/** Many shells let a pattern that begins with a dot stand for the folder above as well. */
	private static boolean hasParent(String path) {
		for (var segment : path.split("[/\\\\]")) {
			if (segment.equals("..") || PARENT.matcher(segment).matches()) {
				return true;
			}
		}
		return false;
	}

	static boolean isAbsolute(String path) {
		return ABSOLUTE.matcher(path).lookingAt();
	}

	private static boolean isInside(String path, List<String> roots) {
		if (roots.isEmpty() || !isAbsolute(path)) {
			return false;
		}
		var normal = normalise(path);
		for (var root : roots) {
			var top = normalise(root);
			if (normal.equals(top) || normal.startsWith(top + "/")) {
				return true;
			}
		}
		return false;
	}

	private static String normalise(String path) {
		var segments = new ArrayDeque<String>();
		for (var segment : path.replace('\\', '/').split("/")) {
			if (segment.equals("..")) {
				segments.pollLast();
			} else if (!segment.isEmpty() && !segment.equals(".")) {
				segments.addLast(segment);
			}
		}
		var drive = path.matches("[A-Za-z]:.*");
		var normal = String.join("/", segments);
		return drive ? normal.toLowerCase(Locale.ROOT) : "/" + normal;
	}

	/** Whether a word names a file that probably holds secrets. */
	static boolean isSecret(String word) {
		for (var piece : PIECES.split(word)) {
			var path = piece.replace('\\', '/').replaceFirst("^(~|\\.)?/+", "");
			if (!path.isEmpty() && !path.startsWith("-") && path.matches(".*[./_\\w].*")
					&& SecretFiles.byName(path, false).isPresent()) {
				return true;
			}
		}
		return false;
	}

	/** Whether it is where Eclipse or the system keeps passwords. */
	static boolean isVault(String word) {
		var path = word.replace('\\', '/').toLowerCase(Locale.ROOT);
		return path.contains("org.eclipse.equinox.security") || path.contains("secure_storage")
				|| path.contains("/etc/shadow") || path.matches(".*/proc/[^/]+/(environ|mem)");
	}
}
