package io.github.openrouter4e.git.internal;

import java.io.File;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Finds the repository that something belongs to. Whoever gets one closes it. */
public final class Repositories {

	private Repositories() {}

	/** The repository of the first thing selected that has one, or of what is edited. May read the disk. */
	public static Optional<Repository> of(@Nullable Object selection, @Nullable Object editorInput) {
		if (selection instanceof IStructuredSelection several) {
			for (var element : several) {
				var found = of(element);
				if (found.isPresent()) {
					return found;
				}
			}
		}
		return of(editorInput);
	}

	private static Optional<Repository> of(@Nullable Object element) {
		if (element == null) {
			return Optional.empty();
		}
		var known = Adapters.of(element, Repository.class);
		known.ifPresent(Repository::incrementOpen);
		return known.isPresent()
				? known
				: Adapters.of(element, IResource.class).map(IResource::getLocation)
						.flatMap(location -> around(location.toFile()));
	}

	/** The repository that a file or folder is in; empty if there is none, or it cannot be read. */
	public static Optional<Repository> around(File place) {
		var builder = new FileRepositoryBuilder().findGitDir(place);
		try {
			return builder.getGitDir() == null ? Optional.empty() : Optional.of(builder.build());
		} catch (@SuppressWarnings("unused") IOException e) {
			return Optional.empty();
		}
	}

	/** The repositories that the open projects are in, each once. Reads the disk. */
	public static List<Repository> ofProjects() {
		var found = new LinkedHashMap<File, Repository>();
		for (var project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
			var location = project.isAccessible() ? project.getLocation() : null;
			if (location != null) {
				around(location.toFile()).filter(repository -> !repository.isBare()).ifPresent(repository -> {
					if (found.putIfAbsent(repository.getDirectory(), repository) != null) {
						repository.close();
					}
				});
			}
		}
		return List.copyOf(found.values());
	}
}
