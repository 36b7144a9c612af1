package io.github.openrouter4e.ui.internal.chat.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.chat.ChatService;
import io.github.openrouter4e.chat.ConversationSummary;
import io.github.openrouter4e.chat.ForeignFileException;
import io.github.openrouter4e.chat.MarkdownLabels;
import io.github.openrouter4e.chat.UnreadableConversation;
import io.github.openrouter4e.ui.internal.ExportFile;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.tasks.UiTasks;

/** What is done with the conversations as a whole. For the UI thread; files are read and written off it. */
public final class HistoryPresenter implements HistoryPanel.User {

	private static final int MOST_HITS = 500;

	private final ChatService chat;
	private final Screen screen;
	private final UiTasks tasks;
	private final AtomicInteger searches = new AtomicInteger();

	/** What the history needs of the view. */
	public interface Screen {
		void show(String query, List<HistoryPanel.Row> rows);

		/** Something in the list has changed. */
		void refresh();

		void open(String conversationId, @Nullable String turnId);

		/** What was clicked is a row of the list; a second click soon after this one is not meant for what comes in its place. */
		void clicked();

		/** Shows the conversation instead of the history. */
		void leave();

		void message(String text, @Nullable String action, Runnable run);

		/** @return a new title; null if the user cancelled */
		@Nullable
		String askTitle(String title);

		/** @return a file to write; null if the user cancelled */
		@Nullable
		Path askExport(String name, String extension);

		@Nullable
		Path askImport();

		/** Shows the folder with a file in the system's file manager. */
		void reveal(Path file);
	}

	public HistoryPresenter(ChatService chat, Screen screen, UiTasks tasks) {
		this.chat = chat;
		this.screen = screen;
		this.tasks = tasks;
	}

	@Override
	public void search(String query) {
		var number = searches.incrementAndGet();
		tasks.background(() -> {
			try {
				var rows = new ArrayList<HistoryPanel.Row>();
				if (query.isEmpty()) {
					var all = chat.summaries();
					chat.unreadable().forEach(file -> rows.add(HistoryPanel.row(file)));
					all.forEach(s -> rows.add(HistoryPanel.row(s)));
				} else {
					chat.search(query, hit -> rows.add(HistoryPanel.row(hit)),
							() -> number != searches.get() || rows.size() >= MOST_HITS);
				}
				tasks.ui(() -> screen.show(query, rows));
			} catch (IOException e) {
				failed(Messages.HistoryPresenter_historyOpenFailed, e);
			}
		});
	}

	@Override
	public HistoryPanel.Mark mark(ConversationSummary conversation) {
		var id = conversation.id();
		if (chat.openSessions().stream().anyMatch(session -> session.id().equals(id) && session.isBusy())) {
			return HistoryPanel.Mark.RUNNING;
		}
		return conversation.failed()
				? HistoryPanel.Mark.FAILED
				: chat.isUnread(id) ? HistoryPanel.Mark.UNREAD : HistoryPanel.Mark.NONE;
	}

	/** A conversation is in sight. */
	public void seen(String id) {
		chat.seen(id);
	}

	@Override
	public void open(ConversationSummary conversation, @Nullable String turnId) {
		screen.open(conversation.id(), turnId);
	}

	@Override
	public void clicked() {
		screen.clicked();
	}

	@Override
	public void pin(ConversationSummary conversation, boolean pinned) {
		change(() -> {
			chat.pin(conversation.id(), pinned);
			return null;
		});
	}

	@Override
	public void leave() {
		screen.leave();
	}

	@Override
	public void rename(ConversationSummary conversation) {
		rename(conversation.id(), conversation.title());
	}

	/** @param before the title that it has */
	public void rename(String id, String before) {
		var title = screen.askTitle(before);
		if (title != null) {
			change(() -> {
				chat.rename(id, title);
				return null;
			});
		}
	}

	@Override
	public void delete(ConversationSummary conversation) {
		change(() -> {
			chat.delete(conversation.id());
			tasks.ui(() -> screen.message(
					NLS.bind(Messages.HistoryPresenter_historyDeleted, HistoryPanel.row(conversation).text()),
					Messages.PromptSender_undo,
					() -> change(() -> {
						chat.restore(conversation.id());
						return null;
					})));
			return null;
		});
	}

