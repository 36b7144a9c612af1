package io.github.openrouter4e.ui.tests;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

import io.github.openrouter4e.testing.workbench.UiThread;

/**
 * Finds and operates widgets the way a user does: by what is written on them. Texts come from the message bundles, so
 * that a test does not break when a label changes, and runs in any language. To be called on the UI thread.
 */
public final class Widgets {
	private Widgets() {}

	/** All visible controls of a type below the parent, in the order in which they were created. */
	public static <C extends Control> Stream<C> all(Composite parent, Class<C> type) {
		return Arrays.stream(parent.getChildren()).flatMap(child -> {
			Stream<C> self = type.isInstance(child) ? Stream.of(type.cast(child)) : Stream.empty();
			return child instanceof Composite composite ? Stream.concat(self, all(composite, type)) : self;
		});
	}

	/** The only visible control of a type that fits. */
	public static <C extends Control> C only(Composite parent, Class<C> type, Predicate<C> condition) {
		List<C> found = all(parent, type).filter(Control::isVisible).filter(condition).toList();
		if (found.size() != 1) {
			throw new AssertionError(found.size() + " of type " + type.getSimpleName() + ": " + found);
		}
		return found.getFirst();
	}

	/** The button, check box or radio button with this text. */
	public static Button button(Composite parent, String text) {
		return only(parent, Button.class, button -> plain(button.getText()).equals(plain(text)));
	}

	/** The link with this text, markup included. */
	public static Link link(Composite parent, String text) {
		return only(parent, Link.class, link -> link.getText().equals(text));
	}

	/** The text field that follows the label with this text. */
	public static Text textAfter(Composite parent, String label) {
		return after(parent, Text.class, label);
	}

	/** The first control of a type that follows the label with this text. */
	public static <C extends Control> C after(Composite parent, Class<C> type, String label) {
		List<Control> controls = all(parent, Control.class).toList();
		int position = controls.indexOf(
				only(parent, Label.class, candidate -> plain(candidate.getText()).equals(plain(label))));
		return controls.stream().skip(position).filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
	}

	/** Clicks a push button, or ticks or unticks a check box. */
	public static void click(Button button) {
		if (!button.isEnabled()) {
			throw new AssertionError("disabled: " + button.getText());
		}
		if ((button.getStyle() & (SWT.CHECK | SWT.TOGGLE)) != 0) {
			button.setSelection(!button.getSelection());
		} else if ((button.getStyle() & SWT.RADIO) != 0) {
			all(button.getParent(), Button.class).filter(other -> (other.getStyle() & SWT.RADIO) != 0)
					.forEach(other -> other.setSelection(other == button));
		}
		button.notifyListeners(SWT.Selection, new Event());
	}

	/** The only open shell with this title, or null. */
	public static Shell shell(String title) {
		return Arrays.stream(UiThread.display().getShells())
				.filter(shell -> shell.isVisible() && shell.getText().equals(title)).findFirst().orElse(null);
	}

	/** The text without mnemonics. */
	public static String plain(String text) {
		return LegacyActionTools.removeMnemonics(text);
	}
}
