package io.github.openrouter4e.git.internal.diff;

import java.util.Set;

/** Recognises files that tools write and nobody reads, so that their lines are not paid for. */
@SuppressWarnings("nls") // names of files
final class GeneratedFiles {

	private static final Set<String> NAMES = Set.of("package-lock.json", "npm-shrinkwrap.json", "yarn.lock",
			"pnpm-lock.yaml", "bun.lock", "bun.lockb", "deno.lock", "Cargo.lock", "composer.lock", "Gemfile.lock",
			"poetry.lock", "pdm.lock", "uv.lock", "Pipfile.lock", "go.sum", "gradle.lockfile", "flake.lock",
			"Podfile.lock", "Package.resolved", "pubspec.lock", "mix.lock", "packages.lock.json", "conan.lock");

	/** No person writes longer lines: minified scripts, data. */
	private static final int LONGEST_LINE = 5_000;

	private GeneratedFiles() {}

	/** @param diff the lines that change */
	static boolean isGenerated(String path, String diff) {
		var name = path.substring(path.lastIndexOf('/') + 1);
		return NAMES.contains(name) || name.endsWith(".min.js") || name.endsWith(".min.css")
				|| name.endsWith(".js.map") || name.endsWith(".css.map") || hasLongLine(diff);
	}

	private static boolean hasLongLine(String diff) {
		var start = 0;
		for (var end = diff.indexOf('\n'); end >= 0; end = diff.indexOf('\n', start)) {
			if (end - start > LONGEST_LINE) {
				return true;
			}
			start = end + 1;
		}
		return diff.length() - start > LONGEST_LINE;
	}
}
