package io.github.openrouter4e.git.internal.commit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.ToolBarManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.menus.IMenuService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.git.internal.FakeCalls;
import io.github.openrouter4e.git.internal.FakeEGit;
import io.github.openrouter4e.git.internal.Messages;
import io.github.openrouter4e.git.internal.TestRepository;
import io.github.openrouter4e.testing.workbench.UiThread;

/** The button in the workbench: a dialog stands in for EGit's, with its toolbar and what its shell keeps. */
@SuppressWarnings("nls")
class CommitDialogTest {

	private static final long PATIENCE_SECONDS = 30;

	private final TestRepository files;
	private final FakeContext context;
	private final FakeCalls calls = new FakeCalls();
	private final FakeEGit egit;
	private @Nullable Shell opened;
	private @Nullable ToolBarManager toolbar;

	CommitDialogTest(@TempDir Path folder) throws Exception {
		egit = new FakeEGit(folder, calls);
		files = new TestRepository(folder.resolve("repository"));
		files.write("a.txt", "one\n").stage();
		context = new FakeContext(files.repository(), "Before\n");
		calls.answer("Add", " a");
	}

	@BeforeEach
	void open() throws Exception {
		UiThread.get(() -> {
			var window = window();
			var shell = new Shell(window.getShell(), SWT.DIALOG_TRIM);
			shell.setLayout(new FillLayout());
			shell.setData(EGitMessageField.CONTEXT, context);
			var manager = new ToolBarManager(SWT.FLAT);
			manager.createControl(shell);
			Objects.requireNonNull(window.getService(IMenuService.class)).populateContributionManager(manager,
					"toolbar:org.eclipse.egit.ui.commitMsgToolBar");
			manager.update(true);
			shell.setSize(200, 100);
			shell.open();
			opened = shell;
			toolbar = manager;
			return true;
		});
	}

	@AfterEach
	void close() throws Exception {
		UiThread.get(() -> {
			var manager = toolbar;
			if (manager != null) {
				Objects.requireNonNull(window().getService(IMenuService.class)).releaseContributions(manager);
			}
			shell().dispose();
			return true;
		});
		files.close();
		egit.close();
	}

	@Test
	void theButtonWritesTheMessageAndTheFormerOneComesBack() throws Exception {
		press();
		UiThread.waitUntil("the message is written",
				() -> context.message.equals("Add a\n") && !WriteMessageHandler.MESSAGES.isAnyRunning());

		run("io.github.openrouter4e.git.restoreMessage");
		assertEquals("Before\n", context.message);
		run("io.github.openrouter4e.git.restoreMessage");
		assertEquals("Add a\n", context.message);
		assertEquals(1, calls.calls().size());
	}

	@Test
	void pressedAgainItStops() throws Exception {
		var goesOn = pause();
		press();
		UiThread.waitUntil("the message is begun", () -> context.message.equals("Add\n"));
		assertEquals("Stop Writing the Commit Message", UiThread.get(() -> button().getToolTipText()));

		press();
		goesOn.countDown();

		assertEquals("Before\n", UiThread.get(() -> context.message));
		assertFalse(UiThread.get(WriteMessageHandler.MESSAGES::isAnyRunning));
	}

	@Test
	void aFailureThatIsReadIsNoMessageThatIsWritten() throws Exception {
		calls.fail(new IllegalStateException("broken"));
		press();
		var told = UiThread.waitFor("the failure is told", () -> Stream.of(UiThread.display().getShells())
				.filter(open -> open.getText().equals(Messages.CommitDialogue_title)).findFirst().orElse(null));

		assertEquals("Write the Commit Message with OpenRouter", UiThread.get(() -> button().getToolTipText()));
		UiThread.run(told::close);
	}

	@Test
	void closingTheDialogStops() throws Exception {
		var goesOn = pause();
		press();
		UiThread.waitUntil("the message is begun", () -> context.message.equals("Add\n"));

		UiThread.get(() -> {
			context.closed = true;
			shell().dispose();
			return true;
		});
		goesOn.countDown();

		assertFalse(UiThread.get(WriteMessageHandler.MESSAGES::isAnyRunning));
	}

	@Test
	void theIconIsThere() throws Exception {
		for (var name : new String[]{"chat.png", "stop.png"}) {
			FileLocator
					.toFileURL(java.net.URI.create("platform:/plugin/io.github.openrouter4e.ui/icons/" + name).toURL());
		}
		assertEquals(1, UiThread.get(() -> toolItems().length));
		assertEquals("Write the Commit Message with OpenRouter", UiThread.get(() -> button().getToolTipText()));
	}

	/** Before the first use it is the tooltip that is declared, later the one of the handler. */
	@Test
	void theTooltipStaysTheSame() {
		var declared = Stream.of(Platform.getExtensionRegistry().getConfigurationElementsFor("org.eclipse.ui.menus"))
				.flatMap(contribution -> Stream.of(contribution.getChildren("command")))
				.filter(item -> "io.github.openrouter4e.git.writeMessage.item".equals(item.getAttribute("id")))
				.map(item -> item.getAttribute("tooltip")).toList();
		assertEquals(List.of(Messages.WriteMessageHandler_write), declared);
	}

	/** The answer waits after its first piece. */
	private CountDownLatch pause() {
		var goesOn = new CountDownLatch(1);
		calls.before(piece -> {
			try {
				if (piece == 1 && !goesOn.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
					throw new AssertionError("nobody let it go on");
				}
			} catch (InterruptedException e) {
				throw new AssertionError(e);
			}
		});
		return goesOn;
	}

	private void press() throws Exception {
		UiThread.get(() -> {
			button().notifyListeners(SWT.Selection, new Event());
			return true;
		});
	}

	private void run(String command) throws Exception {
		UiThread.get(() -> {
			shell().forceActive();
			return Objects.requireNonNull(window().getService(IHandlerService.class)).executeCommand(command,
					null) == null;
		});
	}

	private ToolItem[] toolItems() {
		return Objects.requireNonNull(toolbar).getControl().getItems();
	}

	private ToolItem button() {
		return toolItems()[0];
	}

	private Shell shell() {
		return Objects.requireNonNull(opened);
	}

	private static IWorkbenchWindow window() {
		return PlatformUI.getWorkbench().getWorkbenchWindows()[0];
	}
}
