package io.github.openrouter4e.ui.internal.preferences;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

import io.github.openrouter4e.chat.AnswerSchemas;
import io.github.openrouter4e.chat.AnswerSchemas.Problem;
import io.github.openrouter4e.ui.internal.Accessibles;
import io.github.openrouter4e.ui.internal.prompts.PromptVariable;
import io.github.openrouter4e.ui.internal.prompts.ReusablePrompt;

/** Asks for the name and text of a reusable prompt, and for the schema of its answer. */
@NonNullByDefault({DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE}) // widgets come later
final class PromptDialog extends Dialog {
	private static final int LINES = 10;
	private static final int SCHEMA_LINES = 5;

	private final ReusablePrompt initial;
	private final String title;
	private @Nullable ReusablePrompt result;
	private Text name;
	private Text text;
	private Label unknown;
	private Text schema;
	private Label schemaState;

	/**
	 * @param present
	 *            null to ask for a new one
	 */
	PromptDialog(Shell parent, @Nullable ReusablePrompt present) {
		super(parent);
		initial = present == null ? new ReusablePrompt("", PromptVariable.SELECTION.placeholder()) : present; //$NON-NLS-1$
		title = present == null ? Messages.PromptDialog_new : Messages.PromptDialog_edit;
		setShellStyle(getShellStyle() | SWT.RESIZE);
	}

	/** @return what was entered, if it ended with OK */
	@Nullable
	ReusablePrompt result() {
		return result;
	}

	@Override
	protected void configureShell(@Nullable Shell shell) {
		super.configureShell(shell);
		if (shell != null) {
			shell.setText(title);
		}
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		Form.label(area, Messages.PromptDialog_name);
		name = new Text(area, SWT.BORDER | SWT.SINGLE);
		name.setText(initial.name());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(name);
		name.addListener(SWT.Modify, event -> validate());
		Accessibles.name(name, Messages.PromptDialog_name);
		Form.label(area, Messages.PromptDialog_text);
		text = new Text(area, SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
		text.setText(initial.text());
		GridDataFactory.fillDefaults().grab(true, true).hint(Form.TEXT_WIDTH, text.getLineHeight() * LINES)
				.applyTo(text);
		text.addListener(SWT.Modify, event -> validate());
		Accessibles.name(text, Messages.PromptDialog_text);
		Form.note(area, Arrays.stream(PromptVariable.values())
				.map(variable -> NLS.bind(Messages.PromptDialog_variable, variable.placeholder(),
						variable.description()))
				.collect(Collectors.joining("\n"))); //$NON-NLS-1$
		unknown = Form.note(area, ""); //$NON-NLS-1$
		((GridData) unknown.getLayoutData()).exclude = true;
		Form.label(area, Messages.PromptDialog_schema);
		schema = new Text(area, SWT.BORDER | SWT.MULTI | SWT.H_SCROLL | SWT.V_SCROLL);
		schema.setFont(JFaceResources.getTextFont());
		schema.setText(initial.schema());
		GridDataFactory.fillDefaults().grab(true, false)
				.hint(Form.TEXT_WIDTH, schema.getLineHeight() * SCHEMA_LINES).applyTo(schema);
		schema.addListener(SWT.Modify, event -> validate());
		Accessibles.name(schema, Messages.PromptDialog_schema);
		schemaState = Form.note(area, Messages.PromptDialog_schemaNote);
		return area;
	}

	@Override
	public void create() {
		super.create();
		validate();
	}

	@Override
	protected void okPressed() {
		result = new ReusablePrompt(name.getText().strip(), text.getText(), schema.getText().strip());
		super.okPressed();
	}

	private void validate() {
		boolean complete = !name.getText().isBlank() && !text.getText().isBlank();
		getButton(IDialogConstants.OK_ID).setEnabled(complete & validateSchema());
		warn(String.join(", ", PromptVariable.unknown(text.getText()))); //$NON-NLS-1$
	}

	/** It is short, so that it can be read with every key; says what is wrong with it, or how closely it is followed. */
	private boolean validateSchema() {
		String json = schema.getText().strip();
		Problem problem = json.isEmpty() ? null : AnswerSchemas.problem(json);
		String state = problem != null
				? words(problem)
				: json.isEmpty()
						? Messages.PromptDialog_schemaNote
						: AnswerSchemas.isStrict(json)
								? Messages.PromptDialog_schemaStrict
								: Messages.PromptDialog_schemaLoose;
		if (!state.equals(schemaState.getText())) {
			schemaState.setText(state);
			schemaState.getParent().layout();
		}
		return problem == null;
	}

	private static String words(Problem problem) {
		return NLS.bind(switch (problem.fault()) {
			case NO_JSON -> Messages.PromptDialog_schemaNoJson;
			case NO_OBJECT -> Messages.PromptDialog_schemaNoObject;
			case TOO_LONG -> Messages.PromptDialog_schemaTooLong;
			case BAD_KEYWORD -> Messages.PromptDialog_schemaBadKeyword;
			case UNKNOWN_TYPE -> Messages.PromptDialog_schemaUnknownType;
			case UNKNOWN_PROPERTY -> Messages.PromptDialog_schemaUnknownProperty;
			case UNKNOWN_REFERENCE -> Messages.PromptDialog_schemaUnknownReference;
		}, problem.place().replace("&", "&&")); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** What is no variable is not wrong, for it may be code, but mostly it is misspelt. */
	private void warn(String names) {
		String warning = names.isEmpty() ? "" : NLS.bind(Messages.PromptDialog_unknown, names); //$NON-NLS-1$
		if (!warning.equals(unknown.getText())) {
			unknown.setText(warning);
			GridDataFactory.createFrom((GridData) unknown.getLayoutData()).exclude(warning.isEmpty()).applyTo(unknown);
			unknown.setVisible(!warning.isEmpty());
			unknown.getParent().layout();
		}
	}
}
