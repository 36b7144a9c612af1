package io.github.openrouter4e.editor.internal.subjects;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.model.IExpression;
import org.eclipse.debug.core.model.IStackFrame;
import org.eclipse.debug.core.model.IThread;
import org.eclipse.debug.core.model.IValue;
import org.eclipse.debug.core.model.IVariable;
import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.editor.Material;
import io.github.openrouter4e.editor.Subject;
import io.github.openrouter4e.editor.context.Sharing;
import io.github.openrouter4e.editor.context.SourceLines;
import io.github.openrouter4e.storage.WellFormed;
import io.github.openrouter4e.ui.PromptContext;

/**
 * Variables, expressions and stack frames of a program that is being debugged. Values are told as the debugger knows them, with
 * those one level below: nothing is run in the program for it.
 */
record ValuesSubject(List<Object> elements) implements Subject {

	private static final int MOST = 20;
	private static final int MOST_BELOW = 50;
	private static final int MOST_FRAMES = 50;
	private static final int MOST_SOURCES = 3;
	private static final int LONGEST_VALUE = 2_000;

	/** Null if there is nothing of a debugger among the elements. */
	static @Nullable ValuesSubject of(List<?> elements) {
		var known = elements.stream().limit(MOST).filter(element -> element instanceof IVariable
				|| element instanceof IExpression || element instanceof IStackFrame || element instanceof IThread)
				.map(Object.class::cast).toList();
		return known.isEmpty() ? null : new ValuesSubject(known);
	}

	@Override
	public Material read(boolean agreed, IProgressMonitor monitor) throws CoreException {
		var text = new StringBuilder();
		var sources = new SourceLines(new Sharing(false), MOST_SOURCES);
		for (var element : elements) {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			switch (element) {
				case IVariable variable -> value(variable.getName(), variable.getValue(), text);
				case IExpression expression -> value(expression.getExpressionText(), expression.getValue(), text);
				case IStackFrame frame -> frames(frame.getThread(), frame, text, sources);
				case IThread thread -> frames(thread, thread.getTopStackFrame(), text, sources);
				default -> throw new IllegalStateException(String.valueOf(element));
			}
		}
		var shown = text.toString().stripTrailing();
		var attachments = new ArrayList<Attachment>(
				List.of(new Attachment.PastedText(Messages.ValuesSubject_name, shown)));
		attachments.addAll(sources.attachments());
		return new Material(Material.Kind.VALUE, attachments, null, new PromptContext("", "", "", shown, ""), List.of(), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
				List.of());
	}

	private static void value(String name, @Nullable IValue value, StringBuilder text) throws DebugException {
		text.append(described(name, value)).append('\n');
		if (value != null && value.hasVariables()) {
			var below = value.getVariables();
			for (var i = 0; i < Math.min(MOST_BELOW, below.length); i++) {
				text.append('\t').append(described(below[i].getName(), below[i].getValue())).append('\n');
			}
			if (below.length > MOST_BELOW) {
				text.append("\t\u2026 ").append(below.length - MOST_BELOW).append(" more\n"); //$NON-NLS-1$ //$NON-NLS-2$
			}
		}
	}

	private static String described(String name, @Nullable IValue value) throws DebugException {
		if (value == null) {
			return name;
		}
		var string = String.valueOf(value.getValueString());
		return name + ": " + value.getReferenceTypeName() + " = " //$NON-NLS-1$ //$NON-NLS-2$
				+ WellFormed.shortened(string, LONGEST_VALUE);
	}

	private static void frames(IThread thread, @Nullable IStackFrame selected, StringBuilder text,
			SourceLines sources) throws CoreException {
		text.append(thread.getName()).append('\n');
		var count = 0;
		for (var frame : thread.getStackFrames()) {
			if (count++ < MOST_FRAMES) {
				var file = source(frame);
				text.append(frame.equals(selected) ? "> " : "  ").append(frame.getName()); //$NON-NLS-1$ //$NON-NLS-2$
				if (file != null) {
					text.append(" at ").append(WorkspaceFiles.name(file)).append(':').append(frame.getLineNumber()); //$NON-NLS-1$
					if (frame.getLineNumber() > 0) {
						sources.add(file, frame.getLineNumber());
					}
				}
				text.append('\n');
			}
		}
		if (selected != null) {
			for (var variable : selected.getVariables()) {
				value(variable.getName(), variable.getValue(), text);
			}
		}
	}

	private static @Nullable IFile source(IStackFrame frame) {
		var launch = frame.getLaunch();
		var locator = launch == null ? null : launch.getSourceLocator();
		var source = locator == null ? null : locator.getSourceElement(frame);
		return Adapters.adapt(source, IResource.class) instanceof IFile file ? file : null;
	}
}
