package io.github.openrouter4e.ui.internal.preferences;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;

import io.github.openrouter4e.chat.tools.ToolLog;
import io.github.openrouter4e.markdown.text.SafeText;

/** The latest calls of models, the last one first. */
final class ToolLogDialog extends TableDialog {

	private static final int MOST = 500;

	ToolLogDialog(Shell parent, List<ToolLog.Entry> entries) {
		super(parent, Messages.ToolLogDialog_title,
				List.of(new Column(Messages.ToolLogDialog_time, 150), new Column(Messages.ToolLogDialog_tool, 130),
						new Column(Messages.ToolLogDialog_subject, 330),
						new Column(Messages.ToolLogDialog_decision, 150),
						new Column(Messages.ToolLogDialog_end, 90)),
				entries.isEmpty()
						? List.<String[]>of(new String[]{"", "", Messages.ToolLogDialog_empty}) //$NON-NLS-1$ //$NON-NLS-2$
						: entries.stream().limit(MOST).map(ToolLogDialog::cells).toList(),
				""); //$NON-NLS-1$
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