	@Override
	public void exportMarkdown(ConversationSummary conversation) {
		exportMarkdown(conversation.id(), conversation.title());
	}

	public void exportMarkdown(String id, String title) {
		export(title, "md", target -> { //$NON-NLS-1$
			try (var writer = Files.newBufferedWriter(target, StandardCharsets.UTF_8)) {
				chat.exportMarkdown(id,
						new MarkdownLabels(Messages.CompareDialog_labelQuestion, Messages.HistoryPresenter_labelAnswer,
								Messages.HistoryPresenter_labelReasoning, Messages.HistoryPresenter_labelAttachment,
								Messages.HistoryPresenter_labelTool,
								Messages.HistoryPresenter_labelIncomplete),
						writer);
			}
		});
	}

	@Override
	public void exportJson(ConversationSummary conversation) {
		exportJson(conversation.id(), conversation.title());
	}

	public void exportJson(String id, String title) {
		export(title, "json", target -> { //$NON-NLS-1$
			try (var stream = Files.newOutputStream(target)) {
				chat.exportJson(id, stream);
			}
		});
	}

	private void export(String title, String extension, ExportFile.Content content) {
		var target = screen.askExport(fileName(title), extension);
		if (target == null) {
			return;
		}
		tasks.background(() -> {
			try {
				ExportFile.write(target, content);
				showMessage(NLS.bind(Messages.HistoryPresenter_exported, target));
			} catch (IOException e) {
				failed(Messages.HistoryPresenter_exportFailed, e);
			}
		});
	}

	static String fileName(String title) {
		var name = title.replaceAll("[^\\p{L}\\p{N} _-]+", " ").strip().replaceAll("\\s+", " "); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		return name.isEmpty() ? "conversation" : name.substring(0, Math.min(60, name.length())).strip(); //$NON-NLS-1$
	}

	@Override
	public void importJson() {
		var source = screen.askImport();
		if (source == null) {
			return;
		}
		tasks.background(() -> {
			try (var stream = Files.newInputStream(source)) {
				var summary = chat.importJson(stream);
				tasks.ui(() -> screen.open(summary.id(), null));
			} catch (ForeignFileException e) {
				showMessage(NLS.bind(words(e), source.getFileName(), e.record()));
			} catch (IOException e) {
				failed(Messages.HistoryPresenter_historyImportFailed, e);
			}
		});
	}

	@Override
	public void reveal(UnreadableConversation file) {
		screen.reveal(file.file());
	}

	@Override
	public void retry(UnreadableConversation file) {
		change(() -> {
			chat.retry(file);
			return null;
		});
	}

	/** Brings conversations back from the trash. */
	public void restore(List<ConversationSummary> conversations) {
		change(() -> {
			for (var conversation : conversations) {
				chat.restore(conversation.id());
			}
			return null;
		});
	}

	private static String words(ForeignFileException e) {
		return switch (e.reason()) {
			case NO_EXPORT -> Messages.HistoryPresenter_historyImportForeign;
			case DAMAGED -> Messages.HistoryPresenter_historyImportDamaged;
			case EMPTY -> Messages.HistoryPresenter_historyImportEmpty;
			case TOO_LARGE -> Messages.HistoryPresenter_historyImportTooLarge;
			case INVALID -> Messages.HistoryPresenter_historyImportInvalid;
		};
	}

	private void change(Callable<@Nullable Void> change) {
		tasks.background(() -> {
			try {
				change.call();
				tasks.ui(screen::refresh);
			} catch (Exception e) {
				failed(Messages.HistoryPresenter_historyOpenFailed, e);
			}
		});
	}

	private void failed(String message, Exception e) {
		var reason = e.getLocalizedMessage();
		showMessage(NLS.bind(message, reason == null ? e.getClass().getSimpleName() : reason));
	}

	private void showMessage(String text) {
		tasks.ui(() -> screen.message(text, null, () -> {
			// nothing to do about it
		}));
	}
}
