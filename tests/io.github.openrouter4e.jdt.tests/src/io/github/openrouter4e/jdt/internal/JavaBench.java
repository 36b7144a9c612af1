package io.github.openrouter4e.jdt.internal;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jdt.core.IClasspathEntry;
import org.eclipse.jdt.core.IJavaElement;
import org.eclipse.jdt.core.IJavaProject;
import org.eclipse.jdt.core.JavaCore;
import org.eclipse.jdt.core.search.IJavaSearchConstants;
import org.eclipse.jdt.core.search.SearchEngine;
import org.eclipse.jdt.core.search.SearchPattern;
import org.eclipse.jdt.core.search.TypeNameRequestor;
import org.eclipse.jdt.launching.JavaRuntime;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;

import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolDecision;
import io.github.openrouter4e.chat.tools.ToolExecutor;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolPermission;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.client.Cancellation;

/** A Java project in a real workspace, and tools that work in it. Deleted when closed. */
@SuppressWarnings("nls")
public final class JavaBench implements AutoCloseable {

	private static final String JAVA = "21";

	private final Path folder;
	public final ToolContext context;
	public final IProject project;
	public final IJavaProject java;
	public Cancellation cancellation = new Cancellation();

	/**
	 * An empty project with a source folder {@code src}. It is not in the workspace's folder: that is in the folder of a
	 * repository which ignores it.
	 */
	public JavaBench(String name, IClasspathEntry... libraries) throws CoreException, IOException {
		context = new ToolContext("c1", "anthropic/claude-sonnet-5", ToolContext.ACT, List.of(name));
		folder = Files.createTempDirectory("jdt").toRealPath();
		project = ResourcesPlugin.getWorkspace().getRoot().getProject(name);
		var description = ResourcesPlugin.getWorkspace().newProjectDescription(name);
		description.setLocation(IPath.fromPath(folder.resolve(name)));
		project.create(description, null);
		project.open(null);
		description = project.getDescription();
		description.setNatureIds(new String[]{JavaCore.NATURE_ID});
		project.setDescription(description, null); // with the builder
		var sources = project.getFolder("src");
		sources.create(true, true, null);
		java = JavaCore.create(project);
		var entries = new ArrayList<>(
				List.of(JavaCore.newSourceEntry(sources.getFullPath()), JavaRuntime.getDefaultJREContainerEntry()));
		entries.addAll(List.of(libraries));
		java.setRawClasspath(entries.toArray(IClasspathEntry[]::new), project.getFullPath().append("bin"), null);
		java.setOption(JavaCore.COMPILER_SOURCE, JAVA);
		java.setOption(JavaCore.COMPILER_COMPLIANCE, JAVA);
		java.setOption(JavaCore.COMPILER_CODEGEN_TARGET_PLATFORM, JAVA);
	}

	/** Makes a file with this text, and the folders above it. */
	public IFile file(String path, String text) throws CoreException {
		var file = project.getFile(IPath.fromPortableString(path));
		makeFolder(file.getParent());
		file.create(text.getBytes(StandardCharsets.UTF_8), IResource.NONE, null);
		return file;
	}

	private static void makeFolder(IContainer container) throws CoreException {
		if (!container.exists()) {
			makeFolder(container.getParent());
			((IFolder) container).create(true, true, null);
		}
	}

	/** Builds the whole project, and waits until all of its types and those of its libraries can be searched. */
	public void build() throws CoreException {
		project.build(IncrementalProjectBuilder.FULL_BUILD, null);
		new SearchEngine().searchAllTypeNames(null, SearchPattern.R_EXACT_MATCH, "no type is called so".toCharArray(),
				SearchPattern.R_EXACT_MATCH, IJavaSearchConstants.TYPE,
				SearchEngine.createJavaSearchScope(new IJavaElement[]{java}), new TypeNameRequestor() {
					// there is none
				}, IJavaSearchConstants.WAIT_UNTIL_READY_TO_SEARCH, null);
	}

	/** Who offers the tool, as the chat finds it. */
	public ToolExecutor executor(String tool) {
		var bundle = FrameworkUtil.getBundle(JavaBench.class).getBundleContext();
		try {
			for (var reference : bundle.getServiceReferences(ToolExecutor.class, null)) {
				var executor = bundle.getService(reference);
				for (var model : List.of(context.model(), "openai/gpt-5")) { // which are offered other tools for edits
					if (executor != null
							&& executor.tools(new ToolContext("c1", model, context.mode(), context.scope())).stream()
									.anyMatch(offer -> offer.name().equals(tool))) {
						return executor;
					}
				}
			}
		} catch (InvalidSyntaxException e) {
			throw new IllegalStateException(e);
		}
		throw new AssertionError("nobody offers " + tool);
	}

	/** A service of the running framework. */
	public static <T> T service(Class<T> type) {
		var bundle = FrameworkUtil.getBundle(JavaBench.class).getBundleContext();
		return bundle.getService(bundle.getServiceReference(type));
	}

	/** Calls a tool as the chat does, once the user has agreed. Double quotes may be written as single ones. */
	public ToolOutcome call(String tool, String arguments) {
		var call = new ToolRequest("call_1", tool, arguments.replace('\'', '"'));
		var tools = executor(tool);
		if (tools.permission(call, context, cancellation) instanceof ToolPermission.Forbidden(var reason)) {
			return new ToolOutcome.Failed(reason, ToolOutcome.Failed.Kind.DENIED);
		}
		return tools.execute(call, context, (message, done) -> {
			// nobody looks
		}, cancellation);
	}

	/** Runs a tool after the user was asked: what it tells the model; fails if it fails. */
	public String run(String tool, String arguments) {
		var outcome = executor(tool).execute(new ToolRequest("call_1", tool, arguments.replace('\'', '"')), context,
				(message, done) -> {
					// nobody looks
				}, cancellation);
		return assertInstanceOf(ToolOutcome.Done.class, outcome, outcome::text).text();
	}

	/** Whether a call may run. */
	public ToolPermission permission(String tool, String arguments) {
		return executor(tool).permission(new ToolRequest("call_1", tool, arguments.replace('\'', '"')), context,
				cancellation);
	}

	/** The user has decided about a call. */
	public void decided(String tool, String arguments, ToolDecision decision) {
		executor(tool).decided(new ToolRequest("call_1", tool, arguments.replace('\'', '"')), context, decision);
	}

	/** What a call tells the model; fails if the call fails. */
	public String done(String tool, String arguments) {
		var outcome = call(tool, arguments);
		return assertInstanceOf(ToolOutcome.Done.class, outcome, outcome::text).text();
	}

	/** What a call that must fail tells the model. */
	public String failed(String tool, String arguments) {
		return assertInstanceOf(ToolOutcome.Failed.class, call(tool, arguments)).text();
	}

	@Override
	public void close() throws CoreException, IOException {
		project.delete(true, true, null);
		Files.delete(folder);
	}
}
