package io.github.openrouter4e.editor.internal.inline;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.keys.IBindingService;

import io.github.openrouter4e.ui.ComposedKeys;

/**
 * The prompt of an inline edit with what can be done, as a child of the text that it is about. Holds a composite instead of
 * being one: the dark theme of Eclipse colours composites, but no subclasses of them.
 */
final class PromptField {

	private static final int MARGIN = 4;
	/** A sentence needs no more. */
	private static final int WIDEST = 720;

	private final InlineEdit edit;
	private final Composite area;
	private final Text prompt;
	private final Button ask;
	private final Label status;
	private final ToolBar decisions;
	private int answers;
	private boolean keysAreOurs;
	private boolean isGone;

	PromptField(StyledText parent, InlineEdit edit) {
		this.edit = edit;
		area = new Composite(parent, SWT.BORDER);
		area.setBackgroundMode(SWT.INHERIT_FORCE);
		area.setCursor(area.getDisplay().getSystemCursor(SWT.CURSOR_ARROW));
		GridLayoutFactory.fillDefaults().numColumns(3).margins(MARGIN, MARGIN).spacing(MARGIN, 2).applyTo(area);
		prompt = new Text(area, SWT.SINGLE | SWT.BORDER);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(prompt);
		prompt.addListener(SWT.KeyDown, this::typed);
		prompt.getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(e -> {
			e.result = Messages.PromptField_prompt;
		}));
		ask = new Button(area, SWT.PUSH);
		ask.addListener(SWT.Selection, e -> askOrStop());
		var close = new ToolBar(area, SWT.FLAT);
		item(close, "\u2715", Messages.PromptField_close, edit::close); //$NON-NLS-1$
		status = new Label(area, SWT.WRAP);
		GridDataFactory.fillDefaults().span(3, 1).grab(true, false).applyTo(status);
		decisions = new ToolBar(area, SWT.FLAT | SWT.WRAP);
		GridDataFactory.fillDefaults().span(3, 1).applyTo(decisions);
		item(decisions, "\u25B2", Messages.PromptField_previous, () -> edit.move(-1)); //$NON-NLS-1$
		item(decisions, "\u25BC", Messages.PromptField_next, () -> edit.move(1)); //$NON-NLS-1$
		decision(Messages.PromptField_keep, SWT.MOD1 | SWT.CR, edit::keep);
		decision(Messages.PromptField_reject, SWT.MOD1 | SWT.DEL, edit::reject);
		decision(Messages.PromptField_keepAll, SWT.CR, edit::keepAll);
		decision(Messages.PromptField_rejectAll, SWT.ESC, edit::close);
		for (var control : new Control[]{prompt, ask, close, decisions}) {
			control.addListener(SWT.FocusIn, e -> takeKeys(true));
			control.addListener(SWT.FocusOut, e -> takeKeys(false));
			control.addListener(SWT.Traverse, this::traverse);
		}
		area.addListener(SWT.Dispose, e -> {
			takeKeys(false);
			isGone = true; // but the focus may still go from one control to the next
		});
		update(edit.status());
	}

	private void decision(String label, int key, Runnable action) {
		new ToolItem(decisions, SWT.SEPARATOR);
		item(decisions, label, NLS.bind(Messages.PromptField_tip, label, LegacyActionTools.convertAccelerator(key)),
				action);
	}

	private static void item(ToolBar bar, String label, String tip, Runnable action) {
		var item = new ToolItem(bar, SWT.PUSH);
		item.setText(label);
		item.setToolTipText(tip);
		item.addListener(SWT.Selection, e -> action.run());
	}

	/** The keys of the editor, such as Delete, would change the document while the user writes the prompt. */
	private void takeKeys(boolean ours) {
		var bindings = PlatformUI.getWorkbench().getService(IBindingService.class);
		if (bindings != null && keysAreOurs != ours && !isGone) {
			keysAreOurs = ours;
			bindings.setKeyFilterEnabled(!ours);
		}
	}

	private void typed(Event event) {
		if (ComposedKeys.isComposed(event.keyCode, event.character, event.stateMask)) {
			return; // Enter only confirmed it, and a key that is taken would take the character with it
		}
		var isMod = (event.stateMask & SWT.MOD1) != 0;
		var isReview = edit.phase() == InlineEdit.Phase.REVIEW;
		event.doit = false;
		switch (event.keyCode) {
			case SWT.CR, SWT.KEYPAD_CR -> {
				if (isMod) {
					edit.keep();
				} else if (isReview && prompt.getText().isBlank()) {
					edit.keepAll();
				} else {
					edit.submit(prompt.getText());
				}
			}
			case SWT.ARROW_UP -> edit.move(-1);
			case SWT.ARROW_DOWN -> edit.move(1);
			case SWT.DEL -> {
				if (isMod && isReview) {
					edit.reject();
				} else {
					event.doit = true;
				}
			}
			default -> event.doit = true;
		}
	}

	private void traverse(Event event) {
		if (event.detail == SWT.TRAVERSE_ESCAPE) {
			event.doit = false;
			edit.escape();
		}
	}

	private void askOrStop() {
		if (edit.phase() == InlineEdit.Phase.ASKING) {
			edit.stop();
		} else {
			edit.submit(prompt.getText());
		}
		if (!area.isDisposed()) {
			prompt.setFocus();
		}
	}

	/** Shows what happens. */
	void update(InlineEdit.Status now) {
		var isReview = now.phase() == InlineEdit.Phase.REVIEW;
		if (now.answers() != answers) { // else the user may want to send it again, and Enter must not keep all
			answers = now.answers();
			prompt.setText(""); //$NON-NLS-1$
		}
		ask.setText(now.phase() == InlineEdit.Phase.ASKING ? Messages.PromptField_stop : Messages.PromptField_ask);
		status.setText(words(now).replace("&", "&&")); //$NON-NLS-1$ //$NON-NLS-2$
		show(decisions, isReview);
		area.layout();
	}

	private static String words(InlineEdit.Status now) {
		var hint = switch (now.phase()) {
			case PROMPT -> now.text().isEmpty() ? Messages.PromptField_hint : ""; //$NON-NLS-1$
			case REVIEW -> now.isProblem() ? "" : Messages.PromptField_followUp; //$NON-NLS-1$
			default -> ""; //$NON-NLS-1$
		};
		return Stream.of(now.text(), hint, now.cost()).filter(text -> !text.isEmpty())
				.collect(Collectors.joining("  ")); //$NON-NLS-1$
	}

	private static void show(Control control, boolean visible) {
		control.setVisible(visible);
		if (control.getLayoutData() instanceof GridData data) {
			data.exclude = !visible;
		}
	}

	/** Its height at the width that the text has for it. */
	int fit() {
		var width = Math.max(1, Math.min(WIDEST, area.getParent().getClientArea().width - 2 * MARGIN));
		var size = area.computeSize(width, SWT.DEFAULT);
		if (!area.getSize().equals(size)) {
			area.setSize(width, size.y);
			area.layout();
		}
		return size.y;
	}

	void setFocus() {
		prompt.setFocus();
	}

	/** All of it. */
	Composite area() {
		return area;
	}

	/** For the lines beside it. */
	static int margin() {
		return MARGIN;
	}
}
