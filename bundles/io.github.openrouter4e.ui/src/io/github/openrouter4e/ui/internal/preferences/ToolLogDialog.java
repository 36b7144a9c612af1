package io.github.openrouter4e.ui.internal.preferences;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

import io.github.openrouter4e.chat.tools.ToolLog;
import io.github.openrouter4e.markdown.text.SafeText;
import io.github.openrouter4e.ui.internal.Accessibles;
import io.github.openrouter4e.ui.internal.ModelessDialog;

/** The latest calls of models, the last one first. */
final class ToolLogDialog extends ModelessDialog {

	private static final int WIDTH = 860;
	private static final int HEIGHT = 420;
	private static final int MOST = 500;
	private static final int[] WIDTHS = {150, 130, 330, 150, 90};

	private final List<ToolLog.Entry> entries;

	ToolLogDialog(Shell parent, List<ToolLog.Entry> entries) {
		super(parent, Messages.ToolLogDialog_title);
		this.entries = entries.subList(0, Math.min(entries.size(), MOST));
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		var area = (Composite) super.createDialogArea(parent);
		var table = new Table(area, SWT.BORDER | SWT.MULTI | SWT.FULL_SELECTION);
		GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, HEIGHT).applyTo(table);
		Accessibles.name(table, Messages.ToolLogDialog_title);
		table.setHeaderVisible(true);
		var titles = List.of(Messages.ToolLogDialog_time, Messages.ToolLogDialog_tool, Messages.ToolLogDialog_subject,
				Messages.ToolLogDialog_decision, Messages.ToolLogDialog_end);
		for (var i = 0; i < WIDTHS.length; i++) {
			var column = new TableColumn(table, SWT.NONE);
			column.setText(titles.get(i));
			column.setWidth(WIDTHS[i]);
		}
		for (var entry : entries) {
			new TableItem(table, SWT.NONE).setText(cells(entry));
		}
		if (entries.isEmpty()) {
			new TableItem(table, SWT.NONE).setText(2, Messages.ToolLogDialog_empty);
		}
		return area;
	}

	private static String[] cells(ToolLog.Entry entry) {
		var rule = entry.rule();
		var decision = decision(entry);
		return new String[]{time(entry.began()), entry.tool(), SafeText.marked(entry.subject().replace('\n', ' ')),
				rule.isEmpty() ? decision : NLS.bind(Messages.ToolLogDialog_by, decision, SafeText.marked(rule)),
				entry.outcome()};
	}

	@SuppressWarnings("nls") // words of the log
	private static String decision(ToolLog.Entry entry) {
		return switch (entry.decision()) {
			case "allowed" -> Messages.ToolLogDialog_allowed;
			case "agreed" -> Messages.ToolLogDialog_agreed;
			case "rejected" -> Messages.ToolLogDialog_rejected;
			case "forbidden" -> Messages.ToolLogDialog_forbidden;
			default -> entry.decision();
		};
	}

	private static String time(Instant time) {
		return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT, FormatStyle.MEDIUM)
				.format(time.atZone(ZoneId.systemDefault()));
	}
}
