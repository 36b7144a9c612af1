package io.github.openrouter4e.ui.internal.routing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;

import io.github.openrouter4e.client.Verbosity;
import io.github.openrouter4e.models.ModelParameters;
import io.github.openrouter4e.models.ParameterAdjustment;
import io.github.openrouter4e.models.ParameterAdjustment.Kind;
import io.github.openrouter4e.models.ReasoningChoice;
import io.github.openrouter4e.ui.internal.Accessibles;

/**
 * Edits {@link ModelParameters}. What the model does not take is disabled and says so; a value saved for it is kept.
 */
final class ParametersEditor extends Composite {

	private static final int CHOICE_WIDTH = 150;
	private static final int DEFAULT_TEMPERATURE = 100;
	private static final int DEFAULT_MAX_TOKENS = 8_192;
	private static final int DEFAULT_BUDGET = 4_096;

	private final OptionalNumber temperature;
	private final OptionalNumber topP;
	private final OptionalNumber maxTokens;
	private final Combo reasoning;
	private final Label budgetGap;
	private final Spinner budget;
	private final Combo verbosity;
	private final Label reasoningNote;
	private final List<@Nullable String> verbosities = new ArrayList<>();
	private List<ReasoningChoice> choices = List.of(ReasoningChoice.DEFAULT);
	private ParameterSupport support = ParameterSupport.NOTHING;

	ParametersEditor(Composite parent, Runnable changed) {
		super(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).applyTo(this);
		temperature = new OptionalNumber(this, Messages.ParametersEditor_temperature, 2, 200, DEFAULT_TEMPERATURE,
				changed);
		topP = new OptionalNumber(this, Messages.ParametersEditor_topP, 2, 100, 100, changed);
		maxTokens = new OptionalNumber(this, Messages.ParametersEditor_maxTokens, 0, Integer.MAX_VALUE,
				DEFAULT_MAX_TOKENS, changed);
		new Label(this, SWT.NONE).setText(Messages.ParametersEditor_reasoning);
		reasoning = new Combo(this, SWT.READ_ONLY | SWT.DROP_DOWN);
		GridDataFactory.fillDefaults().hint(CHOICE_WIDTH, SWT.DEFAULT).applyTo(reasoning);
		Accessibles.name(reasoning, Messages.ParametersEditor_reasoning);
		reasoningNote = OptionalNumber.note(this);
		budgetGap = new Label(this, SWT.NONE);
		GridDataFactory.swtDefaults().applyTo(budgetGap);
		budget = new Spinner(this, SWT.BORDER);
		GridDataFactory.swtDefaults().span(2, 1).applyTo(budget);
		budget.setValues(DEFAULT_BUDGET, 1, Integer.MAX_VALUE, 0, 256, 1024);
		Accessibles.name(budget, Messages.ParametersEditor_budget);
		budget.addListener(SWT.Modify, event -> changed.run());
		reasoning.addListener(SWT.Selection, event -> {
			enableBudget();
			changed.run();
		});
		new Label(this, SWT.NONE).setText(Messages.ParametersEditor_verbosity);
		verbosity = new Combo(this, SWT.READ_ONLY | SWT.DROP_DOWN);
		verbosity.addListener(SWT.Selection, event -> changed.run());
		Accessibles.name(verbosity, Messages.ParametersEditor_verbosity);
		GridDataFactory.fillDefaults().hint(CHOICE_WIDTH, SWT.DEFAULT).applyTo(verbosity);
		new Label(this, SWT.NONE);
		load(ModelParameters.EMPTY, support);
	}

	/** Shows these parameters for a model that takes what is supported; tells nobody. */
	void load(ModelParameters parameters, ParameterSupport supported) {
		support = supported;
		temperature.load(parameters.temperature(), supported.temperature());
		topP.load(parameters.topP(), supported.topP());
		Integer limit = parameters.maxTokens();
		maxTokens.setMaximum(supported.maxOutput());
		maxTokens.load(limit == null ? null : BigDecimal.valueOf(limit.longValue()), supported.maxTokens());
		loadReasoning(parameters.reasoning());
		loadVerbosity(parameters.verbosity());
		requestLayout();
	}

