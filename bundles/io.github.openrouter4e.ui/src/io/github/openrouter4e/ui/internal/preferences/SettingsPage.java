package io.github.openrouter4e.ui.internal.preferences;

import java.util.List;
import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;

import io.github.openrouter4e.ui.internal.HelpContext;
import io.github.openrouter4e.ui.internal.UiServices;

/**
 * Base of our preference pages: shows fields, complains about the first one with a problem, and stores all of them on
 * Apply. The widgets are there at once and filled as soon as the services are, normally before the page is painted.
 */
abstract class SettingsPage extends PreferencePage implements IWorkbenchPreferencePage {
	private final HelpContext help;
	private static final int PROBLEM_LINES = 3;

	private List<Field> fields = List.of();
	private @Nullable Label problemLabel;
	private @Nullable UiServices services;

	SettingsPage(HelpContext help) {
		this.help = help;
	}

	@Override
	public void init(@Nullable IWorkbench workbench) {
		// nothing is needed of the workbench
	}

	@Override
	public final void createControl(@Nullable Composite parent) {
		super.createControl(parent);
		help.applyTo(getControl());
	}

	@Override
	protected final Control createContents(@Nullable Composite parent) {
		Composite page = new Composite(Objects.requireNonNull(parent), SWT.NONE);
		Form form = new Form(page, this::validate);
		createFields(form);
		fields = form.fields();
		problemLabel = problemLabel(page);
		page.setEnabled(false); // until there is something to edit
		UiServices.with(page, ready -> {
			services = ready;
			connect(ready);
			fields.forEach(field -> field.load(ready.preferences()));
			page.setEnabled(true);
			validate();
		});
		return page;
	}

	/** The line above the page has room for the beginning of a problem; what to do about it comes at its end. */
	private static Label problemLabel(Composite page) {
		Label label = new Label(page, SWT.WRAP);
		GC gc = new GC(label);
		int height = PROBLEM_LINES * gc.getFontMetrics().getHeight();
		gc.dispose();
		// always there, so that nothing moves while an address is typed
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(Form.TEXT_WIDTH, height).applyTo(label);
		return label;
	}

	/** Creates the widgets. */
	abstract void createFields(Form form);

	/** Gives the services to fields that need more than preferences, before anything is loaded. */
	void connect(UiServices ready) {
		// most fields need nothing else
	}

	/** Says what is wrong, if anything is. */
	final void validate() {
		String problem = null;
		for (Field field : fields) {
			problem = problem == null ? field.problem() : problem;
		}
		setErrorMessage(problem);
		Label label = problemLabel;
		if (label != null) {
			label.setText(problem == null ? "" : problem.replace("&", "&&")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		}
		setValid(problem == null);
	}

	@Override
	public boolean performOk() {
		UiServices ready = services;
		if (ready != null) {
			fields.forEach(field -> field.apply(ready.preferences()));
		}
		return true;
	}

	@Override
	protected void performDefaults() {
		UiServices ready = services;
		if (ready != null) {
			fields.forEach(field -> field.loadDefault(ready.preferences()));
			validate();
		}
		super.performDefaults();
	}
}
