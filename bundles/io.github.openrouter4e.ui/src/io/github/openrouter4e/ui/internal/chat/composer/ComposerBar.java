package io.github.openrouter4e.ui.internal.chat.composer;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.ui.internal.Accessibles;
import io.github.openrouter4e.ui.internal.Icons;
import io.github.openrouter4e.ui.internal.chat.conversation.EstimateView;
import io.github.openrouter4e.ui.internal.chat.conversation.InstructionsPresenter;
import io.github.openrouter4e.ui.internal.chat.conversation.InstructionsPresenter.ProjectModes;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.chat.conversation.OptionsView;
import io.github.openrouter4e.ui.internal.prompts.ReusablePrompt;
import io.github.openrouter4e.ui.internal.routing.RequestOptionTexts;

/**
 * The row below the prompt: the model with its name, the tools as pictures, the estimate where there is room for it, and Send,
 * or Stop and Send, at the end. It is one row however narrow the view is.
 */
public final class ComposerBar {

	private static final String WIDGET_KEY = "org.eclipse.swtbot.widget.key"; //$NON-NLS-1$
	private static final int LONGEST_NAME = 40;
	private static final int SHORTEST_NAME = 3;
	/** Kept for the estimate, so that the name of the model does not change while the user types. */
	private static final int ESTIMATE_ROOM = 150;
	/** What the model's name gets before the estimate gets anything. */
	private static final int NAME_ROOM = 130;
	/** Below this width the buttons have pictures instead of words. */
	private static final int NARROW = 380;
	/** Below this width one of the tools is in the menu of the view only. */
	private static final int ALL_TOOLS = 300;
	private static final int SPACING = 4;
	private static final int NARROW_SPACING = 1;

	private final Composite bar;
	private final ToolBar models;
	private final ToolBar tools;
	private final Label estimate;
	private final ToolItem model;
	private final ToolItem mode;
	private final ModeMenu modes;
	private final ToolItem effort;
	private final EffortMenu efforts;
	private final ToolItem web;
	private boolean webSearch;
	/** Whether the model can use tools; the mode can be clicked also if it cannot, so that it can be taken back. */
	private boolean usesTools = true;
	private final User user;
	/** Null where there is no room for it: the menu of the view has it too. */
	private @Nullable ToolItem options;
	private final ToolItem attach;
	private final ToolItem prompts;
	private final Button send;
	private final Button stop;
	/** What is chosen about requests, in words; empty for nothing. */
	private String ownOptions = ""; //$NON-NLS-1$
	/** Which instruction files models are told, in words; empty for none. */
	private String instructions = ""; //$NON-NLS-1$
	private String modelName = ""; //$NON-NLS-1$
	private String estimated = ""; //$NON-NLS-1$
	private String estimateDetails = ""; //$NON-NLS-1$
	private boolean busy;
	/** For what the name was made to fit; measuring is not free. */
	private String fitted = ""; //$NON-NLS-1$

	/** What the bar does; on the UI thread. */
	public interface User {
		void chooseModel();

		/** @return takes what the user chooses in a menu that opens now; null: the usual effort */
		Consumer<@Nullable String> effort();

		/** @return takes what the user chooses in a menu that opens now, as {@link ToolContext} names it */
		Consumer<String> mode();

		/** @param path in the workspace */
		void openFile(String path, int line);

		/** @return the projects whose instruction files can be used, or not, in this mode */
		List<InstructionsPresenter.Choice> instructions();

		void useInstructions(InstructionsPresenter.Choice choice, boolean use);

		void setWebSearch(boolean on);

		/** Chooses how OpenRouter handles the conversation's requests. */
		void requestOptions();

		void attachFiles();

		void attachFolder();

		/** Attaches the file in the active editor. */
		void attachEditor();

		/** Lists what can be mentioned. */
		void mention();

		/** Offers the reusable prompts. */
		void prompts();

		void send();

		void stop();
	}

