package io.github.openrouter4e.jdt.internal.actions;

import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.testing.workbench.Parts;
import io.github.openrouter4e.testing.workbench.UiThread;

/**
 * Photographs the menu "OpenRouter" where it is the last one of the popup menu, in views of a program that is debugged, into the folder that the system property
 * {@code openrouter4e.screens} names. Needs a display of its own, as it uses its keyboard.
 */
@SuppressWarnings("nls")
class PlacesTour {

	private static final Point SIZE = new Point(760, 700);
	/** In which a menu is drawn. */
	private static final int DRAWN_MS = 700;
	private static final int BETWEEN_KEYS_MS = 60;

	@Test
	void photograph(@TempDir Path folder) throws Exception {
		UiThread.waitUntil("the workbench is open", () -> PlatformUI.getWorkbench().getWorkbenchWindowCount() > 0);
		UiThread.run(() -> {
			var shell = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell();
			shell.setMaximized(false);
			shell.setBounds(0, 0, SIZE.x, SIZE.y);
			shell.forceActive();
		});
		try (var program = new StoppedProgram(folder)) {
			photograph("expressions", program.expressions("more + 1"));
			photograph("stack-trace", program.stackTraces());
			photograph("junit", program.failedTest());
		}
	}

	private static void photograph(String name, Control control) throws Exception {
		UiThread.run(() -> {
			control.forceFocus();
			maximize(true);
		});
		pause(DRAWN_MS);
		var below = UiThread.get(() -> {
			var menu = control.getMenu();
			menu.setLocation(control.toDisplay(40, 60));
			menu.setVisible(true);
			var items = Stream.of(menu.getItems()).filter(item -> (item.getStyle() & SWT.SEPARATOR) == 0)
					.map(MenuItem::getText).toList();
			return items.size() - items.indexOf("OpenRouter");
		});
		pause(DRAWN_MS);
		for (var i = 0; i < below; i++) {
			press(SWT.ARROW_UP);
		}
		press(SWT.ARROW_RIGHT);
		pause(DRAWN_MS);
		UiThread.run(() -> save(name));
		press(SWT.ESC);
		press(SWT.ESC);
		UiThread.run(() -> {
			control.getMenu().setVisible(false);
			maximize(false);
		});
	}

	/** For what the window system draws, which tells nobody when it has. */
	private static void pause(int milliseconds) throws Exception {
		var over = new CompletableFuture<Boolean>();
		UiThread.run(() -> UiThread.display().timerExec(milliseconds, () -> over.complete(true)));
		over.get();
	}

	private static void maximize(boolean maximized) {
		var page = Parts.page();
		page.setPartState(page.getReference(page.getActivePart()),
				maximized ? IWorkbenchPage.STATE_MAXIMIZED : IWorkbenchPage.STATE_RESTORED);
	}

	private static void press(int key) throws Exception {
		for (var type : new int[]{SWT.KeyDown, SWT.KeyUp}) {
			var event = new Event();
			event.type = type;
			event.keyCode = key;
			UiThread.display().post(event);
			UiThread.settle();
			pause(BETWEEN_KEYS_MS);
		}
	}

	private static void save(String name) {
		var display = UiThread.display();
		var image = new Image(display, SIZE.x, SIZE.y);
		var gc = new GC(display);
		gc.copyArea(image, 0, 0);
		gc.dispose();
		var loader = new ImageLoader();
		loader.data = new ImageData[]{image.getImageData()};
		image.dispose();
		loader.save(System.getProperty("openrouter4e.screens") + File.separator + "place-" + name + ".png",
				SWT.IMAGE_PNG);
	}
}
