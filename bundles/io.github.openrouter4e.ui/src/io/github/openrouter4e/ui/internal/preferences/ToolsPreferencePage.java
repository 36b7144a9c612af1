package io.github.openrouter4e.ui.internal.preferences;

import java.util.List;
import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;

import io.github.openrouter4e.chat.tools.ToolLog;
import io.github.openrouter4e.ui.internal.Background;
import io.github.openrouter4e.ui.internal.HelpContext;
import io.github.openrouter4e.ui.internal.UiServices;

/** The preference page "Tools": what models may do without a question, which projects steer them, how commands run, and what was done. */
public final class ToolsPreferencePage extends SettingsPage {

	private @Nullable AgreedRulesSection rules;
	private @Nullable TrustedProjectsSection trusted;
	private @Nullable Button log;
	private @Nullable Button edits;

	/** Created by the workbench. */
	public ToolsPreferencePage() {
		super(HelpContext.TOOLS_PAGE);
	}

	@Override
	void createFields(Form form) {
		var section = new AgreedRulesSection(form.group(Messages.ToolsPage_agreed));
		rules = section;
		form.add(section);
		var projects = new TrustedProjectsSection(form.group(Messages.ToolsPage_trusted));
		trusted = projects;
		form.add(projects);
		var commands = form.group(Messages.ToolsPage_commands);
		section.createConfinement(commands);
		var calls = form.group(Messages.ToolsPage_calls);
		Form.note(calls, Messages.ToolsPage_callsNote);
		log = button(calls, Messages.ToolsPage_log);
		edits = button(calls, Messages.ToolsPage_editsByModel);
	}

	private static Button button(Composite parent, String text) {
		var button = new Button(parent, SWT.PUSH);
		button.setText(text);
		GridDataFactory.swtDefaults().applyTo(button);
		return button;
	}

	@Override
	void connect(UiServices ready) {
		Objects.requireNonNull(rules).connect(ready.toolRecords().rules());
		Objects.requireNonNull(trusted).connect(ready.instructions());
		var calls = ready.toolRecords().log();
		var button = Objects.requireNonNull(log);
		button.setEnabled(calls != null);
		if (calls != null) {
			button.addListener(SWT.Selection, event -> showLog(button, calls));
		}
		var statistics = ready.toolRecords().edits();
		var byModel = Objects.requireNonNull(edits);
		byModel.setEnabled(statistics != null);
		if (statistics != null) {
			byModel.addListener(SWT.Selection, event -> Background.run(byModel, statistics::figures,
					figures -> new EditStatisticsDialog(byModel.getShell(), figures).open(), failure -> {
						// reading does not fail: a file that cannot be read has no figures
					}));
		}
	}

	private static void showLog(Button button, ToolLog calls) {
		Background.run(button, calls::latest, entries -> new ToolLogDialog(button.getShell(), entries).open(),
				failure -> new ToolLogDialog(button.getShell(), List.of()).open());
	}
}
