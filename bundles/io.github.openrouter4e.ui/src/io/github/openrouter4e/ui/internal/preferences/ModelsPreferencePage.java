package io.github.openrouter4e.ui.internal.preferences;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;

import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.ui.internal.Accessibles;
import io.github.openrouter4e.ui.internal.HelpContext;
import io.github.openrouter4e.ui.internal.ModelServices;
import io.github.openrouter4e.ui.internal.UiServices;
import io.github.openrouter4e.ui.internal.models.ModelPicker;
import io.github.openrouter4e.ui.internal.routing.ModelOptions;
import io.github.openrouter4e.ui.internal.routing.ModelOptionsPanel;

/** The preference page "Models": provider routing for all models, and routing and parameters for each. */
public final class ModelsPreferencePage extends PreferencePage implements IWorkbenchPreferencePage {

	private final List<String> scopes = new ArrayList<>();
	private @Nullable Combo scope;
	private @Nullable ModelOptionsPanel panel;

	@Override
	public void init(@Nullable IWorkbench workbench) {
		// nothing is needed of the workbench
	}

	@Override
	public void createControl(@Nullable Composite parent) {
		super.createControl(parent);
		HelpContext.MODELS_PAGE.applyTo(getControl());
	}

	@Override
	protected Control createContents(@Nullable Composite parent) {
		Composite page = new Composite(Objects.requireNonNull(parent), SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).applyTo(page);
		UiServices.with(page, services -> fill(page, ModelServices.of(services)));
		return page;
	}

	private void fill(Composite page, ModelServices services) {
		new Label(page, SWT.NONE).setText(Messages.ModelsPreferencePage_scope);
		Combo chosen = new Combo(page, SWT.READ_ONLY | SWT.DROP_DOWN);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(150, SWT.DEFAULT)
				.applyTo(chosen);
		Accessibles.name(chosen, Messages.ModelsPreferencePage_scope);
		scope = chosen;
		scopes.addAll(initialScopes(services.preferences()));
		scopes.forEach(id -> chosen.add(id.equals(ModelOptions.ALL) ? Messages.ModelsPreferencePage_all : id));
		chosen.select(0);
		chosen.addListener(SWT.Selection, event -> showScope());
		Button other = new Button(page, SWT.PUSH);
		other.setText(Messages.ModelsPreferencePage_other);
		other.addListener(SWT.Selection, event -> new ModelPicker().choose(getShell(), "", this::add)); //$NON-NLS-1$
		ModelOptionsPanel created = new ModelOptionsPanel(page, services, new ModelPicker(), this::validate);
		GridDataFactory.fillDefaults().span(3, 1).grab(true, true).applyTo(created);
		panel = created;
		page.requestLayout();
	}

	/** All models, then those the user works with. */
	static List<String> initialScopes(OpenRouterPreferences preferences) {
		Set<String> ids = new LinkedHashSet<>();
		ids.add(ModelOptions.ALL);
		ids.add(preferences.get(Settings.MODEL_ID));
		ids.addAll(preferences.get(Settings.FAVOURITE_MODELS));
		ids.addAll(preferences.get(Settings.RECENT_MODELS));
		return List.copyOf(ids);
	}

	private void add(String id) {
		Combo chosen = scope;
		if (chosen != null && !chosen.isDisposed()) {
			if (!scopes.contains(id)) {
				scopes.add(id);
				chosen.add(id);
			}
			chosen.select(scopes.indexOf(id));
			showScope();
		}
	}

	private void showScope() {
		Combo chosen = scope;
		ModelOptionsPanel options = panel;
		if (chosen == null || options == null) {
			return;
		}
		if (options.problem() == null) {
			options.show(scopes.get(chosen.getSelectionIndex()));
		} else { // what cannot be understood would be lost, so it is to be put right where it is
			chosen.select(scopes.indexOf(options.scope()));
		}
		validate();
	}

	private void validate() {
		String problem = panel == null ? null : panel.problem();
		setErrorMessage(problem);
		setValid(problem == null);
	}

	@Override
	public boolean performOk() {
		if (panel != null) {
			panel.apply();
		}
		return true;
	}

	@Override
	protected void performDefaults() {
		if (panel != null) {
			panel.clear();
		}
		super.performDefaults();
	}
}
