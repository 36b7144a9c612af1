package io.github.openrouter4e.agent.files;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceProxyVisitor;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.chat.ignore.SecretFiles;
import io.github.openrouter4e.chat.ignore.SharingPolicy;
import io.github.openrouter4e.chat.ignore.Withheld;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;

/**
 * The files of the workspace that one call may see: those of the conversation's projects that neither an ignore file nor their
 * names keep from models. Made for one call, so that a changed ignore file counts from the next one on.
 */
@SuppressWarnings("nls") // what the model is told
public final class WorkspaceFiles {

	private static final int MOST_SUGGESTIONS = 5;

	private final IWorkspaceRoot root = ResourcesPlugin.getWorkspace().getRoot();
	private final List<String> scope;
	private final SharingPolicy policy = new SharingPolicy();

	/** The files of the conversation's projects. */
	public WorkspaceFiles(ToolContext context) {
		scope = context.scope();
	}

	/** As models are told and write it: without the leading slash. */
	public static String name(IResource resource) {
		return resource.getFullPath().makeRelative().toString();
	}

	/** The file, or the first folder above it that is there; its project in any case. */
	public static IResource existing(IFile file) {
		IResource found = file;
		while (!found.exists() && !(found instanceof IProject)) {
			found = found.getParent();
		}
		return found;
	}

	/** The open projects that the conversation is about, by name. */
	public List<IProject> projects() {
		var projects = new ArrayList<IProject>();
		for (var project : root.getProjects()) {
			if (project.isAccessible() && isInScope(project)) {
				projects.add(project);
			}
		}
		return projects;
	}

	private boolean isInScope(IResource resource) {
		var project = resource.getProject();
		return project == null || scope.isEmpty() || scope.contains(project.getName());
	}

	/**
	 * A file.
	 *
	 * @param path as the model wrote it
	 * @throws ToolException if there is none; suggests others
	 */
	public IFile file(String path) throws ToolException {
		var resource = resource(path);
		if (resource instanceof IFile file) {
			return file;
		}
		throw new ToolException(Kind.NOT_FOUND, name(resource) + " is a folder. Use list to see what is in it.");
	}

	/**
	 * A folder, a project, or the workspace.
	 *
	 * @param path as the model wrote it; null for the workspace
	 * @throws ToolException if there is none
	 */
	public IContainer folder(@Nullable String path) throws ToolException {
		if (path == null) {
			return root;
		}
		var resource = resource(path);
		if (resource instanceof IContainer container) {
			return container;
		}
		throw new ToolException(Kind.NOT_FOUND, name(resource) + " is a file. Use read_file to read it.");
	}

	/**
	 * A file or folder.
	 *
	 * @param path as the model wrote it: a path in the workspace, or in the only project that has it, or one of the disk
	 * @throws ToolException if there is none; suggests others
	 */
	public IResource resource(String path) throws ToolException {
		var wanted = path.strip().replace('\\', '/');
		var found = wanted.equals(".") || wanted.equals("/") || wanted.isEmpty() ? root : inWorkspace(wanted);
		if (found == null) {
			found = inProjects(wanted);
		}
		if (found == null) {
			found = onDisk(path.strip());
		}
		if (found == null) {
			throw missing(path, wanted);
		}
		if (!isInScope(found)) {
			throw new ToolException(Kind.DENIED, "This conversation is about " + String.join(", ", scope) + " only.");
		}
		return found;
	}

	/**
	 * A file that may not exist yet, in an open project of the conversation.
	 *
	 * @param path as the model wrote it, beginning with the project
	 * @throws ToolException if there cannot be such a file
	 */
	public IFile newFile(String path) throws ToolException {
		var wanted = IPath.fromPortableString(path.strip().replace('\\', '/')).makeAbsolute();
		if (wanted.segmentCount() < 2 || wanted.segment(0).equals("..")
				|| !root.getWorkspace().validatePath(wanted.toString(), IResource.FILE).isOK()) {
			throw new ToolException(Kind.ARGUMENTS,
					path + " is no path of a file. It begins with the name of a project.");
		}
		var file = root.getFile(wanted);
		if (!file.getProject().isAccessible() || !isInScope(file)) {
			throw new ToolException(Kind.NOT_FOUND,
					"There is no open project " + wanted.segment(0) + ". The projects are "
							+ String.join(", ", projects().stream().map(IProject::getName).toList()) + ".");
		}
		if (root.findMember(wanted) instanceof IContainer) {
			throw new ToolException(Kind.ARGUMENTS, name(file) + " is a folder.");
		}
		return file;
	}

	private @Nullable IResource inWorkspace(String path) {
		var wanted = IPath.fromPortableString(path).makeAbsolute();
		var found = wanted.segmentCount() == 0 || wanted.segment(0).equals("..") ? null : root.findMember(wanted);
		return found != null && found.isAccessible() ? found : null;
	}

