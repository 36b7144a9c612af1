package io.github.openrouter4e.ui.internal.preferences;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;

import io.github.openrouter4e.chat.tools.ProjectInstructions;
import io.github.openrouter4e.chat.tools.ProjectInstructions.Trusted;
import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.ui.internal.Background;

/** The projects whose instructions and modes the user trusts, where that can be revoked. */
final class TrustedProjectsSection implements Field {

	private static final int ROWS = 3;

	private final RemovableRows rows;
	private final List<Trusted> shown = new ArrayList<>();
	private final List<String> revoked = new ArrayList<>();
	private @Nullable ProjectInstructions instructions;

	TrustedProjectsSection(Composite group) {
		rows = new RemovableRows(group, ROWS, Messages.ToolsPage_trusted, Messages.ToolsPage_revoke,
				row -> revoked.add(shown.remove(row).project()));
	}

	/** @param service null where models cannot work in the workspace */
	void connect(@Nullable ProjectInstructions service) {
		instructions = service;
	}

	@Override
	public void load(OpenRouterPreferences preferences) {
		var service = instructions;
		if (service != null) {
			Background.run(rows.table(), service::trusted, this::show, failure -> {
				// logged by the service; the list stays empty
			});
		}
	}

	private void show(List<Trusted> trusted) {
		shown.clear();
		revoked.clear();
		shown.addAll(trusted);
		refresh();
	}

	private void refresh() {
		rows.show(shown.stream().map(TrustedProjectsSection::words).toList());
	}

	/** Which files of which project, and since when. */
	static String words(Trusted trusted) {
		var prefix = trusted.project() + '/';
		var files = String.join(", ", trusted.files().stream() //$NON-NLS-1$
				.map(file -> file.startsWith(prefix) ? file.substring(prefix.length()) : file).toList());
		var words = files.isEmpty()
				? trusted.project()
				: NLS.bind(Messages.ToolsPage_trustedFiles, trusted.project(), files);
		var when = trusted.when();
		return when == null
				? words
				: NLS.bind(Messages.ToolsPage_trustedSince, words, DateTimeFormatter
						.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
						.format(when.atZone(ZoneId.systemDefault())));
	}

	@Override
	public void loadDefault(OpenRouterPreferences preferences) {
		shown.forEach(each -> revoked.add(each.project()));
		shown.clear();
		refresh();
	}

	@Override
	public void apply(OpenRouterPreferences preferences) {
		var service = instructions;
		var gone = List.copyOf(revoked);
		revoked.clear();
		if (service != null) {
			gone.forEach(service::revoke); // small file; what was revoked must not count any more when the page closes
		}
	}
}
