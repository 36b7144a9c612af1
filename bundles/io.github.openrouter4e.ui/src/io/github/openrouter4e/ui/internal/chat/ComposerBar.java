package io.github.openrouter4e.ui.internal.chat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

import io.github.openrouter4e.ui.internal.Icons;
import io.github.openrouter4e.ui.internal.ReusablePrompt;

/** What stands below the prompt: model, reasoning, web search, attachments, the estimate, and send or stop. */
final class ComposerBar {

	private static final String WIDGET_KEY = "org.eclipse.swtbot.widget.key"; //$NON-NLS-1$
	private static final int LONGEST_NAME = 34;
	/** What the estimate is given at least, so that the tools do not move while it grows with the prompt. */
	private static final int ESTIMATE_ROOM = 160;
	/** Below this width names are shortened and pictures left out. */
	private static final int NARROW = 340;
	private static final int LONGEST_NARROW_NAME = 14;
	private static final int SHORTEST_NAME = 4;
	private static final int SPACING = 4;

	private final Composite bar;
	private final Label estimate;
	private final Composite rows;
	private final ToolBar tools;
	private final ToolBar sources;
	private final ToolItem prompts;
	private final ToolItem model;
	private final ToolItem effort;
	private final ToolItem web;
	private final ToolItem attach;
	private final Button send;
	private final Button stop;
	private @Nullable String chosenEffort;
	private String modelName = ""; //$NON-NLS-1$
	private boolean narrow;

	/** What the bar does; on the UI thread. */
	interface User {
		void chooseModel();

		void setEffort(@Nullable String effort);

		void setWebSearch(boolean on);

		void attach();

		/** Offers the reusable prompts. */
		void prompts();

		void send();

		void stop();
	}

