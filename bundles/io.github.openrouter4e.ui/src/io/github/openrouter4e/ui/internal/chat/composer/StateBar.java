package io.github.openrouter4e.ui.internal.chat.composer;

import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import io.github.openrouter4e.ui.internal.Icons;
import io.github.openrouter4e.ui.internal.transcript.ActionNames;
import io.github.openrouter4e.ui.internal.transcript.ActionView;
import io.github.openrouter4e.ui.internal.transcript.NoticeView;
import io.github.openrouter4e.ui.internal.transcript.UserAction;

/** What stands in the way of the prompt, as long as it does, with what can be done about it. */
public final class StateBar {

	private static final String WIDGET_KEY = "org.eclipse.swtbot.widget.key"; //$NON-NLS-1$

	private final NoticeArea area;
	private final Composite bar;
	private final Label label;
	private final Composite buttons;
	private final Consumer<UserAction> user;
	private @Nullable NoticeView shown;

	/** @param user told the action that was chosen */
	public StateBar(NoticeArea area, Consumer<UserAction> user) {
		this.user = user;
		this.area = area;
		bar = area.add(NoticeArea.Place.STATE, 2);
		var icon = new Label(bar, SWT.NONE);
		icon.setImage(Icons.get("warning")); //$NON-NLS-1$
		icon.setLayoutData(new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false));
		label = new Label(bar, SWT.WRAP);
		var wide = new GridData(SWT.FILL, SWT.CENTER, true, false);
		wide.widthHint = 100; // it is as wide as there is room, and as high as its lines
		label.setLayoutData(wide);
		area.addText(label);
		label.setData(WIDGET_KEY, "openrouter.state"); //$NON-NLS-1$
		buttons = new Composite(bar, SWT.NONE);
		var row = new RowLayout(SWT.HORIZONTAL);
		row.marginLeft = row.marginRight = row.marginTop = row.marginBottom = 0;
		buttons.setLayout(row);
		buttons.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
	}

	/** @param notice null: all is well */
	public void show(@Nullable NoticeView notice) {
		if (notice == null ? shown == null : notice.equals(shown)) {
			return; // the focus may be on one of the buttons
		}
		var before = shown;
		shown = notice;
		if (before != null && notice != null && before.actions().equals(notice.actions())) { // a countdown goes on: what has the focus keeps it
			label.setText(text(notice));
			area.update();
			return;
		}
		area.leave(buttons);
		for (var child : buttons.getChildren()) {
			child.dispose();
		}
		if (notice != null) {
			label.setText(text(notice));
			notice.actions().forEach(this::button);
			label.getAccessible().sendEvent(ACC.EVENT_DESCRIPTION_CHANGED, null);
		}
		((GridData) buttons.getLayoutData()).exclude = notice == null || notice.actions().isEmpty();
		area.setVisible(bar, notice != null);
	}

	private static String text(NoticeView notice) {
		var text = notice.text().isEmpty() ? notice.title() : notice.title() + ' ' + notice.text();
		return text.replace("&", "&&"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private void button(ActionView action) {
		var button = new Button(buttons, SWT.PUSH);
		button.setText(action.label());
		var done = action.action();
		if (done != null) {
			button.setData(WIDGET_KEY, "openrouter.state." + ActionNames.of(done)); //$NON-NLS-1$
			button.addListener(SWT.Selection, event -> user.accept(done));
		}
	}
}
