package io.github.openrouter4e.swtbot;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.widgets.Display;
import org.eclipse.swtbot.eclipse.finder.SWTWorkbenchBot;
import org.eclipse.swtbot.swt.finder.waits.DefaultCondition;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/** The workbench window, without the welcome page and with nothing open in front of it. */
final class Workbench {

	private final SWTWorkbenchBot bot = new SWTWorkbenchBot();

	SWTWorkbenchBot bot() {
		return bot;
	}

	/** Without a window manager no shell is active after a dialog has closed, so this says which one is. */
	void activate() {
		call(() -> {
			IWorkbenchWindow window = PlatformUI.getWorkbench().getWorkbenchWindows()[0];
			if (window.getWorkbench().getIntroManager().getIntro() != null) {
				window.getWorkbench().getIntroManager().closeIntro(window.getWorkbench().getIntroManager().getIntro());
			}
			window.getShell().forceActive();
			return null;
		});
	}

	void closeDialogs() {
		bot.closeAllShells();
		activate();
	}

	void await(String what, BooleanSupplier condition) {
		bot.waitUntil(new DefaultCondition() {
			@Override
			public boolean test() {
				return condition.getAsBoolean();
			}

			@Override
			public String getFailureMessage() {
				return "Waited in vain for " + what;
			}
		});
	}

	/** The result of the action on the UI thread. */
	static <T> T call(Callable<T> action) {
		AtomicReference<T> result = new AtomicReference<>();
		AtomicReference<Exception> failure = new AtomicReference<>();
		Display.getDefault().syncExec(() -> {
			try {
				result.set(action.call());
			} catch (Exception e) {
				failure.set(e);
			}
		});
		if (failure.get() != null) {
			throw new IllegalStateException(failure.get());
		}
		return result.get();
	}
}
