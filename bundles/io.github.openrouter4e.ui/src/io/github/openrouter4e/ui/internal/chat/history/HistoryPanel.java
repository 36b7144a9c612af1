package io.github.openrouter4e.ui.internal.chat.history;

import java.text.DateFormat;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.bindings.keys.KeyStroke;
import org.eclipse.osgi.util.NLS;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

import io.github.openrouter4e.chat.ConversationSummary;
import io.github.openrouter4e.chat.SearchHit;
import io.github.openrouter4e.chat.UnreadableConversation;
import io.github.openrouter4e.ui.ComposedKeys;
import io.github.openrouter4e.ui.internal.Accessibles;
import io.github.openrouter4e.ui.internal.VirtualRows;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;

/** The list of conversations, with search; rows are filled in when they come into view. */
public final class HistoryPanel {

	private static final int SEARCH_DELAY = 250;
	private static final String WIDGET_KEY = "org.eclipse.swtbot.widget.key"; //$NON-NLS-1$

	private final Composite panel;
	private final Text search;
	private final Table table;
	private final Label empty;
	private final Font bold;
	private final User user;
	private List<Row> rows = List.of();
	private int searches;

	/** A row of the list. */
	public sealed interface Row {
		String text();

		boolean isSamePlace(Row other);
	}

	/** A conversation, or where a search found something in one. */
	record Found(ConversationSummary conversation, @Nullable String turnId, String text) implements Row {

		@Override
		public boolean isSamePlace(Row other) {
			return other instanceof Found found && conversation.id().equals(found.conversation.id())
					&& Objects.equals(turnId, found.turnId);
		}
	}

	/** A file that cannot be read. */
	record Unreadable(UnreadableConversation file, String text) implements Row {

		@Override
		public boolean isSamePlace(Row other) {
			return other instanceof Unreadable unreadable && file.file().equals(unreadable.file.file());
		}
	}

	/** What a row tells of a conversation beside its title. */
	enum Mark {
		/** An answer is being received. */
		RUNNING("\u2026 ", Messages.HistoryPanel_historyRunning), //$NON-NLS-1$
		/** The last answer failed. */
		FAILED("\u2717 ", Messages.HistoryPanel_historyFailed), //$NON-NLS-1$
		/** An answer ended that was not shown yet. */
		UNREAD("\u25CF ", Messages.HistoryPanel_historyUnread), //$NON-NLS-1$
		/** Nothing. */
		NONE("", ""); //$NON-NLS-1$ //$NON-NLS-2$

		private final String sign;
		private final String words;

		Mark(String sign, String words) {
			this.sign = sign;
			this.words = words;
		}
	}

	/** What is done with conversations. */
	interface User {
		/** Asked for the rows that are in sight. */
		Mark mark(ConversationSummary conversation);

		/** Looks for conversations; "" for all. The answer comes through {@link HistoryPanel#show}. */
		void search(String query);

		void open(ConversationSummary conversation, @Nullable String turnId);

		/** A row was clicked, maybe for the first time of a double click. */
		void clicked();

		void pin(ConversationSummary conversation, boolean pinned);

		void rename(ConversationSummary conversation);

		void delete(ConversationSummary conversation);

		void exportMarkdown(ConversationSummary conversation);

		void exportJson(ConversationSummary conversation);

		void importJson();

		/** Shows where a file is that cannot be read. */
		void reveal(UnreadableConversation file);

		/** Tries again to read a file. */
		void retry(UnreadableConversation file);

		/** Goes back to the conversation. */
		void leave();
	}

