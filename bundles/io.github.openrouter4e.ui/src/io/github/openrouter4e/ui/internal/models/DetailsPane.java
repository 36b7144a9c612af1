package io.github.openrouter4e.ui.internal.models;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;

import io.github.openrouter4e.client.Endpoint;
import io.github.openrouter4e.models.ModelId;
import io.github.openrouter4e.models.ModelInfo;
import io.github.openrouter4e.ui.internal.Links;
import io.github.openrouter4e.ui.internal.ModelServices;
import io.github.openrouter4e.ui.internal.Ui;
import io.github.openrouter4e.ui.internal.errors.ErrorText;

/**
 * Everything about the selected model. The text follows the selection at once; its providers are asked for when the
 * selection has rested for a moment, so that walking through the table does not send a request for every row.
 */
final class DetailsPane extends Composite {

	private static final int REST_MILLIS = 300;
	private static final String ROUTING = "routing"; //$NON-NLS-1$
	private static final String PARAMETERS = "parameters"; //$NON-NLS-1$

	/** What the links of the pane do with the id shown. */
	interface Actions {
		void openRouting(String modelId);

		void openParameters(String modelId);
	}

	private final ModelServices services;
	private final DetailLines lines;
	private final AbilityStrip abilities;
	private final DetailsText text;
	private final Link links;
	private final EndpointTable endpoints;
	private final Runnable rested = this::askForEndpoints;
	private @Nullable String asking;
	private @Nullable PickerRow row;

	DetailsPane(Composite parent, ModelServices services, Actions actions) {
		super(parent, SWT.NONE);
		this.services = services;
		this.lines = new DetailLines(services.locale());
		GridLayoutFactory.fillDefaults().applyTo(this);
		abilities = new AbilityStrip(this);
		GridDataFactory.fillDefaults().grab(true, false).hint(150, SWT.DEFAULT).applyTo(abilities);
		SashForm sash = new SashForm(this, SWT.VERTICAL | SWT.SMOOTH);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
		text = new DetailsText(sash, Messages.DetailsText_name);
		endpoints = new EndpointTable(sash, services.locale());
		sash.setWeights(3, 2);
		links = new Link(this, SWT.NONE);
		links.setText(Messages.DetailsPane_links);
		links.addListener(SWT.Selection, event -> follow(event.text, actions));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(links);
		show(null);
	}

	/** Shows a row; null clears the pane. */
	void show(@Nullable PickerRow selected) {
		row = selected;
		links.setEnabled(selected != null);
		if (selected == null) {
			abilities.show(List.of());
			text.show(List.of());
			endpoints.showNotice(""); //$NON-NLS-1$
			asking = null;
			return;
		}
		ModelInfo model = model(selected);
		abilities.show(model == null ? List.of() : Ability.of(model.abilities()));
		text.show(lines.of(selected, services.catalogue().current(), LocalDate.now(services.clock())));
		if (model == null) {
			asking = null;
			endpoints.showNotice(Messages.DetailsPane_noProviders);
		} else if (!model.id().equals(asking)) {
			prepare(model.id());
		}
	}

	private void prepare(String modelId) {
		asking = modelId;
		List<Endpoint> remembered = services.endpoints().remembered(modelId);
		if (remembered != null) {
			endpoints.show(remembered, none(modelId));
		} else {
			endpoints.showNotice(Messages.DetailsPane_loading);
			getDisplay().timerExec(REST_MILLIS, rested);
		}
	}

	/** A router has no providers of its own, which does not mean that nobody serves it. */
	private static String none(String modelId) {
		return ModelId.parse(modelId).filter(ModelId::isRouter).isPresent()
				? Messages.DetailsPane_noProviders
				: Messages.EndpointTable_none;
	}

	private void askForEndpoints() {
		String modelId = asking;
		if (modelId == null || isDisposed()) {
			return;
		}
		services.endpoints().endpoints(modelId).whenComplete((found, failure) -> Ui.later(this, () -> {
			if (modelId.equals(asking)) {
				if (failure == null) {
					endpoints.show(found, none(modelId));
				} else {
					endpoints.showNotice(
							MessageFormat.format(Messages.DetailsPane_failure, ErrorText.of(failure).message()));
				}
			}
		}));
	}

	private void follow(String target, Actions actions) {
		PickerRow shown = row;
		if (shown == null) {
			return;
		}
		if (ROUTING.equals(target)) {
			actions.openRouting(shown.id());
		} else if (PARAMETERS.equals(target)) {
			actions.openParameters(shown.id());
		} else {
			ModelInfo model = model(shown);
			Links.open(Links.modelPage(model == null ? shown.id() : model.id()));
		}
	}

	private static @Nullable ModelInfo model(PickerRow row) {
		return switch (row) {
			case PickerRow.Listed listed -> listed.model();
			case PickerRow.Unlisted unlisted -> unlisted.resolution().model();
		};
	}
}
