package io.github.openrouter4e.probe;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.PreferencesUtil;

/** Window > Preferences with one page in front. */
final class PreferencePage {

	private final Screen screen;
	private final String id;

	PreferencePage(Screen screen, String id) {
		this.screen = screen;
		this.id = id;
	}

	/** Opens the page, enters the values, and closes it with Apply. */
	void fillIn(List<String> fields) throws InterruptedException {
		PreferenceDialog dialog = screen.call(() -> PreferencesUtil.createPreferenceDialogOn(
				PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell(), id, null, null));
		screen.start(dialog::open);
		screen.await("the preference dialog",
				() -> Optional.ofNullable(dialog.getShell()).filter(shell -> shell.isVisible()));
		for (String field : fields) {
			int equals = field.indexOf('=');
			String name = field.substring(0, equals);
			Widget widget = screen.widget(Widget.class, name);
			screen.awaitEnabled(widget, name);
			screen.call(() -> {
				enter(widget, field.substring(equals + 1));
				return null;
			});
		}
		screen.call(() -> {
			applyAndClose(dialog.getShell()).orElseThrow().notifyListeners(SWT.Selection, new Event());
			return null;
		});
		screen.await("the preference dialog to close",
				() -> dialog.getShell() == null || dialog.getShell().isDisposed()
						? Optional.of(true)
						: Optional.empty());
	}

	/** The dialog's button by JFace's number: which one is the default changes with the focus. */
	private static Optional<Button> applyAndClose(Composite parent) {
		for (Control child : parent.getChildren()) {
			if (child instanceof Button button && Integer.valueOf(IDialogConstants.OK_ID).equals(button.getData())) {
				return Optional.of(button);
			}
			Optional<Button> below = child instanceof Composite composite ? applyAndClose(composite) : Optional.empty();
			if (below.isPresent()) {
				return below;
			}
		}
		return Optional.empty();
	}

	private static void enter(Widget widget, String value) {
		switch (widget) {
			case Text text -> text.setText(value);
			case Combo combo -> combo.setText(value);
			case Button button -> {
				button.setSelection(Boolean.parseBoolean(value));
				button.notifyListeners(SWT.Selection, new Event());
			}
			default -> throw new IllegalArgumentException("Cannot enter anything into " + widget);
		}
	}
}