	private void loadReasoning(ReasoningChoice chosen) {
		List<ReasoningChoice> offered = new ArrayList<>(support.reasoningChoices());
		int index = chosen instanceof ReasoningChoice.Budget
				? last(offered, ReasoningChoice.Budget.class)
				: offered.indexOf(chosen);
		if (index < 0) {
			index = offered.size();
			offered.add(chosen); // saved when the model took it, or by hand
		}
		choices = offered;
		reasoning.setItems(offered.stream().map(Texts::of).toArray(String[]::new));
		reasoning.select(index);
		if (chosen instanceof ReasoningChoice.Budget(int tokens)) {
			budget.setSelection(tokens);
		}
		reasoning.setEnabled(support.canReason());
		reasoningNote.setText(!support.canReason()
				? Messages.ParametersEditor_notSupported
				: support.mandatory() ? Messages.ParametersEditor_mandatory : ""); //$NON-NLS-1$
		enableBudget();
	}

	private void loadVerbosity(@Nullable String chosen) {
		verbosities.clear();
		verbosities.add(null);
		Arrays.stream(Verbosity.values()).forEach(value -> verbosities.add(value.wireName()));
		if (!verbosities.contains(chosen)) {
			verbosities.add(chosen);
		}
		verbosity.setItems(verbosities.stream()
				.map(level -> level == null ? Messages.ParametersEditor_modelDefault : Texts.verbosity(level))
				.toArray(String[]::new));
		verbosity.select(verbosities.indexOf(chosen));
		verbosity.setEnabled(support.verbosity());
	}

	/** What is shown now. */
	ModelParameters parameters() {
		BigDecimal limit = maxTokens.value();
		ReasoningChoice chosen = choices.get(Math.max(0, reasoning.getSelectionIndex()));
		return new ModelParameters(temperature.value(), topP.value(),
				limit == null ? null : Integer.valueOf(limit.intValue()),
				chosen instanceof ReasoningChoice.Budget ? new ReasoningChoice.Budget(budget.getSelection()) : chosen,
				verbosities.get(Math.max(0, verbosity.getSelectionIndex())));
	}

	/** Says what of the input is not sent as it is. */
	void showAdjustments(List<ParameterAdjustment> adjustments) {
		boolean one = adjustments.stream().anyMatch(each -> each.kind() == Kind.TOP_P_NOT_WITH_TEMPERATURE);
		topP.remark(one ? Messages.ParametersEditor_notWithTemperature : ""); //$NON-NLS-1$
		String effort = null;
		for (ParameterAdjustment each : adjustments) {
			effort = each.kind() == Kind.BUDGET_AS_EFFORT ? each.sent() : effort;
		}
		if (support.canReason() && !support.mandatory() || effort != null) {
			reasoningNote.setText(effort == null
					? "" //$NON-NLS-1$
					: effort.isEmpty()
							? Messages.ParametersEditor_noBudget
							: Texts.format(Messages.ParametersEditor_budgetAsEffort,
									Texts.of(new ReasoningChoice.Effort(effort))));
		}
	}

	/** What is wrong with the input; null if nothing is. */
	@Nullable
	String problem() {
		return support.problem(parameters());
	}

	private void enableBudget() {
		int index = reasoning.getSelectionIndex();
		boolean shown = index >= 0 && choices.get(index) instanceof ReasoningChoice.Budget;
		budget.setEnabled(shown && support.canReason());
		show(budget, shown);
		show(budgetGap, shown);
	}

	/** Keeps or gives up the room of a control in the second row of reasoning, which few need. */
	private static void show(Control control, boolean shown) {
		GridDataFactory.createFrom((GridData) control.getLayoutData()).exclude(!shown).applyTo(control);
		control.setVisible(shown);
		control.requestLayout();
	}

	private static int last(List<ReasoningChoice> list, Class<?> type) {
		for (int i = list.size() - 1; i >= 0; i--) {
			if (type.isInstance(list.get(i))) {
				return i;
			}
		}
		return -1;
	}
}
