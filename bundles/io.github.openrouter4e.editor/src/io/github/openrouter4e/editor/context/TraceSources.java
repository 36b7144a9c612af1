package io.github.openrouter4e.editor.context;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.editor.context.TraceText.Frame;

/**
 * Which places of a text are in the user's own projects, and their source. By the names of files alone, so that it works for
 * every language. Goes once through the names of the workspace: not for the UI thread.
 */
public final class TraceSources {

	private static final int LONGEST = 16_000;
	private static final int MOST = 5;

	private final String text;
	private final Map<Frame, IFile> own;

	private TraceSources(String text, Map<Frame, IFile> own) {
		this.text = text;
		this.own = own;
	}

	/** Looks for the places that a text tells. */
	public static TraceSources find(String text, IProgressMonitor monitor) throws CoreException {
		var frames = TraceText.frames(text);
		var byName = new HashMap<String, List<Frame>>();
		var found = new HashMap<Frame, IFile>();
		for (var frame : frames) {
			var file = onDisk(frame.path());
			if (file != null) {
				found.put(frame, file);
			} else {
				byName.computeIfAbsent(frame.path().substring(frame.path().lastIndexOf('/') + 1),
						name -> new ArrayList<>()).add(frame);
			}
		}
		if (!byName.isEmpty()) {
			new WorkspaceFiles(new ToolContext("", "", ToolContext.CHAT, List.of())) //$NON-NLS-1$ //$NON-NLS-2$
					.visit(ResourcesPlugin.getWorkspace().getRoot(), file -> {
						for (var frame : byName.getOrDefault(file.getName(), List.of())) {
							if (file.getFullPath().toString().endsWith('/' + frame.path())) {
								found.putIfAbsent(frame, file);
							}
						}
						return !monitor.isCanceled();
					});
		}
		if (monitor.isCanceled()) {
			throw new OperationCanceledException();
		}
		var own = new LinkedHashMap<Frame, IFile>();
		frames.stream().filter(found::containsKey).forEach(frame -> own.put(frame, found.get(frame)));
		return new TraceSources(text, own);
	}

	private static @Nullable IFile onDisk(String path) {
		try {
			var wanted = Path.of(path);
			if (wanted.isAbsolute()) {
				for (var file : ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(wanted.toUri())) {
					if (file.isAccessible()) {
						return file;
					}
				}
			}
		} catch (@SuppressWarnings("unused") InvalidPathException e) {
			// of another operating system
		}
		return null;
	}

	/** The text without the long rows of library frames. */
	public String shortened() {
		return TraceText.shorten(text, own::containsKey, LONGEST);
	}

	/** Some lines around each of the first places, but of files that are withheld. */
	public List<Attachment> sources(Sharing sharing) {
		var lines = new SourceLines(sharing, MOST);
		own.forEach((frame, file) -> lines.add(file, frame.line()));
		return lines.attachments();
	}
}
