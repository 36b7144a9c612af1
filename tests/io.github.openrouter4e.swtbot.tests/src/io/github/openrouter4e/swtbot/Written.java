package io.github.openrouter4e.swtbot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Scrollable;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

/**
 * Something that a user can read.
 *
 * @param text of a widget, or one word of a longer text
 * @param place of it on the screen; empty if it is a hint, which is not shown now
 * @param enabled whether it is meant to be read: what is disabled may be pale
 * @param name whether the widget says only this, always: not what is in a table, or in a text of many words
 */
record Written(String text, Rectangle place, boolean enabled, boolean name) {

	private static final Pattern WORD = Pattern.compile("\\S+");
	private static final Rectangle NOWHERE = new Rectangle(0, 0, 0, 0);

	/** What is drawn around the text of a widget: it is no text. */
	private static final int EDGE = 4;

	/** Everything that is visible in a part of the screen, with the hints that appear when the mouse rests on something. */
	static List<Written> in(Composite root) {
		return Workbench.call(() -> {
			List<Written> all = new ArrayList<>();
			collect(root, all);
			return all.stream().filter(written -> !written.text.isBlank()).toList();
		});
	}

	private static void collect(Composite parent, List<Written> all) {
		for (Control child : parent.getChildren()) {
			if (!child.isVisible()) {
				continue;
			}
			if (child.getToolTipText() instanceof String hint) {
				all.add(hint(hint));
			}
			texts(child).filter(written -> isOnScreen(child, written)).forEach(all::add);
			if (child instanceof Composite composite) {
				collect(composite, all);
			}
		}
	}

	private static Stream<Written> texts(Control control) {
		return switch (control) {
			case Browser browser -> words(browser);
			case StyledText text -> words(text);
			case Table table -> cells(table);
			case ToolBar bar -> Arrays.stream(bar.getItems()).flatMap(item -> texts(bar, item));
			case Label label -> whole(label, label.getText());
			case CLabel label -> whole(label, label.getText());
			case Button button -> whole(button, button.getText());
			case Group group -> Stream.of(hint(group.getText()));
			case Link link -> whole(link, link.getText().replaceAll("<.*?>", ""));
			case Combo combo -> Stream.concat(whole(combo, combo.getText()),
					Arrays.stream(combo.getItems()).map(Written::hint));
			case Text text ->
				Stream.of(hint(text.getMessage()), new Written(text.getText(), inner(text), text.isEnabled(), false));
			default -> Stream.empty();
		};
	}

	/** What is not there to be seen now. */
	private static Written hint(String text) {
		return new Written(LegacyActionTools.removeMnemonics(text == null ? "" : text), NOWHERE, false, true);
	}

	private static Stream<Written> whole(Control control, String text) {
		return Stream
				.of(new Written(LegacyActionTools.removeMnemonics(text), inner(control), control.isEnabled(), true));
	}

	private static Rectangle inner(Control control) {
		Point size = control.getSize();
		return onScreen(control, new Rectangle(EDGE, EDGE, size.x - 2 * EDGE, size.y - 2 * EDGE));
	}

	private static Stream<Written> texts(ToolBar bar, ToolItem item) {
		return Stream.of(new Written(item.getText(), onScreen(bar, item.getBounds()), item.isEnabled(), true),
				hint(item.getToolTipText()));
	}

	private static Stream<Written> cells(Table table) {
		Stream<Written> heads = Arrays.stream(table.getColumns())
				.map(column -> hint(column.getText()));
		return Stream.concat(heads, Arrays.stream(table.getItems()).flatMap(item -> cells(table, item)));
	}

	private static Stream<Written> cells(Table table, TableItem item) {
		return IntStream.range(0, Math.max(1, table.getColumnCount()))
				.mapToObj(column -> new Written(item.getText(column), onScreen(table, item.getBounds(column)),
						table.isEnabled(), false));
	}

	private static Stream<Written> words(StyledText text) {
		Rectangle shown = text.getClientArea();
		return WORD.matcher(text.getText()).results().filter(word -> shown.intersects(bounds(text, word)))
				.map(word -> new Written(word.group(), onScreen(text, bounds(text, word)), text.isEnabled(),
						false));
	}

	private static Rectangle bounds(StyledText text, MatchResult word) {
		return text.getTextBounds(word.start(), word.end() - 1);
	}

	private static Stream<Written> words(Browser browser) {
		Object found = browser.evaluate("""
				const found = [];
				const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
				for (let text = texts.nextNode(); text; text = texts.nextNode()) {
					for (const word of text.data.matchAll(/\\S+/g)) {
						const range = document.createRange();
						range.setStart(text, word.index);
						range.setEnd(text, word.index + word[0].length);
						for (const r of range.getClientRects()) {
							const over = document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2);
							const at = text.parentElement;
							let faint = false;
							for (let e = at; e; e = e.parentElement) {
								faint ||= Number(getComputedStyle(e).opacity) < 1 || e.matches(':disabled');
							}
							if (at.contains(over) && r.width > 1) {
								found.push([word[0], r.left, r.top, r.width, r.height, !faint]);
							}
						}
					}
				}
				return found;""");
		return Arrays.stream((Object[]) found).map(word -> (Object[]) word)
				.map(word -> new Written((String) word[0],
						onScreen(browser, new Rectangle(number(word[1]), number(word[2]), number(word[3]),
								number(word[4]))),
						(Boolean) word[5], false));
	}

	private static int number(Object value) {
		return (int) Math.round((Double) value);
	}

	private static Rectangle onScreen(Control control, Rectangle place) {
		return control.getDisplay().map(control, null, place);
	}

	/** Whether all of it is in what is visible of its widget, and of what that is in. */
	private static boolean isOnScreen(Control control, Written written) {
		Rectangle place = written.place;
		if (place.isEmpty()) {
			return true;
		}
		for (Control at = control; at != null; at = at.getParent()) {
			if (at instanceof Scrollable scrollable) {
				Rectangle area = onScreen(at, scrollable.getClientArea());
				if (!area.intersection(place).equals(place)) {
					return false;
				}
			}
		}
		return true;
	}
}
