package io.github.openrouter4e.ui.internal.chat.composer;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;

import io.github.openrouter4e.testing.workbench.UiThread;

/** A prompt in a window of its own, and the keys that a user presses in it. */
@SuppressWarnings("nls")
public final class ComposerShell implements AutoCloseable {

	private final Shell shell;
	private final Composer composer;
	private int sent;

	private ComposerShell(Shell shell, Rectangle bounds) {
		this.shell = shell;
		shell.setLayout(new GridLayout());
		composer = new Composer(shell, () -> sent++);
		shell.setBounds(bounds);
		shell.open();
		composer.text().setFocus();
	}

	public static ComposerShell open() {
		return open(new Rectangle(200, 200, 400, 200));
	}

	static ComposerShell open(Rectangle bounds) {
		return UiThread.get(() -> new ComposerShell(new Shell(UiThread.display()), bounds));
	}

	public Composer composer() {
		return composer;
	}

	public StyledText widget() {
		return composer.text();
	}

	public String text() {
		return UiThread.get(widget()::getText);
	}

	public int sent() {
		return UiThread.get(() -> sent);
	}

	public void run(Runnable action) {
		UiThread.run(action::run);
	}

	<T> T get(Callable<T> value) {
		return UiThread.get(value);
	}

	/** Types character by character; the user sees what each does before the next. */
	public void type(String text) {
		for (var character : text.toCharArray()) {
			press(character, character, 0);
			UiThread.settle();
		}
	}

	public void press(int key, char character, int modifiers) {
		UiThread.run(() -> key(key, character, modifiers));
	}

	/** As {@link #press}, in the UI thread: so that nothing happens between two keys. */
	void key(int key, char character, int modifiers) {
		var event = new Event();
		event.keyCode = key;
		event.character = character;
		event.stateMask = modifiers;
		widget().notifyListeners(SWT.KeyDown, event);
	}

	/** What the list offers; empty if it is not shown. */
	public List<String> offered() {
		return UiThread.get(() -> tables().flatMap(
				table -> IntStream.range(0, table.getItemCount()).mapToObj(i -> table.getItem(i).getText())).toList());
	}

	public void waitForOffer(String... labels) {
		UiThread.waitUntil("the list offers " + List.of(labels), () -> offered().equals(List.of(labels)));
	}

	/** Where the list is on the screen. */
	Rectangle listBounds() {
		return UiThread.get(() -> tables().findFirst().orElseThrow().getShell().getBounds());
	}

	/** Background and text of the list. */
	List<RGB> listColors() {
		return UiThread.get(() -> tables()
				.flatMap(table -> Stream.of(table.getBackground().getRGB(), table.getForeground().getRGB())).toList());
	}

	private Stream<Table> tables() {
		return Arrays.stream(UiThread.display().getShells())
				.filter(each -> each.getParent() == shell && each.isVisible())
				.flatMap(each -> Arrays.stream(each.getChildren())).filter(Table.class::isInstance)
				.map(Table.class::cast);
	}

	@Override
	public void close() {
		UiThread.run(shell::dispose);
	}
}