	public ComposerBar(Composite parent, User user) {
		this.user = user;
		modes = new ModeMenu(user);
		efforts = new EffortMenu(user);
		bar = new Composite(parent, SWT.NONE);
		bar.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		var layout = new GridLayout(5, false);
		layout.marginWidth = layout.marginHeight = 0;
		layout.horizontalSpacing = SPACING;
		bar.setLayout(layout);

		models = new ToolBar(bar, SWT.FLAT | SWT.RIGHT);
		model = item(models, SWT.PUSH, "openrouter.model.chat", user::chooseModel); //$NON-NLS-1$
		tools = new ToolBar(bar, SWT.FLAT | SWT.RIGHT);
		mode = tool("openrouter.mode", "tools", this::modeMenu); //$NON-NLS-1$ //$NON-NLS-2$
		effort = tool("openrouter.effort", "reasoning", this::effortMenu); //$NON-NLS-1$ //$NON-NLS-2$
		web = item(tools, SWT.CHECK, "openrouter.web", () -> webChanged(user)); //$NON-NLS-1$
		web.setImage(Icons.get("web")); //$NON-NLS-1$
		web.setToolTipText(Messages.ComposerBar_webTip);
		attach = tool("openrouter.attach", "attach", () -> attachMenu(user)); //$NON-NLS-1$ //$NON-NLS-2$
		attach.setToolTipText(Messages.ComposerBar_attachTip);
		prompts = tool("openrouter.prompts", "prompts", user::prompts); //$NON-NLS-1$ //$NON-NLS-2$
		prompts.setToolTipText(Messages.ComposerBar_promptsTip);

		estimate = new Label(bar, SWT.RIGHT);
		var rest = new GridData(SWT.FILL, SWT.CENTER, true, false);
		rest.widthHint = 0; // it gets what is left, and is emptied where that is too little
		estimate.setLayoutData(rest);
		stop = button(Messages.ComposerBar_stop, "openrouter.stop", user::stop); //$NON-NLS-1$
		stop.setToolTipText(Messages.ComposerBar_stopTip);
		send = button(Messages.ComposerBar_send, "openrouter.send", user::send); //$NON-NLS-1$
		showBusy(false);
		bar.addListener(SWT.Resize, event -> arrange());
	}

	public Control control() {
		return bar;
	}

	private ToolItem tool(String key, String icon, Runnable work) {
		var item = item(tools, SWT.PUSH, key, work);
		item.setImage(Icons.get(icon));
		return item;
	}

	private static ToolItem item(ToolBar bar, int style, String key, Runnable work) {
		var item = new ToolItem(bar, style);
		item.setData(WIDGET_KEY, key);
		item.addListener(SWT.Selection, event -> work.run());
		return item;
	}

	private Button button(String name, String key, Runnable work) {
		var button = new Button(bar, SWT.PUSH);
		button.setData(WIDGET_KEY, key);
		button.setLayoutData(new GridData(SWT.END, SWT.CENTER, false, false));
		button.addListener(SWT.Selection, event -> work.run());
		Accessibles.name(button, name);
		return button;
	}

	/** Gives each part the room that it can have. The model's name comes first, then the estimate. */
	private void arrange() {
		var room = bar.getClientArea().width;
		if (room <= 0) {
			return;
		}
		var narrow = room < NARROW;
		var spacing = narrow ? NARROW_SPACING : SPACING;
		((GridLayout) bar.getLayout()).horizontalSpacing = spacing;
		showOptions(room >= ALL_TOOLS);
		show(stop, Messages.ComposerBar_stop, "stop", narrow); //$NON-NLS-1$
		show(send, busy ? Messages.ComposerBar_sendQueue : Messages.ComposerBar_send, "send", narrow); //$NON-NLS-1$
		model.setImage(narrow ? null : Icons.get("model")); //$NON-NLS-1$
		var label = efforts.label();
		effort.setText(efforts.isUsual() || narrow ? "" : label); //$NON-NLS-1$
		effort.setToolTipText(NLS.bind(Messages.ComposerBar_effortTip, label));
		mode.setText(modes.isChat() || narrow ? "" : modes.label()); //$NON-NLS-1$
		mode.setToolTipText(
				NLS.bind(usesTools ? Messages.ComposerBar_modeTip : Messages.ComposerBar_modeTipNoTools,
						modes.label()) + (instructions.isEmpty() ? "" : '\n' + instructions)); //$NON-NLS-1$
		var left = room - width(tools) - width(send) - (busy ? width(stop) + spacing : 0) - 3 * spacing;
		var name = left - ESTIMATE_ROOM - spacing >= NAME_ROOM ? left - ESTIMATE_ROOM - spacing : left;
		fitName(name);
		left -= width(models) + spacing;
		estimate.setText(estimated);
		estimate.setText(estimate.computeSize(SWT.DEFAULT, SWT.DEFAULT).x <= left ? estimated : ""); //$NON-NLS-1$
		estimate.setToolTipText(estimateDetails);
		send.setToolTipText(
				estimated.isEmpty() ? Messages.ComposerBar_sendTip : Messages.ComposerBar_sendTip + '\n' + estimated);
		bar.layout(new Control[]{models, tools, estimate, stop, send});
	}

	private static void show(Button button, String word, String icon, boolean narrow) {
		button.setText(narrow ? "" : word); //$NON-NLS-1$
		button.setImage(narrow ? Icons.get(icon) : null);
	}

	private void fitName(int width) {
		var wanted = width + modelName;
		if (wanted.equals(fitted)) {
			return;
		}
		fitted = wanted;
		model.setText(ShortName.of(modelName, LONGEST_NAME));
		for (var longest = Math.min(LONGEST_NAME, modelName.length()) - 1; longest >= SHORTEST_NAME
				&& width(models) > width; longest--) {
			model.setText(ShortName.of(modelName, longest));
		}
	}

