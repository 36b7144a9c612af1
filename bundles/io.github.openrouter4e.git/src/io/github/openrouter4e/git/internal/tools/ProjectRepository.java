package io.github.openrouter4e.git.internal.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jgit.lib.Repository;

import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.chat.ignore.IgnoreRules;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;
import io.github.openrouter4e.git.internal.Repositories;

/**
 * A repository, and of it what a conversation is about.
 *
 * @param repository to be closed
 * @param top        where its files are
 * @param projects   the projects of the conversation that are in it
 * @param paths      what was asked for, from the top of the repository; empty for all of it
 * @param filter     which of these files a model may see by their places in the workspace: behind a link the ignore files of the
 *                   project hold too, which the repository does not have. Reads the disk
 */
@SuppressWarnings("nls") // what the model is told
record ProjectRepository(Repository repository, Path top, List<IProject> projects, List<String> paths,
		Predicate<String> filter)
		implements
			AutoCloseable {

	/**
	 * The repositories that hold a file or folder.
	 *
	 * @param path as the model wrote it; {@code null} for all projects of the conversation
	 * @throws ToolException if there is none, or a model must not see it
	 */
	static List<ProjectRepository> of(WorkspaceFiles files, @Nullable String path) throws ToolException {
		var places = new ArrayList<IResource>();
		if (path == null) {
			places.addAll(files.projects());
		} else {
			var resource = files.resource(path);
			files.require(resource);
			places.addAll(resource.getProject() == null ? files.projects() : List.of(resource));
		}
		var found = new LinkedHashMap<Path, ProjectRepository>();
		for (var place : places) {
			add(found, place, files);
		}
		if (found.isEmpty()) {
			throw new ToolException(Kind.NOT_FOUND,
					(path == null ? "None of the projects is" : path + " is not") + " in a Git repository.");
		}
		return List.copyOf(found.values());
	}

	private static void add(LinkedHashMap<Path, ProjectRepository> found, IResource place, WorkspaceFiles files) {
		var location = place.getLocation();
		var around = location == null
				? Optional.<Repository>empty()
				: Repositories.around(location.toFile()).filter(repository -> !repository.isBare());
		if (around.isEmpty() || location == null) {
			return;
		}
		var repository = around.get();
		var top = repository.getWorkTree().toPath().toAbsolutePath().normalize();
		var known = found.get(top);
		var relative = relative(top, location.toPath());
		if (relative == null) {
			repository.close(); // a link leads out of it
			return;
		}
		Predicate<String> filter = place.isLinked(IResource.CHECK_ANCESTORS) // then it is the only one that was asked for
				? path -> isShared(files, at(place, relative, path))
				: path -> true;
		var all = known == null ? new ProjectRepository(repository, top, List.of(), List.of(), filter) : known;
		if (known != null) {
			repository.close();
		}
		var projects = new ArrayList<>(all.projects());
		projects.add(place.getProject());
		var paths = new ArrayList<>(all.paths());
		if (known == null || !known.paths().isEmpty()) { // else all of it already
			paths.add(relative);
		}
		found.put(top, new ProjectRepository(all.repository(), top, projects,
				paths.contains("") ? List.of() : paths, all.filter()));
	}

	/** @param relative where the place is in the repository */
	private static IResource at(IResource place, String relative, String path) {
		var below = relative.isEmpty() ? path : path.substring(Math.min(path.length(), relative.length() + 1));
		return place instanceof IContainer folder && !below.isEmpty()
				? folder.getFile(IPath.fromOSString(below))
				: place;
	}

	/** Of a file that is gone only the rules are asked, as for the policy it must exist. */
	private static boolean isShared(WorkspaceFiles files, IResource file) {
		var location = file.getLocation();
		var project = file.getProject().getLocation();
		if (location == null || project == null) {
			return false;
		}
		if (Files.exists(location.toPath(), LinkOption.NOFOLLOW_LINKS)) {
			return files.withheld(file).isEmpty();
		}
		return IgnoreRules.around(project.toPath(), project.toPath())
				.check(project.append(file.getProjectRelativePath()).toPath(), false).isEmpty();
	}

	/** With slashes; null if it is not below. */
	private static @Nullable String relative(Path top, Path place) {
		var path = place.toAbsolutePath().normalize();
		return path.startsWith(top) ? top.relativize(path).toString().replace('\\', '/') : null;
	}

	/** What else a model must know to find the files in the workspace. */
	String heading() throws IOException {
		var heading = new StringBuilder("Repository ").append(top.getFileName()).append(", branch ")
				.append(repository.getBranch()).append(". Paths are from its top.");
		for (var project : projects) {
			var location = project.getLocation();
			var relative = location == null ? null : relative(top, location.toPath());
			if (relative != null) {
				heading.append(" The project ").append(project.getName()).append(" is ")
						.append(relative.isEmpty() ? "its top." : relative + "/.");
			}
		}
		return heading.toString();
	}

	@Override
	public void close() {
		repository.close();
	}
}
