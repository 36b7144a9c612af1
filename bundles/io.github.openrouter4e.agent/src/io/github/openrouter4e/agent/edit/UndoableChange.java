package io.github.openrouter4e.agent.edit;

import java.util.List;

import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.ltk.core.refactoring.Change;
import org.eclipse.ltk.core.refactoring.CompositeChange;
import org.eclipse.ltk.core.refactoring.PerformChangeOperation;
import org.eclipse.ltk.core.refactoring.RefactoringCore;
import org.eclipse.ltk.core.refactoring.RefactoringStatus;

import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;
import io.github.openrouter4e.client.Cancellation;

/** Performs a change so that <em>Edit &gt; Undo</em> takes it back. */
public final class UndoableChange {

	private UndoableChange() {}

	/**
	 * Performs all of these changes, or none, as one entry.
	 *
	 * @param name         for the user
	 * @param rule         what the changes need
	 * @param cancellation ends the wait for the rule; what has begun is made
	 * @throws ToolException              if one is not valid any more
	 * @throws CoreException              if one fails; what was changed before it is taken back then
	 * @throws OperationCanceledException if it was cancelled before, and nothing was changed
	 */
	public static void performAll(String name, List<Change> changes, ISchedulingRule rule, Cancellation cancellation)
			throws CoreException, ToolException {
		var all = new CompositeChange(name, changes.toArray(new Change[0]));
		try {
			perform(all, rule, cancellation);
		} catch (CoreException e) {
			takeBack(all, rule, e);
			throw e;
		}
	}

	/** Nothing happens in between: what was changed a moment ago is what it was changed to, or the user hears of it. */
	private static void takeBack(CompositeChange all, ISchedulingRule rule, CoreException why)
			throws CoreException, ToolException {
		var done = all.getUndoUntilException();
		if (done == null) {
			return;
		}
		var monitor = new NullProgressMonitor();
		var valid = new RefactoringStatus[1];
		ResourcesPlugin.getWorkspace().run((ICoreRunnable) running -> {
			done.initializeValidationData(monitor);
			valid[0] = done.isValid(monitor);
			if (!valid[0].hasFatalError()) {
				done.perform(monitor);
			}
		}, rule, 0, monitor);
		if (valid[0].hasFatalError()) {
			throw new ToolException(Kind.INTERNAL, "A part of the changes was made and could not be taken back (" //$NON-NLS-1$
					+ valid[0].getMessageMatchingSeverity(RefactoringStatus.FATAL) + "). Read the files again. " //$NON-NLS-1$
					+ why.getStatus().getMessage());
		}
	}

	/**
	 * Performs a change. Somebody else may have the rule for minutes: whoever was stopped meanwhile must not change anything after
	 * that.
	 *
	 * @param rule         what the change needs, and not the whole workspace, which is the usual one
	 * @param cancellation ends the wait for the rule; what has begun is made
	 * @throws ToolException              if the change is not valid any more
	 * @throws OperationCanceledException if it was cancelled before, and nothing was changed
	 */
	public static void perform(Change change, ISchedulingRule rule, Cancellation cancellation)
			throws CoreException, ToolException {
		var monitor = new NullProgressMonitor();
		change.initializeValidationData(monitor);
		var operation = new PerformChangeOperation(change);
		operation.setUndoManager(RefactoringCore.getUndoManager(), change.getName());
		operation.setSchedulingRule(rule);
		ResourcesPlugin.getWorkspace().run((ICoreRunnable) running -> {
			if (cancellation.isCancelled()) {
				throw new OperationCanceledException();
			}
			operation.run(monitor); // not to be cancelled: a part of the change would stay
		}, rule, 0, new NullProgressMonitor() {
			@Override
			public boolean isCanceled() {
				return cancellation.isCancelled();
			}
		});
		if (!operation.changeExecuted()) {
			var validation = operation.getValidationStatus();
			throw new ToolException(Kind.INTERNAL, "Nothing was changed" //$NON-NLS-1$
					+ (validation == null || validation.isOK()
							? "." //$NON-NLS-1$
							: ": " + validation.getMessageMatchingSeverity(validation.getSeverity()))); //$NON-NLS-1$
		}
	}
}