	private static int width(Control control) {
		return control.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
	}

	private void webChanged(User user) {
		// not what the globe shows: the options may have been shown again since it was clicked
		webSearch = !webSearch;
		user.setWebSearch(webSearch);
	}

	private void showOptions(boolean fits) {
		var item = options;
		if (item != null && !fits) {
			item.dispose();
			options = null;
		} else if (item == null && fits) {
			var created = new ToolItem(tools, SWT.CHECK, tools.indexOf(attach));
			created.setData(WIDGET_KEY, "openrouter.options"); //$NON-NLS-1$
			created.setImage(Icons.get("options")); //$NON-NLS-1$
			created.addListener(SWT.Selection, event -> {
				showOwnOptions(created);
				user.requestOptions();
			});
			showOwnOptions(created);
			options = created;
		}
	}

	/** It is pressed as long as the conversation has options of its own, whoever presses it. */
	private void showOwnOptions(ToolItem item) {
		item.setSelection(!ownOptions.isEmpty());
		item.setToolTipText(ownOptions.isEmpty()
				? Messages.ComposerBar_optionsTip
				: NLS.bind(Messages.ComposerBar_optionsOwnTip, ownOptions));
	}

	private void modeMenu() {
		var menu = new Menu(tools);
		modes.fill(menu);
		open(menu, mode);
	}

	private void effortMenu() {
		var menu = new Menu(tools);
		efforts.fill(menu);
		open(menu, effort);
	}

	private void attachMenu(User user) {
		var menu = new Menu(tools);
		item(menu, Messages.ComposerBar_attachFiles, user::attachFiles);
		item(menu, Messages.ComposerBar_attachFolder, user::attachFolder);
		item(menu, Messages.ComposerBar_attachEditor, user::attachEditor);
		item(menu, Messages.ComposerBar_mention, user::mention);
		open(menu, attach);
	}

	private static void item(Menu menu, String label, Runnable work) {
		var item = new MenuItem(menu, SWT.PUSH);
		item.setText(label);
		item.addListener(SWT.Selection, event -> work.run());
	}

	private static void open(Menu menu, ToolItem below) {
		// the menu is hidden before the chosen item is told
		menu.addListener(SWT.Hide, event -> menu.getDisplay().asyncExec(menu::dispose));
		var bounds = below.getBounds();
		menu.setLocation(below.getParent().toDisplay(new Point(bounds.x, bounds.y + bounds.height)));
		menu.setVisible(true);
	}

	/** Opens the menu of the reusable prompts. */
	public void openPrompts(List<ReusablePrompt> offered, Consumer<ReusablePrompt> chosen, Runnable manage) {
		var menu = new Menu(tools);
		for (var prompt : offered) {
			var item = new MenuItem(menu, SWT.PUSH);
			item.setText(prompt.name().replace("&", "&&")); //$NON-NLS-1$ //$NON-NLS-2$
			item.setToolTipText(prompt.text());
			item.addListener(SWT.Selection, event -> chosen.accept(prompt));
		}
		if (!offered.isEmpty()) {
			new MenuItem(menu, SWT.SEPARATOR);
		}
		item(menu, Messages.ComposerBar_promptsManage, manage);
		open(menu, prompts);
	}

	public void showOptions(String name, OptionsView shown) {
		modelName = name;
		var tip = NLS.bind(Messages.ComposerBar_chosenModelTip, shown.model());
		model.setToolTipText(shown.free().isEmpty() ? tip : tip + '\n' + shown.free());
		efforts.choose(shown.effort());
		effort.setEnabled(shown.reasoning());
		modes.choose(shown.mode());
		usesTools = shown.tools();
		mode.setEnabled(usesTools || !modes.isChat());
		webSearch = shown.webSearch();
		web.setSelection(webSearch);
		ownOptions = RequestOptionTexts.summary(shown.request());
		var item = options;
		if (item != null) {
			showOwnOptions(item);
		}
		arrange();
	}

	/**
	 * @param used     which instruction files models are told, in words; empty for none
	 * @param projects the modes of projects
	 */
	public void showInstructions(String used, ProjectModes projects) {
		var areOthers = modes.offer(projects);
		if (areOthers || !used.equals(instructions)) {
			instructions = used;
			arrange();
		}
	}

	public void showBusy(boolean nowBusy) {
		busy = nowBusy;
		stop.setVisible(nowBusy);
		((GridData) stop.getLayoutData()).exclude = !nowBusy;
		arrange();
	}

	public void showEstimate(EstimateView view) {
		estimated = view.text();
		estimateDetails = view.details();
		arrange();
	}
}
