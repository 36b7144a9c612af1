package io.github.openrouter4e.ui.internal.models;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import io.github.openrouter4e.ui.internal.Icons;

/** What a model can do, as pictures with words. */
final class AbilityStrip extends Composite {

	private List<Ability> shown = List.of();

	AbilityStrip(Composite parent) {
		super(parent, SWT.NONE);
		RowLayout layout = new RowLayout(SWT.HORIZONTAL);
		layout.marginLeft = layout.marginRight = layout.marginTop = layout.marginBottom = 0;
		layout.spacing = 2;
		setLayout(layout);
	}

	void show(List<Ability> abilities) {
		if (abilities.equals(shown)) {
			return; // neighbours in the table often can the same
		}
		shown = abilities;
		setBackground(getParent().getBackground()); // style sheets of dark themes do not reach the gaps
		for (Control child : getChildren()) {
			child.dispose();
		}
		for (Ability ability : abilities) {
			CLabel label = new CLabel(this, SWT.NONE);
			label.setMargins(2, 1, 2, 1);
			label.setImage(Icons.get(ability.icon()));
			label.setText(ability.label());
		}
		requestLayout();
	}
}
