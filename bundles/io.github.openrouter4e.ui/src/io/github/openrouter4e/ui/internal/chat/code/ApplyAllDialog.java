package io.github.openrouter4e.ui.internal.chat.code;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.core.resources.IFile;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;

import io.github.openrouter4e.agent.apply.AnswerChanges;
import io.github.openrouter4e.agent.apply.CodeProposal;
import io.github.openrouter4e.markdown.text.SafeText;
import io.github.openrouter4e.ui.DiffViews;
import io.github.openrouter4e.ui.internal.Accessibles;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;

/**
 * The files that the code of an answer would change, to be chosen by check boxes, with the difference of the selected one
 * below. What cannot be applied is there with its reason, and cannot be checked.
 */
final class ApplyAllDialog extends TitleAreaDialog {

	private static final Point SIZE = new Point(960, 680);
	private static final int NAME_WIDTH = 420;
	private static final int LINES_WIDTH = 90;
	private static final int CHANGE_WIDTH = 400;
	private static final int[] WEIGHTS = {30, 70};

	private final DiffViews diffs;
	private Consumer<List<CodeProposal>> apply = chosen -> {
		// nobody listens yet
	};
	private @Nullable Table table;
	private @Nullable Composite below;

	ApplyAllDialog(Shell parent, DiffViews diffs) {
		super(parent);
		this.diffs = diffs;
		setShellStyle(getShellStyle() | SWT.RESIZE | SWT.MAX);
		setHelpAvailable(false);
		setBlockOnOpen(false);
	}

	/** @param action takes what the user wants written; the dialog stays open and waits until it is closed or shown again */
	void onApply(Consumer<List<CodeProposal>> action) {
		apply = action;
	}

	@Override
	protected void configureShell(@Nullable Shell shell) {
		super.configureShell(shell);
		if (shell != null) {
			shell.setText(Messages.ApplyAllDialog_title);
		}
	}

	@Override
	protected Point getInitialSize() {
		return SIZE;
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		var area = (Composite) super.createDialogArea(parent);
		setTitle(Messages.ApplyAllDialog_title);
		var sash = new SashForm(area, SWT.VERTICAL | SWT.SMOOTH);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
		var files = new Table(sash, SWT.CHECK | SWT.BORDER | SWT.FULL_SELECTION | SWT.SINGLE);
		files.setHeaderVisible(true);
		Accessibles.name(files, Messages.ApplyAllDialog_files);
		column(files, Messages.ApplyAllDialog_columnFile, NAME_WIDTH);
		column(files, Messages.ApplyAllDialog_columnLines, LINES_WIDTH);
		column(files, Messages.ApplyAllDialog_columnChange, CHANGE_WIDTH);
		files.addListener(SWT.Selection, event -> selected(files, event));
		table = files;
		below = new Composite(sash, SWT.NONE);
		below.setLayout(new FillLayout());
		sash.setWeights(WEIGHTS);
		return area;
	}

	private static void column(Table table, String title, int width) {
		var column = new TableColumn(table, SWT.LEFT);
		column.setText(title);
		column.setWidth(width);
	}

	@Override
	protected void createButtonsForButtonBar(@Nullable Composite parent) {
		createButton(parent, IDialogConstants.SELECT_ALL_ID, Messages.ApplyAllDialog_selectAll, false);
		createButton(parent, IDialogConstants.DESELECT_ALL_ID, Messages.ApplyAllDialog_deselectAll, false);
		createButton(parent, IDialogConstants.OK_ID, Messages.ApplyAllDialog_apply, true);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
	}

	/** Shows this in place of what was there; what the user had unchecked stays so. Does nothing once the dialog is closed. */
	void show(AnswerChanges changes) {
		var files = table;
		if (files == null || files.isDisposed()) {
			return;
		}
		var unchecked = new HashSet<@Nullable IFile>();
		for (var item : files.getItems()) {
			if (item.getData() instanceof CodeProposal proposal && !item.getChecked()) {
				unchecked.add(proposal.file());
			}
		}
		files.removeAll();
		for (var proposal : changes.proposals()) {
			var item = item(files, CodeApplication.path(proposal), CodeApplication.size(proposal),
					proposal.creates() ? Messages.ApplyAllDialog_created : Messages.ApplyAllDialog_changed, proposal);
			item.setChecked(!unchecked.contains(proposal.file()));
		}
		var warning = PlatformUI.getWorkbench().getSharedImages().getImage(ISharedImages.IMG_OBJS_WARN_TSK);
		for (var refusal : changes.refusals()) {
			item(files, refusal.name(), "", NLS.bind(Messages.ApplyAllDialog_refused, refusal.reason()), refusal) //$NON-NLS-1$
					.setImage(warning);
		}
		setErrorMessage(null);
		if (files.getItemCount() > 0) {
			files.select(0);
			show(files.getItem(0));
		}
		files.setEnabled(true);
		update(files);
		files.setFocus();
	}

