package io.github.openrouter4e.ui.internal.chat;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;

import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.OpenRouterClient;
import io.github.openrouter4e.client.Preset;
import io.github.openrouter4e.client.PresetVersion;
import io.github.openrouter4e.ui.internal.Accessibles;
import io.github.openrouter4e.ui.internal.Background;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.errors.ErrorText;
import io.github.openrouter4e.ui.internal.models.DetailLine;
import io.github.openrouter4e.ui.internal.models.DetailsText;

/**
 * Lists the presets of the account with their versions, and takes one for the conversation. They are shared in a workspace,
 * so others may have written them.
 */
@NonNullByDefault({DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE}) // widgets come later
final class PresetDialog extends Dialog {

	private static final int WIDTH = 560;
	private static final int HEIGHT = 320;
	private static final int MOST_VERSIONS = 20;

	private final OpenRouterClient client;
	private final Cancellation cancellation = new Cancellation();
	private List<Preset> presets = List.of();
	private @Nullable Preset chosen;
	private Table table;
	private DetailsText details;

	PresetDialog(Shell parent, OpenRouterClient client) {
		super(parent);
		this.client = client;
		setShellStyle(getShellStyle() | SWT.RESIZE);
	}

	/** @return the preset, once the dialog ended with OK */
	@Nullable
	Preset chosen() {
		return chosen;
	}

	@Override
	protected void configureShell(@Nullable Shell shell) {
		super.configureShell(shell);
		if (shell != null) {
			shell.setText(Messages.PresetDialog_title);
		}
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		var area = (Composite) super.createDialogArea(parent);
		var sash = new SashForm(area, SWT.HORIZONTAL);
		GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, HEIGHT).applyTo(sash);
		table = new Table(sash, SWT.BORDER | SWT.SINGLE | SWT.FULL_SELECTION);
		Accessibles.name(table, Messages.PresetDialog_list);
		table.addListener(SWT.Selection, event -> select());
		table.addListener(SWT.DefaultSelection, event -> {
			if (selected() != null) {
				okPressed();
			}
		});
		details = new DetailsText(sash, Messages.PresetDialog_details);
		sash.setWeights(2, 3);
		say(Messages.PresetDialog_asking);
		area.addDisposeListener(event -> cancellation.cancel());
		Background.run(table, () -> client.presets(cancellation), this::show,
				e -> say(NLS.bind(Messages.PresetDialog_failed, ErrorText.of(e).message())));
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(@Nullable Composite parent) {
		super.createButtonsForButtonBar(parent);
		getButton(IDialogConstants.OK_ID).setEnabled(false);
	}

	private void say(String text) {
		details.show(List.of(new DetailLine.Plain(text)));
	}

	private void show(List<Preset> found) {
		presets = found;
		for (var preset : found) {
			var name = DetailsText.oneLine(preset.name().isBlank() ? preset.slug() : preset.name());
			new TableItem(table, SWT.NONE)
					.setText(preset.isActive() ? name : NLS.bind(Messages.PresetDialog_inactive, name));
		}
		say(found.isEmpty() ? Messages.PresetDialog_none : Messages.PresetDialog_choose);
	}

	private @Nullable Preset selected() {
		var index = table.getSelectionIndex();
		return index < 0 || !presets.get(index).isActive() ? null : presets.get(index);
	}

	private void select() {
		getButton(IDialogConstants.OK_ID).setEnabled(selected() != null);
		var index = table.getSelectionIndex();
		if (index < 0) {
			return;
		}
		var preset = presets.get(index);
		details.show(head(preset, new DetailLine.Plain(Messages.PresetDialog_asking)));
		Background.run(table, () -> client.presetVersions(preset.slug(), cancellation), versions -> {
			if (table.getSelectionIndex() == index) {
				details.show(lines(preset, versions));
			}
		}, e -> {
			if (table.getSelectionIndex() == index) {
				details.show(head(preset, new DetailLine.Warning(
						NLS.bind(Messages.PresetDialog_failed, ErrorText.of(e).message()))));
			}
		});
	}

	private static List<DetailLine> head(Preset preset, DetailLine end) {
		var lines = new ArrayList<DetailLine>();
		lines.add(new DetailLine.Title(DetailsText.oneLine(preset.name().isBlank() ? preset.slug() : preset.name())));
		lines.add(new DetailLine.Plain(DetailsText.oneLine(preset.modelId())));
		var description = DetailsText.oneLine(preset.description());
		if (!description.isEmpty()) {
			lines.add(new DetailLine.Plain(description));
		}
		lines.add(end);
		return lines;
	}

	/** The newest first; the one in use is marked. */
	private static List<DetailLine> lines(Preset preset, List<PresetVersion> versions) {
		var lines = head(preset, new DetailLine.Plain("")); //$NON-NLS-1$
		lines.removeLast();
		var days = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withZone(ZoneId.systemDefault());
		for (var version : versions.reversed().subList(0, Math.min(MOST_VERSIONS, versions.size()))) {
			lines.add(new DetailLine.Heading(NLS.bind(version.id().equals(preset.designatedVersionId())
					? Messages.PresetDialog_versionInUse
					: Messages.PresetDialog_version, version.version())));
			fact(lines, Messages.AnswerDetails_model, version.model());
			var created = version.created();
			fact(lines, Messages.PresetDialog_created, created == null ? null : days.format(created));
			fact(lines, Messages.PresetDialog_system, version.systemPrompt());
			var config = version.config();
			fact(lines, Messages.PresetDialog_config, config == null ? null : config.text());
		}
		return lines;
	}

	private static void fact(List<DetailLine> lines, String label, @Nullable String value) {
		var shown = DetailsText.oneLine(value);
		if (!shown.isEmpty()) {
			lines.add(new DetailLine.Fact(label, shown));
		}
	}

	@Override
	protected void okPressed() {
		chosen = selected();
		super.okPressed();
	}
}
