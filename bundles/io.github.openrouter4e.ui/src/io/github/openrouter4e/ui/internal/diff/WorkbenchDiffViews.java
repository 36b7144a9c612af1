package io.github.openrouter4e.ui.internal.diff;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.osgi.framework.BundleContext;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import io.github.openrouter4e.ui.Diff;
import io.github.openrouter4e.ui.DiffViews;
import io.github.openrouter4e.ui.FileDiff;

/** Uses the compare editor if there is one. Whatever refers to its classes is in {@link DiffEditors}, loaded only then. */
@Component(service = DiffViews.class)
public final class WorkbenchDiffViews implements DiffViews {

	private static final String COMPARE = "org.eclipse.compare"; //$NON-NLS-1$

	private final boolean supported;

	@Activate
	public WorkbenchDiffViews(BundleContext context) {
		this(isWired(context));
	}

	WorkbenchDiffViews(boolean supported) {
		this.supported = supported;
	}

	/** Installed is not enough: its version may be out of range. */
	private static boolean isWired(BundleContext context) {
		var wiring = context.getBundle().adapt(BundleWiring.class);
		return wiring != null && wiring.getRequiredWires(BundleNamespace.BUNDLE_NAMESPACE).stream()
				.anyMatch(wire -> COMPARE.equals(wire.getProvider().getSymbolicName()));
	}

	@Override
	public boolean isSupported() {
		return supported;
	}

	@Override
	public boolean open(IWorkbenchPage page, Diff diff) throws PartInitException {
		requireUiThread();
		if (supported) {
			DiffEditors.open(page, diff);
		}
		return supported;
	}

	@Override
	public boolean open(IWorkbenchPage page, FileDiff diff) throws PartInitException {
		requireUiThread();
		if (supported) {
			DiffEditors.open(page, diff);
		}
		return supported;
	}

	@Override
	public @Nullable Control create(Composite parent, Diff diff) {
		requireUiThread();
		return supported ? DiffEditors.create(parent, diff) : null;
	}

	private static void requireUiThread() {
		if (Display.getCurrent() == null) {
			SWT.error(SWT.ERROR_THREAD_INVALID_ACCESS);
		}
	}
}
