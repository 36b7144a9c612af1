package io.github.openrouter4e.ui.internal.routing;

import java.util.List;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;

import io.github.openrouter4e.models.EndpointCatalogue;
import io.github.openrouter4e.models.ModelCatalogue;
import io.github.openrouter4e.models.ModelInfo;
import io.github.openrouter4e.models.RequestOptions;

/** How OpenRouter handles the requests of one conversation. */
@NonNullByDefault({DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE}) // widgets come later
public final class RequestOptionsDialog extends Dialog {

	private static final int RESET = IDialogConstants.CLIENT_ID;
	private static final int WIDTH = 600;
	private static final int HEIGHT = 400;

	private final ModelCatalogue catalogue;
	private final EndpointCatalogue endpoints;
	private final String model;
	private final RequestOptions general;
	private RequestOptions options;
	private RequestOptionsEditor editor;

	/**
	 * @param model   the model that answers next
	 * @param options the conversation's own
	 * @param general those of its model, which hold where it has none
	 */
	public RequestOptionsDialog(Shell parent, ModelCatalogue catalogue, EndpointCatalogue endpoints, String model,
			RequestOptions options, RequestOptions general) {
		super(parent);
		this.endpoints = endpoints;
		this.model = model;
		this.catalogue = catalogue;
		this.options = options;
		this.general = general;
		setShellStyle(getShellStyle() | SWT.RESIZE);
	}

	/** {@return the conversation's own, once it ended with OK} */
	public RequestOptions options() {
		return options;
	}

	/** The ids of the models that make images, in the order of the list. */
	static List<String> imageModels(ModelCatalogue catalogue) {
		return catalogue.current().models().stream().filter(model -> model.abilities().imageOutput())
				.map(ModelInfo::id).toList();
	}

	@Override
	protected void configureShell(@Nullable Shell shell) {
		super.configureShell(shell);
		if (shell != null) {
			shell.setText(Messages.RequestOptionsDialog_title);
		}
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		var area = (Composite) super.createDialogArea(parent);
		var note = new Label(area, SWT.WRAP);
		note.setText(Messages.RequestOptionsDialog_note);
		GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(note);
		editor = new RequestOptionsEditor(area, RequestOptionsDialog::nothing);
		GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, HEIGHT).applyTo(editor.control());
		editor.setImageModels(imageModels(catalogue));
		editor.setModel(model, catalogue, endpoints);
		editor.load(options, general);
		return area;
	}

	private static void nothing() {
		// the editor has everything until OK
	}

	@Override
	protected void createButtonsForButtonBar(@Nullable Composite parent) {
		createButton(parent, RESET, Messages.RequestOptionsDialog_reset, false);
		super.createButtonsForButtonBar(parent);
	}

	@Override
	protected void buttonPressed(int id) {
		if (id == RESET) {
			editor.load(RequestOptions.EMPTY, general);
		}
		super.buttonPressed(id);
	}

	@Override
	protected void okPressed() {
		options = editor.options();
		super.okPressed();
	}
}
