package io.github.openrouter4e.ui.internal.chat.composer;

import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import io.github.openrouter4e.ui.internal.Accessibles;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.chat.conversation.WorkStep;

/** The steps of the model's work, above the prompt: the one that is being done in a line, all of them when unfolded. */
public final class StepsPanel {

	public static final String UNFOLD_KEY = "openrouter.steps"; //$NON-NLS-1$
	private static final String WIDGET_KEY = "org.eclipse.swtbot.widget.key"; //$NON-NLS-1$
	private static final int MOST_LINES = 12;

	private final NoticeArea area;
	private final Composite bar;
	private final Label text;
	private final Button unfold;
	private List<WorkStep> steps = List.of();
	private boolean unfolded;

	/** Hidden at first. */
	public StepsPanel(NoticeArea area) {
		this.area = area;
		bar = area.add(NoticeArea.Place.STEPS, 2);
		text = new Label(bar, SWT.WRAP);
		var wide = new GridData(SWT.FILL, SWT.CENTER, true, false);
		wide.widthHint = 100; // it is as wide as there is room, and as high as its lines
		text.setLayoutData(wide);
		unfold = new Button(bar, SWT.ARROW | SWT.DOWN | SWT.FLAT);
		unfold.setLayoutData(new GridData(SWT.END, SWT.BEGINNING, false, false));
		unfold.setData(WIDGET_KEY, UNFOLD_KEY);
		unfold.setToolTipText(Messages.StepsPanel_unfold);
		Accessibles.name(unfold, Messages.StepsPanel_unfold);
		unfold.addListener(SWT.Selection, event -> {
			unfolded = !unfolded;
			arrange();
		});
	}

	/** @param shown empty hides the panel */
	public void show(List<WorkStep> shown) {
		if (!shown.equals(steps)) {
			steps = List.copyOf(shown);
			arrange();
		}
	}

	private void arrange() {
		var shows = !steps.isEmpty();
		unfold.setAlignment(unfolded ? SWT.UP : SWT.DOWN);
		text.setText(words(steps, unfolded).replace("&", "&&")); //$NON-NLS-1$ //$NON-NLS-2$
		text.setToolTipText(words(steps, true).replace("&", "&&")); //$NON-NLS-1$ //$NON-NLS-2$
		area.setVisible(bar, shows);
	}

	/** What the panel says. */
	static String words(List<WorkStep> steps, boolean all) {
		var done = steps.stream().filter(step -> step.state() == WorkStep.State.DONE).count();
		var next = steps.stream().filter(step -> step.state() == WorkStep.State.DOING).findFirst()
				.or(() -> steps.stream().filter(step -> step.state() == WorkStep.State.PENDING).findFirst());
		var words = new StringBuilder(NLS.bind(Messages.StepsPanel_steps, Long.valueOf(done), steps.size()));
		if (!all) {
			next.ifPresent(step -> words.append(' ').append(step.text()));
			return words.toString();
		}
		steps.stream().limit(MOST_LINES).forEach(step -> words.append('\n').append(switch (step.state()) {
			case DONE -> '\u2713';
			case DOING -> '\u25B8';
			case PENDING -> '\u25CB';
		}).append(' ').append(step.text()));
		if (steps.size() > MOST_LINES) {
			words.append('\n').append(NLS.bind(Messages.StepsPanel_more, steps.size() - MOST_LINES));
		}
		return words.toString();
	}
}
