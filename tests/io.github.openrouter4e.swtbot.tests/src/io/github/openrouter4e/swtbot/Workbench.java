package io.github.openrouter4e.swtbot;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Table;
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

	/** Waits until the first row of a table outside the workbench window, for example of a list of proposals, begins like this. */
	void awaitFirstProposal(String text) {
		await("the first proposal to be " + text,
				() -> call(() -> popupTables().filter(table -> table.getItemCount() > 0)
						.map(table -> table.getItem(0))
						.anyMatch(item -> IntStream.range(0, Math.max(1, item.getParent().getColumnCount()))
								.anyMatch(column -> item.getText(column).startsWith(text)))));
	}

	private static Stream<Table> popupTables() {
		IWorkbenchWindow window = PlatformUI.getWorkbench().getWorkbenchWindows()[0];
		return Arrays.stream(Display.getDefault().getShells())
				.filter(shell -> shell.isVisible() && shell != window.getShell()).flatMap(Workbench::tables);
	}

	private static Stream<Table> tables(Control control) {
		return switch (control) {
			case Table table -> Stream.of(table);
			case Composite composite -> Arrays.stream(composite.getChildren()).flatMap(Workbench::tables);
			default -> Stream.empty();
		};
	}

	void await(String what, BooleanSupplier condition) {
		bot.waitUntil(condition(what, condition));
	}

	void await(String what, int seconds, BooleanSupplier condition) {
		bot.waitUntil(condition(what, condition), Duration.ofSeconds(seconds).toMillis());
	}

	private static DefaultCondition condition(String what, BooleanSupplier condition) {
		return new DefaultCondition() {
			@Override
			public boolean test() {
				return condition.getAsBoolean();
			}

			@Override
			public String getFailureMessage() {
				return "Waited in vain for " + what;
			}
		};
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
