package io.github.openrouter4e.ui.internal.chat;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.ui.internal.Accessibles;
import io.github.openrouter4e.ui.internal.transcript.Amounts;

/** What is attached to the prompt; a click takes it away. */
final class Chips {

	private static final int LONGEST = 18;

	private final Composite row;
	private final Runnable changed;
	private final Runnable emptied;
	private final List<Attachment> attachments = new ArrayList<>();

	/** @param emptied told when the user has removed the last one */
	Chips(Composite parent, Runnable changed, Runnable emptied) {
		this.changed = changed;
		this.emptied = emptied;
		row = new Composite(parent, SWT.NONE);
		var layout = new RowLayout(SWT.HORIZONTAL);
		layout.wrap = true;
		layout.marginLeft = layout.marginTop = layout.marginBottom = layout.marginRight = 0;
		row.setLayout(layout);
		row.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		rebuild();
	}

	List<Attachment> attachments() {
		return List.copyOf(attachments);
	}

	void set(List<Attachment> list) {
		attachments.clear();
		attachments.addAll(list);
		rebuild();
	}

	void remove(List<Attachment> list) {
		if (attachments.removeAll(list)) {
			rebuild();
		}
	}

	void add(Attachment attachment) {
		attachments.add(attachment);
		rebuild();
	}

	private void rebuild() {
		for (var child : row.getChildren()) {
			child.dispose();
		}
		for (var attachment : attachments) {
			var chip = new Button(row, SWT.PUSH | SWT.FLAT);
			var whole = labelled(attachment, attachment.name());
			chip.setText(labelled(attachment, shorten(attachment.name())).replace("&", "&&") + "  \u2715"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			chip.setToolTipText(NLS.bind(Messages.chipRemove, whole));
			Accessibles.name(chip, NLS.bind(Messages.chipRemove, whole));
			chip.addListener(SWT.Selection, event -> {
				var place = attachments.indexOf(attachment);
				attachments.remove(attachment);
				rebuild();
				focus(place);
			});
		}
		row.setVisible(!attachments.isEmpty());
		((GridData) row.getLayoutData()).exclude = attachments.isEmpty();
		row.requestLayout();
		changed.run();
	}

	/** Whoever goes through them by keyboard stays among them, as long as there are any. */
	private void focus(int place) {
		var left = row.getChildren();
		if (left.length == 0) {
			emptied.run();
		} else {
			left[Math.min(place, left.length - 1)].setFocus();
		}
	}

	private static String labelled(Attachment attachment, String name) {
		var kilobytes = NLS.bind(Messages.chipKilobytes, Amounts.count((attachment.size() + 999) / 1000));
		return NLS.bind(Messages.chipSize, name, kilobytes);
	}

	private static String shorten(String name) {
		return name.length() > LONGEST ? "\u2026" + name.substring(name.length() - LONGEST) : name; //$NON-NLS-1$
	}
}
