package io.github.openrouter4e.agent.internal;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.text.BadLocationException;
import org.junit.jupiter.api.Assertions;

import io.github.openrouter4e.agent.Checkpoints;
import io.github.openrouter4e.agent.EditStatistics;
import io.github.openrouter4e.agent.edit.EditApprovals;
import io.github.openrouter4e.agent.internal.checkpoint.FileCheckpoints;
import io.github.openrouter4e.agent.languages.LanguageSupport;
import io.github.openrouter4e.agent.languages.Languages;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolPermission;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.client.Cancellation;

/** A project in a real workspace, and the tools that work in it. Deleted when closed. */
@SuppressWarnings("nls")
public final class ToolBench implements AutoCloseable {

	/** For all projects. */
	public static final ToolContext CONTEXT = new ToolContext("c1", "anthropic/claude-sonnet-5", ToolContext.ASK,
			List.of());

	/** In the mode in which the model may change files. */
	public static final ToolContext ACTING = new ToolContext("c2", "anthropic/claude-sonnet-5", ToolContext.ACT,
			List.of());

	/** All calls that change files. */
	public static final Checkpoints.Call CALL = new Checkpoints.Call(ACTING.conversationId(), "call_1", Instant.EPOCH,
			Instant.MAX);

	private final Path folder;
	public final IProject project;
	/** The languages that are known; none at first. */
	public final List<LanguageSupport> languages = new CopyOnWriteArrayList<>();
	private final Path data;
	/** What the tools have changed; in a folder of its own. */
	public final FileCheckpoints checkpoints;
	/** How the edits went; in the same folder. */
	public final EditStatistics statistics;
	public final WorkspaceTools tools;
	public final Cancellation cancellation = new Cancellation();

	/** An empty project. It is not in the workspace's folder: that is in the folder of a repository which ignores it. */
	public ToolBench(String name) throws CoreException, IOException {
		folder = Files.createTempDirectory("agent").toRealPath();
		data = Files.createTempDirectory("checkpoints").toRealPath();
		checkpoints = new FileCheckpoints(data);
		statistics = new EditStatistics(data.resolve("edits.json"));
		tools = new WorkspaceTools(new EditApprovals(), new Languages(languages), checkpoints, statistics);
		project = ResourcesPlugin.getWorkspace().getRoot().getProject(name);
		var description = ResourcesPlugin.getWorkspace().newProjectDescription(name);
		description.setLocation(IPath.fromPath(folder.resolve(name)));
		project.create(description, null);
		project.open(null);
	}

	/** What Eclipse knows of the changes after it has been started again. */
	public FileCheckpoints restartedCheckpoints() {
		return new FileCheckpoints(data);
	}

	/** What Eclipse knows of the edits after it has been started again. */
	public EditStatistics restartedStatistics() {
		return new EditStatistics(data.resolve("edits.json"));
	}

	/** Waits for something that nobody tells. */
	public static void await(BooleanSupplier condition) {
		var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end) {
				Assertions.fail("did not come about");
			}
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
		}
	}

	/** Makes a file with this text, in UTF-8, and the folders above it. */
	public IFile file(String path, String text) throws CoreException {
		return file(path, text.getBytes(StandardCharsets.UTF_8));
	}

	/** Makes a file of these bytes, and the folders above it. */
	public IFile file(String path, byte[] bytes) throws CoreException {
		var file = project.getFile(IPath.fromPortableString(path));
		makeFolder(file.getParent());
		file.create(bytes, IResource.NONE, null);
		return file;
	}

	/** What holds a file as an editor does in which the user has typed something that is not saved. */
	public interface Typed extends AutoCloseable {
		@Override
		void close() throws CoreException;
	}

	/** Types at the beginning of a file, without saving. Closed, what was typed is gone. */
	public Typed typed(IFile file) throws CoreException, BadLocationException {
		var manager = FileBuffers.getTextFileBufferManager();
		manager.connect(file.getFullPath(), LocationKind.IFILE, null);
		manager.getTextFileBuffer(file.getFullPath(), LocationKind.IFILE).getDocument().replace(0, 0, "typed");
		return () -> manager.disconnect(file.getFullPath(), LocationKind.IFILE, null);
	}

	private static void makeFolder(IContainer container) throws CoreException {
		if (!container.exists()) {
			makeFolder(container.getParent());
			((IFolder) container).create(true, true, null);
		}
	}

	/** Calls a tool as the chat does. */
	public ToolOutcome call(String tool, String arguments) {
		return call(CONTEXT, tool, arguments);
	}

	/** Calls a tool as the chat does. */
	public ToolOutcome call(ToolContext context, String tool, String arguments) {
		var call = new ToolRequest("call_1", tool, arguments.replace('\'', '"'));
		if (tools.permission(call, context, cancellation) instanceof ToolPermission.Forbidden(var reason)) {
			return new ToolOutcome.Failed(reason, ToolOutcome.Failed.Kind.DENIED);
		}
		return tools.execute(call, context, (message, done) -> {
			// nobody looks
		}, cancellation);
	}

	/** Whether a call may run. */
	public ToolPermission permission(ToolContext context, String tool, String arguments) {
		return tools.permission(new ToolRequest("call_1", tool, arguments.replace('\'', '"')), context,
				cancellation);
	}

	/** Calls a tool in the mode in which it may change files, and fails if it fails. */
	public String edited(String tool, String arguments) {
		var outcome = call(ACTING, tool, arguments);
		return assertInstanceOf(ToolOutcome.Done.class, outcome, outcome::text).text();
	}

	/** What a call that must fail tells the model. */
	public ToolOutcome.Failed notEdited(String tool, String arguments) {
		return assertInstanceOf(ToolOutcome.Failed.class, call(ACTING, tool, arguments));
	}

	/** What a call tells the model; fails if the call fails. Double quotes of the arguments may be written as single ones. */
	public String done(String tool, String arguments) {
		return assertInstanceOf(ToolOutcome.Done.class, call(tool, arguments)).text();
	}

	/** What a call that must fail tells the model. */
	public ToolOutcome.Failed failed(String tool, String arguments) {
		return assertInstanceOf(ToolOutcome.Failed.class, call(tool, arguments));
	}

	@Override
	public void close() throws CoreException, IOException {
		project.delete(true, true, null);
		Files.delete(folder);
		checkpoints.close();
		statistics.close();
		try (var all = Files.walk(data)) {
			for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(path);
			}
		}
	}
}