	private static TableItem item(Table table, String name, String lines, String change, Object data) {
		var item = new TableItem(table, SWT.NONE);
		item.setText(new String[]{line(name), lines, line(change)});
		item.setData(data);
		return item;
	}

	/** Names may come from a model. */
	private static String line(String text) {
		return SafeText.forDocument(text).replaceAll("\\s+", " ").strip(); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private void selected(Table files, Event event) {
		if (event.item instanceof TableItem item) {
			if (event.detail == SWT.CHECK) {
				item.setChecked(item.getChecked() && item.getData() instanceof CodeProposal);
				setErrorMessage(null);
				update(files);
			} else {
				show(item);
			}
		}
	}

	/** Shows what a line is about below the table, unless it is shown already. */
	private void show(TableItem item) {
		var pane = below;
		if (pane == null || pane.getData() == item.getData()) {
			return;
		}
		pane.setData(item.getData());
		for (var child : pane.getChildren()) {
			child.dispose();
		}
		switch (item.getData()) {
			case CodeProposal proposal -> {
				if (diffs.create(pane, CodeApplication.difference(CodeApplication.path(proposal), proposal)) == null) {
					text(pane, SafeText.forDisplay(proposal.difference()), SWT.H_SCROLL);
				}
			}
			case AnswerChanges.Refusal refusal -> text(pane, SafeText.forDisplay(refusal.reason()), SWT.WRAP);
			default -> {
				// there is nothing else
			}
		}
		pane.layout(true, true);
	}

	private static void text(Composite parent, String content, int style) {
		var text = new Text(parent, SWT.MULTI | SWT.READ_ONLY | SWT.V_SCROLL | style);
		text.setText(content);
	}

	private static List<CodeProposal> checked(Table files) {
		return Arrays.stream(files.getItems()).filter(TableItem::getChecked).map(TableItem::getData)
				.filter(CodeProposal.class::isInstance).map(CodeProposal.class::cast).toList();
	}

	private void update(Table files) {
		var all = Arrays.stream(files.getItems()).filter(item -> item.getData() instanceof CodeProposal).count();
		var chosen = checked(files).size();
		setMessage(all == 0
				? Messages.ApplyAllDialog_nothing
				: NLS.bind(Messages.ApplyAllDialog_message, chosen, all));
		enable(IDialogConstants.OK_ID, chosen > 0);
		enable(IDialogConstants.SELECT_ALL_ID, chosen < all);
		enable(IDialogConstants.DESELECT_ALL_ID, chosen > 0);
	}

	private void enable(int buttonId, boolean isEnabled) {
		var button = getButton(buttonId);
		if (button != null) {
			button.setEnabled(isEnabled);
		}
	}

	@Override
	protected void buttonPressed(int buttonId) {
		var files = table;
		if (files != null && (buttonId == IDialogConstants.SELECT_ALL_ID
				|| buttonId == IDialogConstants.DESELECT_ALL_ID)) {
			for (var item : files.getItems()) {
				item.setChecked(buttonId == IDialogConstants.SELECT_ALL_ID && item.getData() instanceof CodeProposal);
			}
			setErrorMessage(null);
			update(files);
		} else {
			super.buttonPressed(buttonId);
		}
	}

	@Override
	protected void okPressed() {
		var files = table;
		if (files != null && !checked(files).isEmpty()) {
			var chosen = checked(files);
			setErrorMessage(null);
			setMessage(Messages.ApplyAllDialog_working);
			enable(IDialogConstants.OK_ID, false);
			files.setEnabled(false);
			apply.accept(chosen);
		}
	}
}
