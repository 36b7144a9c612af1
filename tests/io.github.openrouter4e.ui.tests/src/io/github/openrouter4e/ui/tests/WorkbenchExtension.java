package io.github.openrouter4e.ui.tests;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

import io.github.openrouter4e.testing.workbench.UiThread;

/** See {@link WorkbenchTest}. */
final class WorkbenchExtension implements BeforeEachCallback, AfterEachCallback {
	private static final Namespace NAMESPACE = Namespace.create(WorkbenchExtension.class);
	private static final String OURS = "io.github.openrouter4e";
	private static final String SETTINGS_NODE = "io.github.openrouter4e.settings";

	@Override
	public void beforeEach(ExtensionContext context) {
		UiThread.waitUntil("the workbench window is open",
				() -> PlatformUI.getWorkbench().getWorkbenchWindowCount() > 0);
		UiThread.run(WorkbenchExtension::closeWelcome);
		context.getStore(NAMESPACE).put(ErrorLog.class, new ErrorLog());
	}

	@Override
	public void afterEach(ExtensionContext context) throws Exception {
		UiThread.run(WorkbenchExtension::closeDialogs);
		UiThread.settle();
		UiThread.run(WorkbenchExtension::closeViews);
		UiThread.settle();
		InstanceScope.INSTANCE.getNode(SETTINGS_NODE).clear();
		try (ErrorLog log = context.getStore(NAMESPACE).remove(ErrorLog.class, ErrorLog.class)) {
			AssertionError failure = log.failure();
			if (failure != null) {
				throw failure;
			}
		}
	}

	private static void closeWelcome() {
		var intro = PlatformUI.getWorkbench().getIntroManager();
		intro.closeIntro(intro.getIntro());
	}

	private static void closeDialogs() {
		Shell workbench = window().getShell();
		for (Shell shell : UiThread.display().getShells()) {
			if (!shell.isDisposed() && shell != workbench && shell.isVisible()) {
				shell.close();
			}
		}
	}

	private static void closeViews() {
		IWorkbenchPage page = window().getActivePage();
		for (IViewReference view : page.getViewReferences()) {
			if (view.getId().startsWith(OURS)) {
				page.hideView(view);
			}
		}
	}

	private static IWorkbenchWindow window() {
		return PlatformUI.getWorkbench().getWorkbenchWindows()[0];
	}
}
