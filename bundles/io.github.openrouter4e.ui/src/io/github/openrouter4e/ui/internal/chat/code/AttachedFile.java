package io.github.openrouter4e.ui.internal.chat.code;

import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.core.runtime.IPath;

/**
 * Finds the file that an attachment is about by its name, which people and models read: a path in the workspace, perhaps with a
 * fact before it and the lines behind it, as in {@code Java 21: shop/src/Cart.java (lines 3–9)}. Pure.
 */
final class AttachedFile {

	private AttachedFile() {}

	/**
	 * The path of the file, absolute in the workspace.
	 *
	 * @param isFile whether there is a file of the workspace at an absolute path that has a project
	 */
	static Optional<IPath> of(String name, Predicate<IPath> isFile) {
		for (var end = name.length(); end > 0; end = bracketBefore(name, end)) {
			for (var start = 0; start >= 0; start = behindColon(name, start)) {
				if (start < end) {
					var path = IPath.fromPortableString(name.substring(start, end).strip()).makeAbsolute();
					if (path.segmentCount() > 1 && isFile.test(path)) {
						return Optional.of(path);
					}
				}
			}
		}
		return Optional.empty();
	}

	/** @return 0 or less if there is none */
	private static int bracketBefore(String name, int end) {
		return Math.max(name.lastIndexOf('(', end - 1), name.lastIndexOf('\uFF08', end - 1));
	}

	/** @return -1 if there is none */
	private static int behindColon(String name, int from) {
		var ascii = name.indexOf(':', from);
		var wide = name.indexOf('\uFF1A', from);
		var colon = ascii < 0 || wide >= 0 && wide < ascii ? wide : ascii;
		return colon < 0 ? -1 : colon + 1;
	}
}
