package io.github.openrouter4e.git.internal.commit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.ToolBarManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
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
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

import io.github.openrouter4e.git.internal.FakeCalls;
import io.github.openrouter4e.git.internal.GitServices;
import io.github.openrouter4e.git.internal.TestRepository;

/** The button in the workbench: a dialog stands in for EGit's, with its toolbar and what its shell keeps. */
@SuppressWarnings("nls")
class CommitDialogTest {

	private static final long PATIENCE_SECONDS = 30;

	private final BundleContext bundles = FrameworkUtil.getBundle(CommitDialogTest.class).getBundleContext();
	private final TestRepository files;
	private final FakeContext context;
	private final FakeCalls calls = new FakeCalls();
	private final Bundle egit;
	private final ServiceRegistration<GitServices> services;
	private @Nullable Shell opened;
	private @Nullable ToolBarManager toolbar;

	CommitDialogTest(@TempDir Path folder) throws IOException, BundleException {
		egit = bundles.installBundle(emptyBundle(folder.resolve("egit.jar")).toUri().toString());
		files = new TestRepository(folder.resolve("repository"));
		files.write("a.txt", "one\n").stage();
		context = new FakeContext(files.repository(), "Before\n");
		calls.answer("Add", " a");
		services = bundles.registerService(GitServices.class,
				new GitServices(calls, FakeCalls::model, (page, opening) -> {
					throw new AssertionError("the chat is not used for messages");
				}), FrameworkUtil.asDictionary(Map.of(Constants.SERVICE_RANKING, Integer.MAX_VALUE)));
	}

	/** Only its name is asked for. */
	private static Path emptyBundle(Path file) throws IOException {
		var manifest = new Manifest();
		var attributes = manifest.getMainAttributes();
		attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
		attributes.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
		attributes.putValue(Constants.BUNDLE_SYMBOLICNAME, "org.eclipse.egit.ui");
		attributes.putValue(Constants.BUNDLE_VERSION, "7.8.0");
		try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
			return file;
		}
	}

	@BeforeEach
	void open() throws Exception {
		egit.start();
		onUi(() -> {
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
		onUi(() -> {
			var manager = toolbar;
			if (manager != null) {
				Objects.requireNonNull(window().getService(IMenuService.class)).releaseContributions(manager);
			}
			shell().dispose();
			return true;
		});
		services.unregister();
		files.close();
		egit.uninstall();
	}

	@Test
	void theButtonWritesTheMessageAndTheFormerOneComesBack() throws Exception {
		press();
		await(() -> context.message.equals("Add a\n"));

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
		await(() -> context.message.equals("Add\n"));
		assertEquals("Stop Writing the Commit Message", onUi(() -> button().getToolTipText()));

		press();
		goesOn.countDown();

		assertEquals("Before\n", onUi(() -> context.message));
		assertFalse(onUi(WriteMessageHandler.MESSAGES::isAnyRunning));
	}

	@Test
	void closingTheDialogStops() throws Exception {
		var goesOn = pause();
		press();
		await(() -> context.message.equals("Add\n"));

		onUi(() -> {
			context.closed = true;
			shell().dispose();
			return true;
		});
		goesOn.countDown();

		assertFalse(onUi(WriteMessageHandler.MESSAGES::isAnyRunning));
	}

	@Test
	void theIconIsThere() throws Exception {
		for (var name : new String[]{"chat.png", "stop.png"}) {
			FileLocator
					.toFileURL(java.net.URI.create("platform:/plugin/io.github.openrouter4e.ui/icons/" + name).toURL());
		}
		assertEquals(1, onUi(() -> toolItems().length));
		assertEquals("Write the Commit Message with OpenRouter", onUi(() -> button().getToolTipText()));
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
		onUi(() -> {
			button().notifyListeners(SWT.Selection, new Event());
			return true;
		});
	}

	private void run(String command) throws Exception {
		onUi(() -> {
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

	private static <T> T onUi(Callable<T> action) throws Exception {
		var result = new CompletableFuture<T>();
		PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
			try {
				result.complete(action.call());
			} catch (Throwable e) {
				result.completeExceptionally(e);
			}
		});
		return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
	}

	/** Waits until something holds, which is looked at between the events of the UI thread. */
	private static void await(Callable<Boolean> condition) throws Exception {
		var result = new CompletableFuture<Boolean>();
		Display display = PlatformUI.getWorkbench().getDisplay();
		display.asyncExec(new Runnable() {
			@Override
			public void run() {
				try {
					if (condition.call()) {
						result.complete(true);
					} else if (!result.isDone()) {
						display.timerExec(10, this);
					}
				} catch (Throwable e) {
					result.completeExceptionally(e);
				}
			}
		});
		result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
	}
}
