package io.github.openrouter4e.ui.internal.diff;

import java.lang.reflect.InvocationTargetException;

import org.eclipse.compare.ICompareContainer;
import org.eclipse.compare.ICompareNavigator;
import org.eclipse.compare.structuremergeviewer.ICompareInput;
import org.eclipse.compare.structuremergeviewer.ICompareInputChangeListener;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.operation.IRunnableWithProgress;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.services.IServiceLocator;

/**
 * What is around a diff that is not an editor. The usual one compares in another thread and handles events meanwhile: the
 * viewer could be disposed before it is complete.
 */
@NonNullByDefault({}) // as what it overrides
final class EmbeddedContainer implements ICompareContainer {

	@Override
	public void run(boolean fork, boolean cancelable, IRunnableWithProgress runnable)
			throws InvocationTargetException, InterruptedException {
		runnable.run(new NullProgressMonitor());
	}

	@Override
	public void addCompareInputChangeListener(ICompareInput input, ICompareInputChangeListener listener) {
		input.addCompareInputChangeListener(listener);
	}

	@Override
	public void removeCompareInputChangeListener(ICompareInput input, ICompareInputChangeListener listener) {
		input.removeCompareInputChangeListener(listener);
	}

	@Override
	public void registerContextMenu(MenuManager menu, ISelectionProvider selectionProvider) {
		// nobody contributes here
	}

	@Override
	public void setStatusMessage(String message) {
		// there is no status line
	}

	@Override
	public @Nullable IActionBars getActionBars() {
		return null;
	}

	@Override
	public @Nullable IServiceLocator getServiceLocator() {
		return null;
	}

	@Override
	public @Nullable ICompareNavigator getNavigator() {
		return null;
	}

	@Override
	public void runAsynchronously(IRunnableWithProgress runnable) {
		throw new UnsupportedOperationException(); // nothing is read
	}

	@Override
	public @Nullable IWorkbenchPart getWorkbenchPart() {
		return null;
	}
}
