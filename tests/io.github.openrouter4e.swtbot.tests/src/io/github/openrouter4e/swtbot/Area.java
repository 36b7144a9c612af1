package io.github.openrouter4e.swtbot;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Widget;

/** A part of the screen, in which widgets are found as a user finds them: those that are visible, by what is written on them. */
record Area(Workbench workbench, Composite root) {

	/** The visible widget that the product names so for tools. */
	Widget withId(String id) {
		return only(id, widget -> id.equals(widget.getData("org.eclipse.swtbot.widget.key")));
	}

	/** Whether such a widget is visible now. */
	boolean isShown(String id) {
		return Workbench
				.call(() -> all(root).anyMatch(widget -> id.equals(widget.getData("org.eclipse.swtbot.widget.key"))));
	}

	/** What is written on the visible widgets that the product names so for tools. */
	List<String> texts(String id) {
		return Workbench
				.call(() -> all(root).filter(widget -> id.equals(widget.getData("org.eclipse.swtbot.widget.key")))
						.map(Area::read).toList());
	}

	/** The visible button, check box or radio button with exactly this text. */
	Button button(String text) {
		return (Button) only("button " + text,
				widget -> widget instanceof Button button && plain(button.getText()).equals(text));
	}

	/** The visible entry of a tool bar with exactly this text. */
	ToolItem tool(String text) {
		return (ToolItem) only("tool " + text,
				widget -> widget instanceof ToolItem item && item.getText().equals(text));
	}

	/** Clicks the button with exactly this text. */
	Area press(String text) {
		Mouse.click(workbench, button(text));
		return this;
	}

	/** The control after the label with exactly this text. */
	<C extends Control> C after(String label, Class<C> type) {
		workbench.await("label " + label, () -> Workbench.call(() -> findAfter(label, type)) != null);
		return Workbench.call(() -> findAfter(label, type));
	}

	private <C extends Control> C findAfter(String label, Class<C> type) {
		List<Widget> widgets = all(root).toList();
		for (int i = 0; i < widgets.size(); i++) {
			if (widgets.get(i) instanceof Label found && plain(found.getText()).equals(label)) {
				return widgets.stream().skip(i).filter(type::isInstance).map(type::cast).findFirst().orElse(null);
			}
		}
		return null;
	}

	/** Clicks into a field and types this instead of what is there. */
	Area fill(Widget field, String text) {
		Mouse.click(workbench, field);
		workbench.await("the focus in the field", () -> Workbench.call(() -> ((Control) field).isFocusControl()));
		Keys.press("Ctrl+A");
		Keys.type(text);
		workbench.await("the field to contain " + text, () -> Workbench.call(() -> read(field)).equals(text));
		return this;
	}

	/** Chooses from a list with the arrow keys; the list is the one after this label. */
	Area choose(String label, String entry) {
		Combo combo = after(label, Combo.class);
		workbench.await(entry + " to be offered after " + label, () -> Workbench
				.call(() -> combo.isEnabled() && combo.indexOf(entry) >= 0 && combo.setFocus()));
		for (int steps = Workbench.call(() -> combo.indexOf(entry) - combo.getSelectionIndex()); steps > 0; steps--) {
			int next = Workbench.call(combo::getSelectionIndex) + 1;
			Keys.press("ARROW_DOWN");
			workbench.await("the next choice", () -> Workbench.call(combo::getSelectionIndex) == next);
		}
		workbench.await(entry, () -> Workbench.call(combo::getText).equals(entry));
		return this;
	}

	/** Clicks the link with this target. */
	Area follow(String target) {
		Pattern anchor = Pattern.compile("<a href=\"" + Pattern.quote(target) + "\">(.*?)</a>");
		Link link = (Link) only("link to " + target,
				widget -> widget instanceof Link found && anchor.matcher(found.getText()).find());
		Mouse.press(() -> Workbench.call(() -> {
			Matcher found = anchor.matcher(link.getText());
			found.find();
			GC gc = new GC(link);
			try {
				int before = gc.textExtent(link.getText().substring(0, found.start()).replaceAll("<.*?>", "")).x;
				Point size = gc.textExtent(found.group(1));
				return link.toDisplay(before + size.x / 2, size.y / 2);
			} finally {
				gc.dispose();
			}
		}));
		return this;
	}

