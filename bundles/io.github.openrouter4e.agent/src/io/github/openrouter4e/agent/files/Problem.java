package io.github.openrouter4e.agent.files;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;

import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jdt.annotation.Nullable;

/**
 * An error or a warning that Eclipse shows.
 *
 * @param severity as {@link IMarker} numbers it
 * @param line     from 1; 0 if not known
 * @param start    offset of the first character; −1 if not known
 */
@SuppressWarnings("nls") // what the model is told
public record Problem(IResource resource, int severity, int line, int start, String message) {

	/** Those in a file or folder and below it. */
	public static List<Problem> in(IResource resource) throws CoreException {
		var problems = new ArrayList<Problem>();
		for (var marker : resource.findMarkers(IMarker.PROBLEM, true, IResource.DEPTH_INFINITE)) {
			var problem = of(marker);
			if (problem != null) {
				problems.add(problem);
			}
		}
		return problems;
	}

	/** The errors in files and folders and below them that a call may see: the name of a file and its line are content too. */
	public static List<Problem> errors(Collection<? extends IResource> resources, WorkspaceFiles visible)
			throws CoreException {
		var errors = new ArrayList<Problem>();
		for (var resource : resources) {
			errors.addAll(in(resource));
		}
		errors.removeIf(problem -> problem.severity() != IMarker.SEVERITY_ERROR);
		return visible(errors, visible);
	}

	/** Those of them that a call may see, in their order. Asks once for each file, as most problems are in few files. */
	public static List<Problem> visible(List<Problem> problems, WorkspaceFiles visible) {
		var known = new HashMap<IResource, Boolean>();
		return problems.stream().filter(problem -> known.computeIfAbsent(problem.resource(),
				resource -> visible.withheld(resource).isEmpty())).toList();
	}

	/** Null if it was solved meanwhile. */
	public static @Nullable Problem of(IMarker marker) {
		try {
			var values = marker.getAttributes(
					new String[]{IMarker.SEVERITY, IMarker.LINE_NUMBER, IMarker.CHAR_START, IMarker.MESSAGE});
			return new Problem(marker.getResource(), number(values[0], IMarker.SEVERITY_INFO), number(values[1], 0),
					number(values[2], -1), values[3] == null ? "" : String.valueOf(values[3]));
		} catch (@SuppressWarnings("unused") CoreException e) {
			return null;
		}
	}

	private static int number(@Nullable Object value, int otherwise) {
		return value instanceof Integer number ? number : otherwise;
	}

	/** Whether it is the same one, though it may have moved to another line. */
	public boolean isSameAs(Problem other) {
		return resource.equals(other.resource) && message.equals(other.message);
	}

	/** As the model is told. */
	String severityName() {
		return switch (severity) {
			case IMarker.SEVERITY_ERROR -> "error";
			case IMarker.SEVERITY_WARNING -> "warning";
			default -> "info";
		};
	}
}
