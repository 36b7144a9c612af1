package io.github.openrouter4e.editor.internal.subjects;

import java.util.List;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.editor.Subject;

/**
 * Entries of the Error Log. Their class is not API, and its bundle may be missing: its public methods are called by
 * reflection, and an Eclipse that has other ones has no such subject.
 */
final class LogEntries {

	private static final String TYPE = "org.eclipse.ui.internal.views.log.LogEntry"; //$NON-NLS-1$
	private static final int MOST = 10;

	private LogEntries() {}

	/** Null if there is no entry among the elements. */
	static @Nullable Subject subject(List<?> elements) {
		var text = new StringBuilder();
		for (var element : elements.subList(0, Math.min(MOST, elements.size()))) {
			if (element != null && element.getClass().getName().equals(TYPE)) {
				text.append(text(element));
			}
		}
		return text.isEmpty() ? null : new OutputSubject(Messages.LogEntries_name, text.toString().stripTrailing());
	}

	@SuppressWarnings("nls") // names of methods, and what models read
	static String text(Object entry) {
		var severity = switch (Reflection.call(entry, "getSeverity") instanceof Integer number ? number : IStatus.OK) {
			case IStatus.ERROR -> "error";
			case IStatus.WARNING -> "warning";
			default -> "info";
		};
		var stack = Reflection.call(entry, "getStack");
		return severity + " " + Reflection.call(entry, "getPluginId") + ": " + Reflection.call(entry, "getMessage")
				+ "\n"
				+ (stack == null ? "" : stack + "\n");
	}
}