	public HistoryPanel(Composite parent, User user) {
		this.user = user;
		panel = new Composite(parent, SWT.NONE);
		panel.setLayout(new GridLayout());
		search = new Text(panel, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		search.setMessage(Messages.HistoryPanel_historySearch);
		search.setData(WIDGET_KEY, "openrouter.history.search"); //$NON-NLS-1$
		search.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		search.addListener(SWT.Modify, event -> searchSoon());
		search.addListener(SWT.KeyDown, event -> {
			if (ComposedKeys.isComposed(event.keyCode, event.character, event.stateMask)) {
				return; // else the key that only confirmed a character would leave the search
			}
			if (event.keyCode == SWT.ARROW_DOWN && table().getItemCount() > 0) {
				table().setFocus();
				table().setSelection(0);
			} else if (event.keyCode == SWT.ESC) {
				event.doit = false;
				escape();
			}
		});
		empty = new Label(panel, SWT.WRAP);
		empty.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		table = new Table(panel, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.SINGLE | SWT.V_SCROLL);
		table.setData(WIDGET_KEY, "openrouter.history"); //$NON-NLS-1$
		var place = new GridData(SWT.FILL, SWT.FILL, true, true);
		place.minimumHeight = table.getItemHeight(); // the toolkit hides what has no height, and the focus is gone
		table.setLayoutData(place);
		Accessibles.name(table, Messages.HistoryPanel_historyLabel);
		Accessibles.name(search, Messages.HistoryPanel_historySearch);
		var title = new TableColumn(table, SWT.NONE);
		var date = new TableColumn(table, SWT.NONE);
		bold = FontDescriptor.createFrom(table.getFont()).setStyle(SWT.BOLD).createFont(table.getDisplay());
		table.addDisposeListener(event -> bold.dispose());
		table.addListener(SWT.SetData, this::fill);
		table.addListener(SWT.DefaultSelection, event -> open());
		table.addListener(SWT.KeyDown, this::key);
		table.addListener(SWT.MouseUp, event -> {
			if (event.button == 1 && table.getItem(new Point(event.x, event.y)) != null) { // else below the last row
				user.clicked();
				open();
			}
		});
		table.addListener(SWT.Resize, event -> {
			var width = table.getClientArea().width;
			var dates = width < 320 ? 0 : 130;
			title.setWidth(Math.max(80, width - dates));
			date.setWidth(dates);
		});
		table.setMenu(menu());
	}

	private Table table() {
		return table;
	}

	private void searchSoon() {
		var number = ++searches;
		panel.getDisplay().timerExec(SEARCH_DELAY, () -> {
			if (number == searches && !search.isDisposed()) {
				user.search(search.getText().strip());
			}
		});
	}

	private void fill(Event event) {
		if (!(event.item instanceof TableItem item) || event.index >= rows.size()) {
			return;
		}
		var row = rows.get(event.index);
		var mark = row instanceof Found found ? user.mark(found.conversation()) : Mark.NONE;
		item.setText(0, mark.sign + sign(row) + row.text());
		item.setText(1, mark == Mark.NONE && row instanceof Found found
				? DateFormat.getDateTimeInstance(DateFormat.SHORT, DateFormat.SHORT)
						.format(Date.from(found.conversation().updated()))
				: mark.words);
		item.setFont(mark == Mark.UNREAD ? bold : null);
	}

	private static String sign(Row row) {
		if (row instanceof Found found) {
			return found.conversation().pinned() ? "\u2605 " : ""; //$NON-NLS-1$ //$NON-NLS-2$
		}
		return "\u26A0 "; //$NON-NLS-1$
	}

	private @Nullable Row selected() {
		var index = table.getSelectionIndex();
		return index < 0 || index >= rows.size() ? null : rows.get(index);
	}

	/** Esc takes back what is searched for, and if there is nothing, the history itself. */
	private void escape() {
		if (search.getText().isEmpty()) {
			user.leave();
		} else {
			search.setText(""); //$NON-NLS-1$
			search.setFocus();
		}
	}

	private void key(Event event) {
		if (event.keyCode == SWT.ESC) {
			escape();
			return;
		}
		if (selected() instanceof Found row && event.stateMask == SWT.NONE) {
			switch (event.keyCode) {
				case SWT.F2 -> user.rename(row.conversation());
				case SWT.DEL -> user.delete(row.conversation());
				default -> {
					// the table knows the others
				}
			}
		}
	}

	private void open() {
		switch (selected()) {
			case Found row -> user.open(row.conversation(), row.turnId());
			case Unreadable row -> user.reveal(row.file());
			case null -> {
				// nothing is selected
			}
		}
	}

	private Menu menu() {
		var menu = new Menu(table);
		item(menu, withKey(Messages.HistoryPanel_historyOpen, SWT.CR), conversation -> open());
		var pin = item(menu, Messages.HistoryPanel_historyPin, c -> user.pin(c, !c.pinned()));
		item(menu, withKey(Messages.HistoryPanel_historyRename, SWT.F2), user::rename);
		item(menu, withKey(Messages.HistoryPanel_historyDelete, SWT.DEL), user::delete);
		new MenuItem(menu, SWT.SEPARATOR);
		item(menu, Messages.HistoryPanel_historyExportMarkdown, user::exportMarkdown);
		item(menu, Messages.HistoryPanel_historyExportJson, user::exportJson);
		var importItem = new MenuItem(menu, SWT.PUSH);
		importItem.setText(Messages.HistoryPanel_historyImport);
		importItem.addListener(SWT.Selection, event -> user.importJson());
		new MenuItem(menu, SWT.SEPARATOR);
		var files = List.of(fileItem(menu, Messages.HistoryPanel_historyReveal, user::reveal),
				fileItem(menu, Messages.HistoryPanel_historyRetry, user::retry));
		menu.addListener(SWT.Show, event -> {
			var row = selected();
			for (var item : menu.getItems()) {
				item.setEnabled(item == importItem
						|| (files.contains(item) ? row instanceof Unreadable : row instanceof Found));
			}
			pin.setText(row instanceof Found found && found.conversation().pinned()
					? Messages.HistoryPanel_historyUnpin
					: Messages.HistoryPanel_historyPin);
		});
		return menu;
	}

	private MenuItem fileItem(Menu menu, String label, Consumer<UnreadableConversation> work) {
		var item = new MenuItem(menu, SWT.PUSH);
		item.setText(label);
		item.addListener(SWT.Selection, event -> {
			if (selected() instanceof Unreadable row) {
				work.accept(row.file());
			}
		});
		return item;
	}

	private static String withKey(String label, int key) {
		return label + '\t' + KeyStroke.getInstance(key).format();
	}

	private interface OnConversation {
		void run(ConversationSummary conversation);
	}

	private MenuItem item(Menu menu, String label, OnConversation work) {
		var item = new MenuItem(menu, SWT.PUSH);
		item.setText(label);
		item.addListener(SWT.Selection, event -> {
			if (selected() instanceof Found row) {
				work.run(row.conversation());
			}
		});
		return item;
	}

	/** Shows the conversations of a query, if that is still what is searched for. */
	public void show(String query, List<Row> found) {
		if (!query.equals(search.getText().strip())) {
			return;
		}
		var selected = selected();
		var index = table.getSelectionIndex();
		rows = new ArrayList<>(found);
		table.clearAll();
		VirtualRows.set(table, rows.size());
		if (selected != null && !rows.isEmpty()) {
			table.setSelection(place(selected, Math.min(index, rows.size() - 1)));
		} else {
			table.deselectAll();
		}
		empty.setText(query.isEmpty() ? Messages.HistoryPanel_historyEmpty : Messages.HistoryPanel_historyNothing);
		empty.setVisible(rows.isEmpty());
		((GridData) empty.getLayoutData()).exclude = !rows.isEmpty();
		panel.layout();
	}

	/** Where a row is now; if it is gone, the one that took its place. */
	private int place(Row row, int instead) {
		for (var i = 0; i < rows.size(); i++) {
			if (rows.get(i).isSamePlace(row)) {
				return i;
			}
		}
		return instead;
	}

	public static Row row(ConversationSummary summary) {
		return new Found(summary, null, summary.title().isBlank() ? Messages.ChatPresenter_noTitle : summary.title());
	}

	public static Row row(SearchHit hit) {
		var title = row(hit.conversation()).text();
		return hit.turnId() == null
				? new Found(hit.conversation(), null, title)
				: new Found(hit.conversation(), hit.turnId(), title + " \u2014 " + hit.excerpt()); //$NON-NLS-1$
	}

	public static Row row(UnreadableConversation file) {
		var reason = switch (file.reason()) {
			case NO_FILE -> Messages.HistoryPanel_unreadableNoFile;
			case NAME -> Messages.HistoryPanel_unreadableName;
			case NO_ACCESS -> Messages.HistoryPanel_unreadableNoAccess;
			case TOO_LARGE -> Messages.HistoryPanel_unreadableTooLarge;
			case DAMAGED -> Messages.HistoryPanel_unreadableDamaged;
			case FAILED -> Messages.HistoryPanel_unreadableFailed;
		};
		return new Unreadable(file,
				NLS.bind(Messages.HistoryPanel_historyUnreadable, file.file().getFileName(), reason));
	}

	/** Shows all conversations, whatever was searched for when the history was shown before. */
	public void begin() {
		search.setText(""); //$NON-NLS-1$
		table.deselectAll();
		refresh();
		search.setFocus();
	}

	/** Looks again for what is searched for, after something changed. */
	public void refresh() {
		user.search(search.getText().strip());
	}

	public Composite control() {
		return panel;
	}
}
