package io.github.openrouter4e.ui.internal.routing;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import io.github.openrouter4e.chat.ChoicesPreview;
import io.github.openrouter4e.client.InvalidRequestException;
import io.github.openrouter4e.models.ModelParameters;
import io.github.openrouter4e.models.RequestOptions;
import io.github.openrouter4e.models.RoutingOptions;
import io.github.openrouter4e.ui.internal.Accessibles;
import io.github.openrouter4e.ui.internal.errors.ErrorText;

/** Shows what the choices add to every request, as it goes over the wire. */
final class RequestPreview extends Composite {

	private static final int LINES = 4;

	private final Text json;

	RequestPreview(Composite parent) {
		super(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(4, 0).spacing(0, 2).applyTo(this);
		new Label(this, SWT.NONE).setText(Messages.RequestPreview_label);
		json = new Text(this, SWT.BORDER | SWT.MULTI | SWT.READ_ONLY | SWT.V_SCROLL | SWT.H_SCROLL);
		json.setFont(JFaceResources.getTextFont());
		Accessibles.name(json, Messages.RequestPreview_label);
		GridDataFactory.fillDefaults().grab(true, true).hint(260, json.getLineHeight() * LINES).applyTo(json);
	}

	void show(String model, RoutingOptions routing, ModelParameters parameters, RequestOptions options) {
		String text;
		try {
			text = ChoicesPreview.of(model, routing, parameters, options);
		} catch (InvalidRequestException e) {
			text = NLS.bind(Messages.RequestPreview_invalid, ErrorText.ofInput(e));
		}
		if (!text.equals(json.getText())) {
			json.setText(text);
		}
	}
}