	ComposerBar(Composite parent, User user) {
		bar = new Composite(parent, SWT.NONE);
		bar.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		var layout = new GridLayout(4, false);
		layout.marginWidth = layout.marginHeight = 0;
		layout.horizontalSpacing = SPACING;
		bar.setLayout(layout);

		rows = new Composite(bar, SWT.NONE);
		rows.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 4, 1));
		var wrap = new RowLayout(SWT.HORIZONTAL); // a tool bar alone would hide what does not fit
		wrap.marginLeft = wrap.marginRight = wrap.marginTop = wrap.marginBottom = wrap.spacing = 0;
		rows.setLayout(wrap);
		tools = new ToolBar(rows, SWT.FLAT | SWT.RIGHT);
		sources = new ToolBar(rows, SWT.FLAT | SWT.RIGHT);
		model = item(tools, SWT.PUSH, "openrouter.model.chat", user::chooseModel); //$NON-NLS-1$
		effort = item(tools, SWT.PUSH, "openrouter.effort", () -> effortMenu(user)); //$NON-NLS-1$
		effort.setToolTipText(Messages.effortTip);
		web = item(tools, SWT.CHECK, "openrouter.web", () -> webChanged(user)); //$NON-NLS-1$
		web.setText(Messages.web);
		web.setToolTipText(Messages.webTip);
		attach = item(sources, SWT.PUSH, "openrouter.attach", user::attach); //$NON-NLS-1$
		attach.setText(Messages.attach);
		attach.setToolTipText(Messages.attachTip);
		prompts = item(sources, SWT.PUSH, "openrouter.prompts", user::prompts); //$NON-NLS-1$
		prompts.setText(Messages.prompts);
		prompts.setToolTipText(Messages.promptsTip);

		estimate = new Label(bar, SWT.NONE);
		estimate.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
		stop = button(bar, Messages.stop, Messages.stopTip, "openrouter.stop", user::stop); //$NON-NLS-1$
		send = button(bar, Messages.send, Messages.sendTip, "openrouter.send", user::send); //$NON-NLS-1$
		showImages(true);
		showBusy(false);
		bar.addListener(SWT.Resize, event -> resized());
	}

	private void resized() {
		var width = bar.getClientArea().width;
		if (narrow != width < NARROW) {
			narrow = width < NARROW;
			showImages(!narrow);
		}
		showNames();
		if (shareLine()) {
			layout();
		}
	}

	/** @return whether the tools have got a line of their own, or share one again */
	private boolean shareLine() {
		var wide = fitsOneLine(bar.getClientArea().width);
		var span = wide ? 1 : 4;
		var toolData = (GridData) rows.getLayoutData();
		if (toolData.horizontalSpan == span) {
			return false;
		}
		toolData.horizontalSpan = span;
		toolData.grabExcessHorizontalSpace = !wide;
		((GridData) estimate.getLayoutData()).horizontalSpan = wide ? 1 : 2;
		return true;
	}

	/** Also of what is around the bar, which may be higher now; the transcript keeps the size it knows. */
	private void layout() {
		bar.getParent().layout(new Control[]{tools, sources, estimate, stop, send});
	}

	/** Whether the tools share a line with the estimate and the buttons; Stop counts while it is hidden, too. */
	private boolean fitsOneLine(int width) {
		var needed = width(rows) + Math.max(ESTIMATE_ROOM, width(estimate)) + width(stop) + width(send);
		return needed + 3 * SPACING <= width;
	}

	private static int width(Control control) {
		return control.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
	}

	private static ToolItem item(ToolBar bar, int style, String key, Runnable work) {
		var item = new ToolItem(bar, style);
		item.setData(WIDGET_KEY, key);
		item.addListener(SWT.Selection, event -> work.run());
		return item;
	}

	private static Button button(Composite parent, String text, String tip, String key, Runnable work) {
		var button = new Button(parent, SWT.PUSH);
		button.setText(text);
		button.setToolTipText(tip);
		button.setData(WIDGET_KEY, key);
		button.setLayoutData(new GridData(SWT.END, SWT.CENTER, false, false));
		button.addListener(SWT.Selection, event -> work.run());
		return button;
	}

	private void showImages(boolean shown) {
		model.setImage(shown ? Icons.get("model") : null); //$NON-NLS-1$
		effort.setImage(shown ? Icons.get("reasoning") : null); //$NON-NLS-1$
		web.setImage(shown ? Icons.get("web") : null); //$NON-NLS-1$
		attach.setImage(shown ? Icons.get("attach") : null); //$NON-NLS-1$
		prompts.setImage(shown ? Icons.get("prompts") : null); //$NON-NLS-1$
	}

	private void webChanged(User user) {
		user.setWebSearch(web.getSelection());
	}

	private void effortMenu(User user) {
		var menu = new Menu(tools);
		var efforts = new LinkedHashMap<@Nullable String, String>();
		efforts.put(null, Messages.effortDefault);
		efforts.putAll(efforts());
		efforts.forEach((value, label) -> {
			var item = new MenuItem(menu, SWT.RADIO);
			item.setText(label);
			item.setSelection(value == null ? chosenEffort == null : value.equals(chosenEffort));
			item.addListener(SWT.Selection, event -> {
				if (item.getSelection()) {
					user.setEffort(value);
				}
			});
		});
		open(menu, effort);
	}

	private static void open(Menu menu, ToolItem below) {
		// the menu is hidden before the chosen item is told
		menu.addListener(SWT.Hide, event -> menu.getDisplay().asyncExec(menu::dispose));
		var bounds = below.getBounds();
		menu.setLocation(below.getParent().toDisplay(new Point(bounds.x, bounds.y + bounds.height)));
		menu.setVisible(true);
	}

	/** Opens the menu of the reusable prompts. */
	void openPrompts(List<ReusablePrompt> offered, Consumer<ReusablePrompt> chosen, Runnable manage) {
		var menu = new Menu(sources);
		for (var prompt : offered) {
			var item = new MenuItem(menu, SWT.PUSH);
			item.setText(prompt.name().replace("&", "&&")); //$NON-NLS-1$ //$NON-NLS-2$
			item.setToolTipText(prompt.text());
			item.addListener(SWT.Selection, event -> chosen.accept(prompt));
		}
		if (!offered.isEmpty()) {
			new MenuItem(menu, SWT.SEPARATOR);
		}
		var item = new MenuItem(menu, SWT.PUSH);
		item.setText(Messages.promptsManage);
		item.addListener(SWT.Selection, event -> manage.run());
		open(menu, prompts);
	}

	private static Map<String, String> efforts() {
		var efforts = new LinkedHashMap<String, String>();
		efforts.put("none", Messages.effortNone); //$NON-NLS-1$
		efforts.put("minimal", Messages.effortMinimal); //$NON-NLS-1$
		efforts.put("low", Messages.effortLow); //$NON-NLS-1$
		efforts.put("medium", Messages.effortMedium); //$NON-NLS-1$
		efforts.put("high", Messages.effortHigh); //$NON-NLS-1$
		efforts.put("xhigh", Messages.effortXhigh); //$NON-NLS-1$
		return efforts;
	}

	void showOptions(String name, OptionsView options) {
		modelName = name;
		model.setToolTipText(NLS.bind(Messages.chosenModelTip, options.model()));
		chosenEffort = options.effort();
		effort.setEnabled(options.reasoning());
		web.setSelection(options.webSearch());
		showNames();
		shareLine();
		layout();
	}

	private void showNames() {
		var longest = narrow ? LONGEST_NARROW_NAME : LONGEST_NAME;
		model.setText(ShortName.of(modelName, longest));
		var label = chosenEffort == null
				? Messages.effortDefault
				: efforts().getOrDefault(chosenEffort, String.valueOf(chosenEffort));
		effort.setText(narrow ? label : NLS.bind(Messages.effort, label));
		for (longest = Math.min(longest, modelName.length()) - 1; longest >= SHORTEST_NAME && isTooWide(); longest--) {
			model.setText(ShortName.of(modelName, longest));
		}
	}

	/** Not every platform wraps tools: what does not fit into one line would be cut off. */
	private boolean isTooWide() {
		var room = bar.getClientArea().width;
		return room > 0 && width(tools) > room;
	}

	void showBusy(boolean busy) {
		stop.setVisible(busy);
		((GridData) stop.getLayoutData()).exclude = !busy;
		send.setText(busy ? Messages.sendQueue : Messages.send);
		shareLine();
		layout();
	}

	void showEstimate(EstimateView view) {
		estimate.setText(view.text());
		estimate.setToolTipText(view.details());
		shareLine();
		layout();
	}
}
