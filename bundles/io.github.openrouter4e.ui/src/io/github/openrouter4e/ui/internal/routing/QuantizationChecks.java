package io.github.openrouter4e.ui.internal.routing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;

/** One check box for each quantization; none ticked is any. */
final class QuantizationChecks extends Composite {

	@SuppressWarnings("nls") // wire names, which are also what users call them
	private static final List<String> KNOWN = List.of("int4", "int8", "fp4", "fp6", "fp8", "fp16", "bf16", "fp32",
			"unknown");

	private final Map<String, Button> checks = new LinkedHashMap<>();
	/** Values of another version, kept although nothing here shows them. */
	private final Set<String> others = new LinkedHashSet<>();

	QuantizationChecks(Composite parent, Runnable changed) {
		super(parent, SWT.NONE);
		RowLayout layout = new RowLayout(SWT.HORIZONTAL);
		layout.marginLeft = layout.marginTop = layout.marginBottom = 0;
		setLayout(layout);
		for (String quantization : KNOWN) {
			Button check = new Button(this, SWT.CHECK);
			check.setText(quantization);
			check.addListener(SWT.Selection, event -> changed.run());
			checks.put(quantization, check);
		}
	}

	void show(List<String> values) {
		others.clear();
		others.addAll(values);
		others.removeAll(KNOWN);
		checks.forEach((quantization, check) -> check.setSelection(values.contains(quantization)));
	}

	List<String> values() {
		List<String> values = new ArrayList<>();
		checks.forEach((quantization, check) -> {
			if (check.getSelection()) {
				values.add(quantization);
			}
		});
		values.addAll(others);
		return values;
	}
}
