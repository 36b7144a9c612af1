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

/** What is attached to the prompt; a click takes it away. */
final class Chips {

	private static final int LONGEST = 28;

	private final Composite row;
	private final Runnable changed;
	private final List<Attachment> attachments = new ArrayList<>();

	Chips(Composite parent, Runnable changed) {
		this.changed = changed;
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
			var name = attachment.name();
			chip.setText(
					(name.length() > LONGEST ? "\u2026" + name.substring(name.length() - LONGEST) : name) + "  \u2715"); //$NON-NLS-1$ //$NON-NLS-2$
			chip.setToolTipText(NLS.bind(Messages.chipRemove, name));
			chip.addListener(SWT.Selection, event -> {
				attachments.remove(attachment);
				rebuild();
			});
		}
		row.setVisible(!attachments.isEmpty());
		((GridData) row.getLayoutData()).exclude = attachments.isEmpty();
		row.requestLayout();
		changed.run();
	}
}
