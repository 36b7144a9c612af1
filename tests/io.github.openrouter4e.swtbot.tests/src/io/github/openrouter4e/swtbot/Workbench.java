package io.github.openrouter4e.swtbot;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swtbot.eclipse.finder.SWTWorkbenchBot;
import org.eclipse.swtbot.swt.finder.waits.Conditions;
import org.eclipse.swtbot.swt.finder.waits.DefaultCondition;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/** The workbench window, without the welcome page and with nothing open in front of it. */
final class Workbench {

	private static final int ATTEMPTS = 60;

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

	/** Opens a view of ours by the menu, as a user does. */
	void showView(String nameKey) {
		activate();
		bot.menu("Window").menu("Show View").menu("Other...").click();
		SWTBotShell shell = bot.shell("Show View");
		shell.activate();
		shell.bot().tree().expandNode(Texts.declared("category.name")).select(Texts.declared(nameKey));
		shell.bot().button("Open").click();
		bot.waitUntil(Conditions.shellCloses(shell));
		activate();
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

	/** Waits until no such list is open. */
	void awaitNoProposals() {
		await("no list of proposals", () -> call(() -> popupTables().findAny().isEmpty()));
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
		Display display = Display.getDefault();
		FutureTask<T> task = new FutureTask<>(action);
		if (Display.getCurrent() == display) {
			task.run();
		} else {
			display.asyncExec(task);
		}
		try {
			for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
				try {
					return task.get(1, TimeUnit.SECONDS);
				} catch (TimeoutException e) {
					// while a dialog of the window system is open, SWT sometimes does not look after what came last
					display.asyncExec(() -> {
						// only a call for attention
					});
				}
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(e);
		} catch (ExecutionException e) {
			throw new IllegalStateException(e.getCause());
		}
		throw new IllegalStateException("the UI thread does not answer");
	}

	/** Does something on the UI thread, and waits for its end. */
	static void run(Runnable action) {
		call(() -> {
			action.run();
			return null;
		});
	}
}
