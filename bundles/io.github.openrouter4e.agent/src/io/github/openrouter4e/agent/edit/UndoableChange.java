package io.github.openrouter4e.agent.edit;

import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.ltk.core.refactoring.Change;
import org.eclipse.ltk.core.refactoring.PerformChangeOperation;
import org.eclipse.ltk.core.refactoring.RefactoringCore;

import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;

/** Performs a change so that <em>Edit &gt; Undo</em> takes it back. */
public final class UndoableChange {

	private UndoableChange() {}

	/**
	 * @param rule what the change needs, and not the whole workspace, which is the usual one
	 * @throws ToolException if the change is not valid any more
	 */
	public static void perform(Change change, ISchedulingRule rule) throws CoreException, ToolException {
		var monitor = new NullProgressMonitor();
		change.initializeValidationData(monitor);
		var operation = new PerformChangeOperation(change);
		operation.setUndoManager(RefactoringCore.getUndoManager(), change.getName());
		operation.setSchedulingRule(rule);
		ResourcesPlugin.getWorkspace().run(operation, rule, 0, monitor);
		if (!operation.changeExecuted()) {
			var validation = operation.getValidationStatus();
			throw new ToolException(Kind.INTERNAL, "Nothing was changed" //$NON-NLS-1$
					+ (validation == null || validation.isOK()
							? "." //$NON-NLS-1$
							: ": " + validation.getMessageMatchingSeverity(validation.getSeverity()))); //$NON-NLS-1$
		}
	}
}