	/** Waits for a label, or another text that cannot be changed, that is exactly this. */
	void awaitLabel(String text) {
		try {
			workbench.await("\"" + text + "\"", () -> labels().contains(text));
		} catch (RuntimeException e) {
			throw new AssertionError("\"" + text + "\" is not among " + labels(), e);
		}
	}

	/** Waits for a label, or another text that cannot be changed, that begins with this. */
	void awaitBeginning(String text) {
		workbench.await("\"" + text + "\"", () -> labels().stream().anyMatch(label -> label.startsWith(text)));
	}

	/** The same with a text that is not known as a whole. */
	void awaitMatch(Pattern text) {
		try {
			workbench.await(text.pattern(), () -> labels().stream().anyMatch(text.asMatchPredicate()));
		} catch (RuntimeException e) {
			throw new AssertionError(text + " is not among " + labels(), e);
		}
	}

	/** What is written in this part of the screen. */
	List<String> labels() {
		return Workbench.call(() -> all(root).map(Area::read).filter(text -> !text.isBlank()).toList());
	}

	/** Whether all of a control is in sight without scrolling. */
	boolean isInSight(Control control) {
		return Workbench.call(() -> isInside(control, control.getBounds(), control.getParent()));
	}

	/** The controls to press or to write in of which not everything is in sight, as their place shows them. */
	List<String> cutOff() {
		return Workbench.call(() -> all(root).flatMap(widget -> switch (widget) {
			case ToolItem item when !isInside(item.getParent(), item.getBounds(), item.getParent()) ->
				Stream.of(item.toString());
			case Button button when !isInside(button, button.getBounds(), button.getParent()) ->
				Stream.of(button.toString());
			case StyledText text when !isInside(text, text.getBounds(), text.getParent()) -> Stream.of("the prompt");
			default -> Stream.empty();
		}).toList());
	}

	/** @param place in the coordinates of the parent */
	private boolean isInside(Control control, Rectangle place, Composite parent) {
		for (Composite at = parent; at != root.getParent(); at = at.getParent()) {
			Rectangle there = control.getDisplay().map(parent, at, place);
			if (!at.getClientArea().intersection(there).equals(there)) {
				return false;
			}
		}
		return true;
	}

	private Widget only(String what, Predicate<Widget> condition) {
		try {
			workbench.await(what, () -> Workbench.call(() -> all(root).filter(condition).count()) == 1);
		} catch (RuntimeException e) {
			throw new AssertionError("no " + what + " in " + Workbench.call(() -> all(root)
					.map(widget -> widget.getClass().getSimpleName() + " " + read(widget))
					.collect(Collectors.joining("\n"))), e);
		}
		return Workbench.call(() -> all(root).filter(condition).findFirst().orElseThrow());
	}

	private static String read(Widget widget) {
		return switch (widget) {
			case Label label -> plain(label.getText());
			case CLabel label -> plain(label.getText());
			case Button button -> plain(button.getText());
			case StyledText text -> text.getText();
			case Text text -> text.getText();
			default -> "";
		};
	}

	private static String plain(String text) {
		return LegacyActionTools.removeMnemonics(text);
	}

	/** Everything that is visible. */
	private static Stream<Widget> all(Composite parent) {
		if (parent.isDisposed()) {
			return Stream.empty();
		}
		Stream<Widget> items = parent instanceof ToolBar bar ? Arrays.stream(bar.getItems()) : Stream.empty();
		return Stream.concat(items, Arrays.stream(parent.getChildren()).filter(Control::isVisible)
				.flatMap(child -> Stream.concat(Stream.of(child),
						child instanceof Composite composite ? all(composite) : Stream.empty())));
	}
}
