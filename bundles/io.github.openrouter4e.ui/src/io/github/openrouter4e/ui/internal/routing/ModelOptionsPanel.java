package io.github.openrouter4e.ui.internal.routing;

import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;

import io.github.openrouter4e.models.AdjustedParameters;
import io.github.openrouter4e.models.ModelInfo;
import io.github.openrouter4e.models.ModelParameters;
import io.github.openrouter4e.models.ParameterRules;
import io.github.openrouter4e.models.RequestOptions;
import io.github.openrouter4e.models.RoutingOptions;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.ui.internal.ModelChooser;
import io.github.openrouter4e.ui.internal.ModelServices;

/**
 * Routing and parameters of one scope at a time: a model, or all models. What was changed in one scope is kept while
 * another is shown, and written by {@link #apply()} only.
 */
public final class ModelOptionsPanel extends Composite {

	private static final int PARAMETERS_TAB = 2;
	/** The preferences open as large as their first page. */
	private static final int REQUESTS_WIDTH = 340;
	private static final int REQUESTS_HEIGHT = 200;

	private final ModelServices services;
	private final Runnable changed;
	private final Map<String, ModelOptions> drafts = new LinkedHashMap<>();
	private final TabFolder tabs;
	private final Button own;
	private final RoutingEditor routing;
	private final ParametersEditor parameters;
	private final RequestOptionsEditor request;
	private final RequestPreview preview;
	private String scope = ModelOptions.ALL;
	/** Whether the widgets are being filled, so that their changes are not the user's. */
	private boolean loading = true;

	/**
	 * @param changed called after each input
	 */
	public ModelOptionsPanel(Composite parent, ModelServices services, ModelChooser chooser, Runnable changed) {
		super(parent, SWT.NONE);
		this.services = services;
		this.changed = changed;
		GridLayoutFactory.fillDefaults().applyTo(this);
		tabs = new TabFolder(this, SWT.TOP);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(tabs);
		Composite providersTab = tab(Messages.ModelOptionsPanel_providers);
		own = new Button(providersTab, SWT.CHECK);
		own.setText(Messages.ModelOptionsPanel_own);
		own.addListener(SWT.Selection, event -> ownChanged());
		routing = new RoutingEditor(providersTab, tab(Messages.ModelOptionsPanel_conditions), chooser,
				this::input);
		parameters = new ParametersEditor(tab(Messages.ModelOptionsPanel_parameters), this::input);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(parameters);
		request = new RequestOptionsEditor(tab(Messages.ModelOptionsPanel_requests), this::input);
		GridDataFactory.fillDefaults().grab(true, true).hint(REQUESTS_WIDTH, REQUESTS_HEIGHT)
				.applyTo(request.control());
		request.setImageModels(RequestOptionsDialog.imageModels(services.catalogue()));
		preview = new RequestPreview(this);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(preview);
		show(ModelOptions.ALL);
	}

	/**
	 * @param shown id of a model, or {@link ModelOptions#ALL}
	 */
	public void show(String shown) {
		keep();
		scope = shown;
		boolean all = scope.equals(ModelOptions.ALL);
		ModelOptions options = drafts.computeIfAbsent(scope, id -> ModelOptions.load(services.preferences(), id));
		loading = true;
		own.setVisible(!all);
		GridDataFactory.swtDefaults().exclude(all).applyTo(own);
		RoutingOptions chosen = options.routing();
		own.setSelection(chosen != null);
		routing.load(options.effectiveRouting(services.preferences()));
		routing.setEnabled(all || chosen != null);
		ParameterSupport support = all
				? ParameterSupport.NOTHING
				: ParameterSupport.of(services.catalogue().current().resolve(scope).model());
		parameters.load(options.parameters(), support);
		request.setModel(all ? null : scope, services.catalogue(), services.endpoints());
		request.load(options.request(), all ? null : generalRequest());
		loading = false;
		own.requestLayout();
		showPreview();
		new ProviderOffer(services, this::showsScope, routing).load(scope);
	}

	/** The id of the model, or {@link ModelOptions#ALL}. */
	public String scope() {
		return scope;
	}

	/** Brings the parameters to the front. */
	public void showParameters() {
		tabs.setSelection(PARAMETERS_TAB);
	}

	/** What is wrong with the input; null if nothing is. */
	public @Nullable String problem() {
		String problem = routing.problem();
		return problem == null ? parameters.problem() : problem;
	}

	/** Writes every scope that was shown to the preferences. */
	public void apply() {
		keep();
		drafts.forEach((id, options) -> options.store(services.preferences(), id));
	}

	/** Takes what is set for the scope shown back to nothing. */
	public void clear() {
		boolean all = scope.equals(ModelOptions.ALL);
		drafts.put(scope, new ModelOptions(all ? RoutingOptions.EMPTY : null, ModelParameters.EMPTY,
				RequestOptions.EMPTY));
		loading = true; // what the widgets hold is not kept
		show(scope);
		changed.run();
	}

	/** What was chosen for all models counts before it is written. */
	private RequestOptions generalRequest() {
		ModelOptions general = drafts.get(ModelOptions.ALL);
		return general == null ? ModelOptions.generalRequest(services.preferences()) : general.request();
	}

	private void keep() {
		if (!loading && drafts.containsKey(scope)) {
			drafts.put(scope, current());
		}
	}

	private ModelOptions current() {
		boolean all = scope.equals(ModelOptions.ALL);
		return new ModelOptions(all || own.getSelection() ? routing.options() : null,
				all ? ModelParameters.EMPTY : parameters.parameters(), request.options());
	}

	private boolean showsScope(String id) {
		return !isDisposed() && scope.equals(id);
	}

	private void ownChanged() {
		routing.setEnabled(own.getSelection());
		if (!own.getSelection()) {
			routing.load(RoutingOptions.fromJson(services.preferences().get(Settings.DEFAULT_ROUTING)));
		}
		input();
	}

	private void input() {
		if (!loading) {
			showPreview();
			changed.run();
		}
	}

	private void showPreview() {
		ModelOptions options = current();
		String model = scope.equals(ModelOptions.ALL) ? services.preferences().get(Settings.MODEL_ID) : scope;
		ModelInfo info = services.catalogue().current().resolve(model).model();
		AdjustedParameters adjusted = ParameterRules.of(info, model).adjust(options.parameters());
		boolean all = scope.equals(ModelOptions.ALL);
		preview.show(model, options.effectiveRouting(services.preferences()), adjusted.effective(),
				all ? options.request() : options.request().within(generalRequest()));
		parameters.showAdjustments(adjusted.adjustments());
	}

	private Composite tab(String label) {
		Composite content = new Composite(tabs, SWT.NONE);
		GridLayoutFactory.swtDefaults().applyTo(content);
		TabItem item = new TabItem(tabs, SWT.NONE);
		item.setText(label);
		item.setControl(content);
		return content;
	}
}
