package io.github.openrouter4e.chat.ignore;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Decides by name and place whether a file or folder may be sent to a model: by its name, by where it really is, and by the
 * ignore files on every way to it. Made for one operation, as it reads each ignore file once and remembers what it says.
 * Thread-safe; reads the disk.
 */
public final class SharingPolicy {

	private final Map<Path, IgnoreRules> byFolder = new ConcurrentHashMap<>();
	private final Map<Path, @Nullable IgnoreRules> byTop = new ConcurrentHashMap<>();
	/** By their names: the files of a folder have the folders around them in common. */
	private final Map<String, Optional<SecretFiles.Kind>> secretFolders = new ConcurrentHashMap<>();
	private final Map<Path, @Nullable Path> realBoundaries = new ConcurrentHashMap<>();

	/**
	 * Where something is.
	 *
	 * @param path     where it is on the disk, links not followed
	 * @param boundary the folder beyond which a link must not lead and whose ignore files hold, for example the project
	 * @param place    where it would be if the workspace linked to nothing: the ignore files there hold as well
	 * @param name     what the user sees
	 */
	public record Location(Path path, Path boundary, Path place, String name) {
	}

	/**
	 * Whether it may be sent.
	 *
	 * @param directory whether it is a folder
	 * @return the first reason why not; empty if it may
	 * @throws IOException if it does not exist or cannot be reached
	 */
	public Optional<Withheld> check(Location location, boolean directory) throws IOException {
		var path = location.path().toAbsolutePath();
		var real = path.toRealPath();
		var secret = secret(location, real, directory);
		if (secret.isPresent()) {
			return secret;
		}
		var boundary = location.boundary();
		var realBoundary = realBoundary(boundary);
		if (path.normalize().startsWith(boundary.toAbsolutePath().normalize()) && !real.startsWith(realBoundary)) {
			return Optional.of(new Withheld.Elsewhere(real));
		}
		for (var candidate : new LinkedHashSet<>(List.of(path, location.place().toAbsolutePath()))) {
			var exclusion = exclusion(candidate, directory, boundary);
			if (exclusion.isPresent()) {
				return exclusion;
			}
		}
		return real.equals(path) && realBoundary.equals(boundary)
				? Optional.empty()
				: exclusion(real, directory, realBoundary); // a link must not get around the rules
	}

	private Optional<Withheld> secret(Location location, Path real, boolean directory) {
		for (var candidate : new LinkedHashSet<>(
				List.of(location.name().replace('\\', '/'), slashed(location.path()), slashed(real)))) {
			var end = candidate.lastIndexOf('/');
			var kind = end <= 0
					? Optional.<SecretFiles.Kind>empty()
					: secretFolders.computeIfAbsent(candidate.substring(0, end),
							path -> SecretFiles.byName(path, true));
			if (kind.isEmpty()) {
				kind = SecretFiles.byLastName(candidate, directory);
			}
			if (kind.isPresent()) {
				return Optional.of(new Withheld.Secret(kind.get()));
			}
		}
		return Optional.empty();
	}

	private static String slashed(Path path) {
		return path.toString().replace('\\', '/');
	}

	private Path realBoundary(Path boundary) throws IOException {
		var known = realBoundaries.get(boundary);
		if (known != null) {
			return known;
		}
		var real = boundary.toRealPath();
		realBoundaries.put(boundary, real);
		return real;
	}

	private Optional<Withheld> exclusion(Path path, boolean directory, Path boundary) {
		var folder = directory ? path : path.getParent();
		return folder == null
				? Optional.empty()
				: rules(folder, boundary).check(path, directory).map(Withheld.Excluded::new);
	}

	private IgnoreRules rules(Path folder, Path boundary) {
		return byFolder.computeIfAbsent(folder, key -> {
			var rules = IgnoreRules.around(key, boundary);
			var known = byTop.putIfAbsent(rules.top(), rules);
			return known == null ? rules : known;
		});
	}
}
