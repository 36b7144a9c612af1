package io.github.openrouter4e.ui.internal.chat;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects figures as tables in Markdown. */
@SuppressWarnings("nls")
final class Figures {

	private final double loadBefore = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
	private final Map<String, StringBuilder> tables = new LinkedHashMap<>();

	/** @param head of the table, if this is its first row */
	void row(String title, String head, String row) {
		tables.computeIfAbsent(title,
				t -> new StringBuilder(head).append('\n').append(head.replaceAll("[^|]+", " --- "))
						.append('\n'))
				.append(row).append('\n');
	}

	String markdown() {
		var text = new StringBuilder();
		tables.forEach((title, table) -> text.append("## ").append(title).append("\n\n").append(table).append('\n'));
		return text.append("Load of the machine before: %.1f%n".formatted(loadBefore)).toString();
	}
}