	/** Models like to leave the project out. */
	private @Nullable IResource inProjects(String path) {
		var hits = new ArrayList<IResource>();
		for (var project : projects()) {
			var wanted = IPath.fromPortableString(path).makeRelative();
			var found = wanted.segmentCount() > 0 && wanted.segment(0).equals("..") ? null : project.findMember(wanted);
			if (found != null && found.isAccessible()) {
				hits.add(found);
			}
		}
		return hits.size() == 1 ? hits.getFirst() : null;
	}

	/** In nested projects the innermost one counts: it is the one with the natures. */
	private @Nullable IResource onDisk(String path) {
		try {
			var wanted = Path.of(path);
			if (!wanted.isAbsolute()) {
				return null;
			}
			var hits = new ArrayList<IResource>();
			hits.addAll(List.of(root.findFilesForLocationURI(wanted.toUri())));
			hits.addAll(List.of(root.findContainersForLocationURI(wanted.toUri())));
			hits.removeIf(hit -> !hit.isAccessible() || !isInScope(hit));
			hits.sort(Comparator.comparingInt(hit -> hit.getProjectRelativePath().segmentCount()));
			return hits.isEmpty() ? null : hits.getFirst();
		} catch (@SuppressWarnings("unused") InvalidPathException e) {
			return null;
		}
	}

	private ToolException missing(String path, String wanted) {
		var same = sameName(wanted.substring(wanted.lastIndexOf('/') + 1));
		return new ToolException(Kind.NOT_FOUND, "There is no " + path + " in the workspace. "
				+ (same.isEmpty()
						? "Paths begin with the name of a project. Use find_files or list to find the right one."
						: "Did you mean " + String.join(" or ", same) + "?"));
	}

	private List<String> sameName(String last) {
		try {
			return WorkspaceNames.read(root.getWorkspace()).stream()
					.filter(entry -> !entry.folder() && entry.name().equalsIgnoreCase(last))
					.map(entry -> root.getFile(IPath.fromPortableString(entry.path())))
					.filter(file -> isInScope(file) && withheld(file).isEmpty()).limit(MOST_SUGGESTIONS)
					.map(WorkspaceFiles::name).toList();
		} catch (@SuppressWarnings("unused") CoreException e) {
			return List.of(); // closed meanwhile: suggestions need not be there
		}
	}

	/** Is called with each file; not on the user interface thread. */
	@FunctionalInterface
	public interface FileVisitor {
		/** @return false to end */
		boolean visit(IFile file);
	}

	/**
	 * Goes through the files in a folder, but for those that are generated, hidden, or belong to a version control system. Asks
	 * about none of them whether it may be seen.
	 */
	public void visit(IContainer folder, FileVisitor visitor) throws CoreException {
		var goesOn = new AtomicBoolean(true);
		IResourceProxyVisitor proxies = proxy -> {
			if (!goesOn.get() || proxy.isDerived() || proxy.isHidden() || proxy.isTeamPrivateMember()
					|| proxy.getType() == IResource.PROJECT
							&& !(proxy.isAccessible() && isInScope(proxy.requestResource()))) {
				return false;
			}
			if (proxy.getType() == IResource.FILE && proxy.requestResource() instanceof IFile file) {
				goesOn.set(visitor.visit(file));
			}
			return true;
		};
		folder.accept(proxies, IResource.NONE);
	}

	/** Why a model must not see it; empty if it may. What cannot be found out must not be seen. */
	public Optional<Withheld> withheld(IResource resource) {
		var location = resource.getLocation();
		var project = resource.getProject();
		if (project == null) {
			return Optional.empty();
		}
		var top = project.getLocation();
		if (location == null || top == null) {
			return Optional.of(new Withheld.Elsewhere(Path.of(name(resource))));
		}
		var boundary = top.toPath();
		var place = top.append(resource.getProjectRelativePath()).toPath();
		try {
			return policy.check(new SharingPolicy.Location(location.toPath(), boundary, place, name(resource)),
					resource instanceof IContainer);
		} catch (@SuppressWarnings("unused") IOException e) {
			return Optional.of(new Withheld.Elsewhere(location.toPath()));
		}
	}

	/** In words, for the model. */
	public static String reason(IResource resource, Withheld withheld) {
		return name(resource) + switch (withheld) {
			case Withheld.Secret(var kind) -> " is kept from models, as it probably holds secrets ("
					+ kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ").";
			case Withheld.Elsewhere(var real) -> " leads out of its project.";
			case Withheld.Excluded(var exclusion) -> switch (exclusion.cause()) {
				case RULE -> " is kept from models by line " + exclusion.line() + " of "
						+ exclusion.file().getFileName() + ".";
				default -> " is kept from models by " + exclusion.file().getFileName() + ".";
			};
		} + " If you need it, ask the user to attach it.";
	}

	/**
	 * Refuses what a model must not see.
	 *
	 * @throws ToolException with the reason
	 */
	public void require(IResource resource) throws ToolException {
		var withheld = withheld(resource);
		if (withheld.isPresent()) {
			throw new ToolException(Kind.DENIED, reason(resource, withheld.get()));
		}
	}

	/** Whether a text holds a secret, for example a private key. */
	public static boolean isSecret(String text) {
		return SecretFiles.byContent(text).isPresent();
	}
}
