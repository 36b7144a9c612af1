package io.github.openrouter4e.ui.internal.preferences;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;

import io.github.openrouter4e.chat.tools.ProjectInstructions;
import io.github.openrouter4e.chat.tools.ProjectInstructions.Trusted;
import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.ui.internal.Accessibles;
import io.github.openrouter4e.ui.internal.Background;

/** The projects whose instructions and modes the user trusts, where that can be revoked. */
final class TrustedProjectsSection implements Field {

	private static final int ROWS = 3;

	private final Table table;
	private final Button revoke;
	private final List<Trusted> shown = new ArrayList<>();
	private final List<String> revoked = new ArrayList<>();
	private @Nullable ProjectInstructions instructions;

	TrustedProjectsSection(Composite group) {
		table = new Table(group, SWT.BORDER | SWT.MULTI | SWT.FULL_SELECTION);
		GridDataFactory.fillDefaults().grab(true, true).hint(Form.TEXT_WIDTH / 2, table.getItemHeight() * ROWS)
				.applyTo(table);
		Accessibles.name(table, Messages.ToolsPage_trusted);
		revoke = new Button(group, SWT.PUSH);
		revoke.setText(Messages.ToolsPage_revoke);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).applyTo(revoke);
		revoke.setEnabled(false);
		revoke.addListener(SWT.Selection, event -> revokeSelected());
		table.addListener(SWT.Selection, event -> revoke.setEnabled(table.getSelectionCount() > 0));
	}

	/** @param service null where models cannot work in the workspace */
	void connect(@Nullable ProjectInstructions service) {
		instructions = service;
	}

	@Override
	public void load(OpenRouterPreferences preferences) {
		var service = instructions;
		if (service != null) {
			Background.run(table, service::trusted, this::show, failure -> {
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
		table.removeAll();
		for (var each : shown) {
			new TableItem(table, SWT.NONE).setText(words(each));
		}
		revoke.setEnabled(false);
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

	private void revokeSelected() {
		var selected = table.getSelectionIndices();
		for (var i = selected.length - 1; i >= 0; i--) {
			revoked.add(shown.remove(selected[i]).project());
		}
		refresh();
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
