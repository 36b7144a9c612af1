package io.github.openrouter4e.jdt.internal.actions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jdt.core.IMember;
import org.eclipse.jdt.core.IType;
import org.eclipse.jdt.junit.model.ITestCaseElement;
import org.eclipse.jdt.junit.model.ITestElement;
import org.eclipse.jdt.junit.model.ITestElementContainer;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.editor.Material;
import io.github.openrouter4e.editor.Subject;
import io.github.openrouter4e.editor.context.Parts;
import io.github.openrouter4e.editor.context.Sharing;
import io.github.openrouter4e.editor.context.TraceSources;
import io.github.openrouter4e.storage.WellFormed;
import io.github.openrouter4e.ui.PromptContext;

/** Tests that are selected in the JUnit view: why they failed, their source, and the places that the traces name. */
public record TestsSubject(List<ITestElement> selected) implements Subject {

	private static final int MOST = 5;
	private static final int LONGEST_VALUE = 2_000;

	/** Null if there is no test among the elements. */
	public static @Nullable TestsSubject of(List<?> elements) {
		var tests = elements.stream().filter(ITestElement.class::isInstance).map(ITestElement.class::cast).toList();
		return tests.isEmpty() ? null : new TestsSubject(tests);
	}

	@Override
	public Material read(boolean agreed, IProgressMonitor monitor) throws CoreException {
		var tests = new ArrayList<ITestCaseElement>();
		var failed = new ArrayList<ITestCaseElement>();
		selected.forEach(element -> collect(element, tests, failed));
		var wanted = failed.isEmpty() ? tests : failed;
		var notes = new ArrayList<String>();
		if (wanted.size() > MOST) {
			notes.add(NLS.bind(Messages.TestsSubject_tooMany, String.valueOf(MOST), String.valueOf(wanted.size())));
		}
		var text = new StringBuilder();
		var traces = new StringBuilder();
		var sources = new ArrayList<Attachment>();
		var withheld = new ArrayList<String>();
		var told = new HashSet<String>();
		for (var test : wanted.subList(0, Math.min(MOST, wanted.size()))) {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			text.append(describe(test, traces));
			source(test, new Sharing(agreed), sources, withheld, told);
		}
		var trace = TraceSources.find(traces.toString(), monitor);
		var attachments = new ArrayList<Attachment>();
		var name = Messages.TestsSubject_name;
		var shown = text + trace.shortened();
		attachments.add(new Attachment.PastedText(name, shown.strip()));
		attachments.addAll(sources);
		for (var source : trace.sources(new Sharing(false))) {
			if (told.stream().noneMatch(file -> source.name().startsWith(file))) {
				attachments.add(source);
			}
		}
		var project = selected.getFirst().getTestRunSession().getLaunchedProject();
		return new Material(failed.isEmpty() ? Material.Kind.CODE : Material.Kind.TEST, attachments, null,
				new PromptContext("", project == null ? "" : project.getElementName(), "", shown.strip(), ""), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
				withheld, notes);
	}

	/** The tests that failed, as the element has them or what is below it. */
	public static List<ITestCaseElement> failed(ITestElement element) {
		var failed = new ArrayList<ITestCaseElement>();
		collect(element, new ArrayList<>(), failed);
		return failed;
	}

	private static void collect(ITestElement element, List<ITestCaseElement> tests, List<ITestCaseElement> failed) {
		if (element instanceof ITestElementContainer container) {
			for (var child : container.getChildren()) {
				collect(child, tests, failed);
			}
		} else if (element instanceof ITestCaseElement test) {
			tests.add(test);
			if (test.getFailureTrace() != null) {
				failed.add(test);
			}
		}
	}

	@SuppressWarnings("nls") // what models read
	private static String describe(ITestCaseElement test, StringBuilder traces) {
		var text = new StringBuilder(
				test.getTestClassName() + "." + test.getTestMethodName() + ": " + test.getTestResult(false) + "\n");
		var failure = test.getFailureTrace();
		if (failure != null) {
			if (failure.getExpected() != null) {
				text.append("expected: ").append(WellFormed.shortened(failure.getExpected(), LONGEST_VALUE))
						.append('\n');
			}
			if (failure.getActual() != null) {
				text.append("actual: ").append(WellFormed.shortened(failure.getActual(), LONGEST_VALUE)).append('\n');
			}
			traces.append('\n').append(failure.getTrace());
		}
		return text.toString();
	}

	private static void source(ITestCaseElement test, Sharing sharing, List<Attachment> sources,
			List<String> withheld, Set<String> told) throws CoreException {
		var project = test.getTestRunSession().getLaunchedProject();
		var type = project == null ? null : project.findType(test.getTestClassName().replace('$', '.'));
		if (type == null || !(type.getResource() instanceof IFile file)) {
			return;
		}
		var reason = sharing.withheld(file);
		if (reason != null) {
			if (!withheld.contains(reason)) {
				withheld.add(reason);
			}
			return;
		}
		var member = member(type, test.getTestMethodName());
		var root = member.getTypeRoot();
		if (root != null) {
			var name = WorkspaceFiles.name(file);
			told.add(name);
			sources.add(Parts.attachment(name, JavaParts.of(member, root)));
		}
	}

	/** The method of a test, whose name may have parameters or an index behind it; the type if there is none. */
	private static IMember member(IType type, String test) throws CoreException {
		var name = test.split("[^\\p{javaJavaIdentifierPart}]", 2)[0]; //$NON-NLS-1$
		for (var method : type.getMethods()) {
			if (method.getElementName().equals(name)) {
				return method;
			}
		}
		return type;
	}
}
