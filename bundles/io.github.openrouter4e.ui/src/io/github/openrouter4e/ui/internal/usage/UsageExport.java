package io.github.openrouter4e.ui.internal.usage;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.costs.CostLedger;
import io.github.openrouter4e.costs.Purpose;
import io.github.openrouter4e.ui.internal.ExportFile;

/** Writes the requests of a report as CSV. Blocking: for a background thread. */
final class UsageExport {

	/** Spreadsheets take a file without it for the local code page and garble names that are not ASCII. */
	private static final char BYTE_ORDER_MARK = '\uFEFF';

	private UsageExport() {}

	/**
	 * @param model   id of the only model to write, or null for all
	 * @param purpose the only purpose to write, or null for all
	 * @throws IOException if the file cannot be written; an older file of that name is untouched then
	 */
	static void write(CostLedger ledger, DayRange range, @Nullable String model, @Nullable Purpose purpose, ZoneId zone,
			Path target) throws IOException {
		ExportFile.write(target, unfinished -> {
			try (Writer out = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
				out.append(BYTE_ORDER_MARK);
				ledger.exportCsv(entry -> range.contains(entry.time(), zone)
						&& (model == null || model.equals(entry.model()))
						&& (purpose == null || purpose == entry.purpose()), out);
			}
		});
	}
}
