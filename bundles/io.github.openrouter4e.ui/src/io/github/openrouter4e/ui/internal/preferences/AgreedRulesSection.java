package io.github.openrouter4e.ui.internal.preferences;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import io.github.openrouter4e.chat.tools.ToolRules;
import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.ui.internal.Background;

/** The list of what the user has agreed to for good, where it can be withdrawn, and whether commands run confined. */
final class AgreedRulesSection implements Field {

	private static final int ROWS = 7;

	/** What the service says, read in the background. */
	private record State(List<ToolRules.Agreed> rules, ToolRules.Confinement confinement) {
	}

	private final RemovableRows rows;
	private final List<ToolRules.Agreed> shown = new ArrayList<>();
	private final List<String> withdrawn = new ArrayList<>();
	private @Nullable Button confine;
	private @Nullable Label confinementNote;
	private @Nullable ToolRules rules;
	private boolean known;

	AgreedRulesSection(Composite group) {
		rows = new RemovableRows(group, ROWS, Messages.ToolsPage_agreed, Messages.ToolsPage_remove,
				row -> withdrawn.add(shown.remove(row).id()));
		Form.note(group, Messages.ToolsPage_agreedNote);
	}

	/** The check box below, in a group of its own. */
	void createConfinement(Composite group) {
		var button = new Button(group, SWT.CHECK);
		button.setText(Messages.ToolsPage_confine);
		button.setEnabled(false); // until it is known whether that is possible
		GridDataFactory.fillDefaults().span(2, 1).applyTo(button);
		confine = button;
		confinementNote = Form.note(group, Messages.ToolsPage_confineNote);
	}

	/** @param service null if nothing that runs tools is installed */
	void connect(@Nullable ToolRules service) {
		rules = service;
	}

	@Override
	public void load(OpenRouterPreferences preferences) {
		var service = rules;
		if (service == null) {
			return;
		}
		Background.run(rows.table(), () -> new State(service.rules(), service.confinement()), this::show, failure -> {
			// logged by the service; the list stays empty
		});
	}

	private void show(State state) {
		known = true;
		shown.clear();
		withdrawn.clear();
		shown.addAll(state.rules());
		refresh();
		var button = confine;
		var note = confinementNote;
		if (button != null && note != null) {
			var possible = state.confinement() != ToolRules.Confinement.UNAVAILABLE;
			button.setSelection(state.confinement() == ToolRules.Confinement.ON);
			button.setEnabled(possible);
			note.setText(possible ? Messages.ToolsPage_confineNote : Messages.ToolsPage_confineImpossible);
			note.requestLayout();
		}
	}

	private void refresh() {
		rows.show(shown.stream().map(AgreedRulesSection::words).toList());
	}

	static String words(ToolRules.Agreed rule) {
		var subject = rule.subject();
		var words = switch (rule.effect()) {
			case COMMAND -> rule.prefix()
					? NLS.bind(Messages.ToolsPage_prefix, subject)
					: NLS.bind(Messages.ToolsPage_command, subject);
			case RUN -> subject.isEmpty()
					? Messages.ToolsPage_build
					: NLS.bind(Messages.ToolsPage_launch, subject);
			case EDIT -> subject.isEmpty() ? Messages.ToolsPage_edits : NLS.bind(Messages.ToolsPage_edit, subject);
			default -> subject;
		};
		return rule.sandboxed() ? NLS.bind(Messages.ToolsPage_confinedOnly, words) : words;
	}

	@Override
	public void loadDefault(OpenRouterPreferences preferences) {
		withdrawn.addAll(shown.stream().map(ToolRules.Agreed::id).toList());
		shown.clear();
		refresh();
		var button = confine;
		if (button != null && button.isEnabled()) {
			button.setSelection(true);
		}
	}

	@Override
	public void apply(OpenRouterPreferences preferences) {
		var service = rules;
		var button = confine;
		if (service == null || button == null || !known) {
			return;
		}
		var gone = List.copyOf(withdrawn);
		withdrawn.clear();
		gone.forEach(service::withdraw); // small file; what was withdrawn must not count any more when the page closes
		if (button.isEnabled()) {
			service.confine(button.getSelection());
		}
	}
}
