package io.github.openrouter4e.ui.internal.chat.composer;

import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.QueuedPrompt;
import io.github.openrouter4e.storage.WellFormed;
import io.github.openrouter4e.ui.internal.Accessibles;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;

/** The prompts that wait, each of which can be taken back. */
public final class QueuePanel {

	private static final String WIDGET_KEY = "org.eclipse.swtbot.widget.key"; //$NON-NLS-1$
	private static final int MOST_ROWS = 3;
	private static final int LONGEST = 300;

	/** What can be done with a prompt that waits; on the UI thread. */
	public interface User {
		/** Puts it back into the composer. */
		void editQueued(QueuedPrompt queued);

		void removeQueued(QueuedPrompt queued);

		/** Sends what waits although nothing is being answered. */
		void sendQueued();
	}

	private final NoticeArea area;
	private final Composite panel;
	private final User user;
	private List<QueuedPrompt> shown = List.of();
	private boolean stuck;

	public QueuePanel(NoticeArea area, User user) {
		this.area = area;
		this.user = user;
		panel = area.add(NoticeArea.Place.QUEUE, 3);
		((GridLayout) panel.getLayout()).verticalSpacing = 0;
	}

	/** @param waitsForUser nothing is being answered, so that the queue goes on when the user says so */
	public void show(List<QueuedPrompt> queue, boolean waitsForUser) {
		var send = waitsForUser && !queue.isEmpty();
		if (queue.equals(shown) && send == stuck) {
			return; // the focus may be on one of the buttons; also, each answer begins and ends with a call
		}
		shown = List.copyOf(queue);
		stuck = send;
		area.leave(panel);
		for (var child : panel.getChildren()) {
			child.dispose();
		}
		queue.stream().limit(MOST_ROWS).forEach(this::row);
		footer(queue.size() - MOST_ROWS, send);
		area.setVisible(panel, !queue.isEmpty());
	}

	private void row(QueuedPrompt queued) {
		var text = text(queued.prompt());
		var label = new CLabel(panel, SWT.NONE);
		label.setMargins(0, 0, 0, 0);
		label.setText(NLS.bind(Messages.QueuePanel_queuedPrompt, text).replace("&", "&&")); //$NON-NLS-1$ //$NON-NLS-2$
		label.setToolTipText(queued.prompt().text());
		var data = new GridData(SWT.FILL, SWT.CENTER, true, false);
		data.widthHint = 60; // as wide as there is room; what does not fit is shown in the tool tip
		label.setLayoutData(data);
		button(Messages.QueuePanel_queueEdit, Messages.QueuePanel_queueEditTip, "openrouter.queue.edit", text, //$NON-NLS-1$
				() -> user.editQueued(queued));
		button("\u2715", Messages.QueuePanel_queueRemoveTip, "openrouter.queue.remove", text, //$NON-NLS-1$ //$NON-NLS-2$
				() -> user.removeQueued(queued));
	}

	private void button(String text, String tip, String key, String prompt, Runnable work) {
		var button = new Button(panel, SWT.PUSH | SWT.FLAT);
		button.setText(text);
		button.setToolTipText(tip);
		button.setData(WIDGET_KEY, key);
		Accessibles.name(button, tip + ": " + prompt); //$NON-NLS-1$
		button.addListener(SWT.Selection, event -> work.run());
	}

	private void footer(int more, boolean send) {
		if (more > 0 || send) {
			var label = new Label(panel, SWT.NONE);
			label.setText(more > 0 ? NLS.bind(Messages.QueuePanel_queueMore, more) : ""); //$NON-NLS-1$
			label.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, send ? 1 : 3, 1));
		}
		if (send) {
			var button = new Button(panel, SWT.PUSH | SWT.FLAT);
			button.setText(Messages.QueuePanel_queueSend);
			button.setToolTipText(Messages.QueuePanel_queueSendTip);
			button.setData(WIDGET_KEY, "openrouter.queue.send"); //$NON-NLS-1$
			button.setLayoutData(new GridData(SWT.END, SWT.CENTER, false, false, 2, 1));
			button.addListener(SWT.Selection, event -> user.sendQueued());
		}
	}

	/** One line of it. */
	private static String text(Prompt prompt) {
		var line = prompt.text().isBlank()
				? String.join(", ", prompt.attachments().stream().map(Attachment::name).toList()) //$NON-NLS-1$
				: prompt.text().strip().replaceAll("\\s+", " "); //$NON-NLS-1$ //$NON-NLS-2$
		return WellFormed.beginning(line, LONGEST);
	}
}
