package io.github.openrouter4e.ui.internal.chat;

import java.time.Duration;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.chat.Conversation;
import io.github.openrouter4e.chat.ConversationSummary;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.Turn;
import io.github.openrouter4e.chat.UnreadableConversation;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.chat.history.HistoryPanel;
import io.github.openrouter4e.ui.internal.chat.history.HistoryPresenter;
import io.github.openrouter4e.ui.internal.tasks.UiTasks;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** Conversations as files. The dialogs that ask for the file are those of the operating system, so they are left out. */
@WorkbenchTest
@SuppressWarnings("nls")
class HistoryFilesTest {

	private static final String ANSWER = "Fruit:\n\n```java\nvar apple = \"\u82F9\u679C\";\n```";

	@TempDir
	Path folder;

	@Test
	void exportedAsMarkdown() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var screen = new Screen(folder);
			screen.presenter(chat).exportMarkdown(talk(chat));
			var file = folder.resolve("About apples.md");
			assertEquals(NLS.bind(Messages.HistoryPresenter_exported, file), screen.said);
			var text = Files.readString(file);
			assertTrue(text.contains("About: apples?"), text);
			assertTrue(text.contains(ANSWER), text);
			assertTrue(text.indexOf("About: apples?") < text.indexOf(ANSWER), text);
		}
	}

	@Test
	void anExportThatFailsLeavesTheFileOfThatNameAlone() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var screen = new Screen(folder);
			var old = Files.writeString(folder.resolve("Notes.md"), "old");
			screen.presenter(chat).exportMarkdown("gone", "Notes");
			assertTrue(screen.said.contains("gone"), screen.said);
			assertEquals("old", Files.readString(old));
			try (var files = Files.list(folder)) {
				assertEquals(List.of(old), files.toList());
			}
		}
	}

	/** A new file is readable for whom other new files are; one that is replaced for whom it was. */
	@Test
	void anExportIsReadableForOthersAsUsual() throws Exception {
		assumeTrue(Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class));
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var original = talk(chat);
			var presenter = new Screen(folder).presenter(chat);
			presenter.exportMarkdown(original);
			var usual = Files.writeString(folder.resolve("usual"), "");
			var exported = folder.resolve("About apples.md");
			assertEquals(Files.getPosixFilePermissions(usual), Files.getPosixFilePermissions(exported));
			for (var chosen : List.of("rw-------", "rw-rw-rw-", "r--r-----")) {
				Files.setPosixFilePermissions(exported, PosixFilePermissions.fromString(chosen));
				presenter.exportMarkdown(original);
				assertEquals(chosen, PosixFilePermissions.toString(Files.getPosixFilePermissions(exported)));
			}
			try (var files = Files.list(folder)) {
				assertEquals(Set.of(exported, usual), files.collect(Collectors.toSet()));
			}
		}
	}

	@Test
	void whatIsExportedAsJsonComesBackTheSame() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var original = talk(chat);
			var screen = new Screen(folder);
			var presenter = screen.presenter(chat);
			presenter.exportJson(original);
			screen.source = folder.resolve("About apples.json");
			presenter.importJson(); // beside the original
			assertNotEquals(original.id(), screen.opened);
			assertSame(chat, original.id(), screen.opened);
			var service = chat.services().chat();
			service.delete(original.id());
			presenter.importJson(); // in its place
			assertEquals(original.id(), screen.opened);
			assertEquals(2, service.summaries().size());
		}
	}

	@Test
	void aFileThatIsCutIsRefusedInWords() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var original = talk(chat);
			var screen = new Screen(folder);
			screen.presenter(chat).exportJson(original);
			var whole = Files.readString(folder.resolve("About apples.json"));
			var start = "{\"format\":\"openrouter4e-conversation\",\"version\":1,\"records\":[";
			var words = Map.of(whole.substring(0, whole.length() / 2), Messages.HistoryPresenter_historyImportDamaged,
					"",
					Messages.HistoryPresenter_historyImportDamaged, "not JSON",
					Messages.HistoryPresenter_historyImportDamaged, "{}",
					Messages.HistoryPresenter_historyImportForeign, "[1]",
					Messages.HistoryPresenter_historyImportForeign, start + "]}",
					Messages.HistoryPresenter_historyImportEmpty, start + "{\"t\":\"question\",\"text\":\"x\"}]}",
					Messages.HistoryPresenter_historyImportInvalid);
			for (var damaged : words.entrySet()) {
				screen.source = Files.writeString(folder.resolve("damaged.json"), damaged.getKey());
				screen.presenter(chat).importJson();
				var beginning = damaged.getValue().substring(0, damaged.getValue().indexOf(':'));
				assertTrue(screen.said.startsWith(NLS.bind(beginning, "damaged.json")), screen.said);
				assertEquals(NLS.bind(damaged.getValue(), "damaged.json", screen.said.replaceAll("\\D+", "")),
						screen.said);
			}
			assertEquals(1, chat.services().chat().summaries().size());
		}
	}

	@Test
	void whatCannotBeReadIsNamedInTheListAndReadWhenItCanBe() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var original = talk(chat);
			var screen = new Screen(folder);
			var presenter = screen.presenter(chat);
			var bad = new UnreadableConversation(folder.resolve("bad.jsonl"), UnreadableConversation.Reason.DAMAGED);
			var row = HistoryPanel.row(bad);
			assertEquals(NLS.bind(Messages.HistoryPanel_historyUnreadable, "bad.jsonl",
					Messages.HistoryPanel_unreadableDamaged), row.text());
			presenter.reveal(bad);
			assertEquals(bad.file(), screen.revealed);
			for (var reason : UnreadableConversation.Reason.values()) {
				assertTrue(HistoryPanel.row(new UnreadableConversation(folder, reason)).text().length() > 10);
			}
			presenter.search("");
			assertEquals(List.of(HistoryPanel.row(original)), screen.rows);
		}
	}

	@Test
	void whatWasMovedToTheTrashIsToldAndComesBack() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = chat.open();
			var original = talk(chat);
			var service = chat.services().chat();
			service.delete(original.id());
			UiThread.run(() -> page.evicted(List.of(original)));
			MessageDriver.waitFor(page, NLS.bind(Messages.ChatPage_historyEvicted, 1));
			MessageDriver.press(page, Messages.ChatPage_historyRestore);
			UiThread.waitUntil("it is back", () -> {
				try {
					return service.summaries().stream().anyMatch(each -> each.id().equals(original.id()));
				} catch (IOException e) {
					throw new UncheckedIOException(e);
				}
			});
		}
	}

	@Test
	void aFileThatIsGoneIsNamed() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var screen = new Screen(folder);
			screen.source = folder.resolve("gone.json");
			screen.presenter(chat).importJson();
			assertTrue(screen.said.contains("gone.json"), screen.said);
		}
	}

	private static ConversationSummary talk(ChatFixture chat) throws Exception {
		var id = HistoryTest.talk(chat, "About: apples?", ANSWER);
		return chat.services().chat().summaries().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
	}

	private static void assertSame(ChatFixture chat, String one, String other) throws Exception {
		var service = chat.services().chat();
		try (var first = Opened.of(service.open(one)); var second = Opened.of(service.open(other))) {
			assertEquals(content(first.session().snapshot()), content(second.session().snapshot()));
		}
	}

	private static List<String> content(Conversation conversation) {
		return conversation.path().stream().map(HistoryFilesTest::content).toList();
	}

	private static String content(Turn turn) {
		return switch (turn) {
			case Question question -> question.id() + question.created() + question.prompt();
			case io.github.openrouter4e.chat.Answer answer -> answer.id() + answer.state() + answer.text()
					+ answer.parts();
			default -> turn.toString();
		};
	}

	private record Opened(io.github.openrouter4e.chat.ChatSession session) implements AutoCloseable {

		static Opened of(io.github.openrouter4e.chat.ChatSession session) {
			return new Opened(session);
		}

		@Override
		public void close() {
			session.close();
		}
	}

	/** Chooses files without a dialog, and remembers what it was told; work is done at once. */
	private static final class Screen implements HistoryPresenter.Screen, UiTasks {

		private final Path folder;
		private Path source;
		private String said = "";
		private String opened = "";
		private List<HistoryPanel.Row> rows = List.of();
		private Path revealed;

		Screen(Path folder) {
			this.folder = folder;
			this.source = folder;
		}

		HistoryPresenter presenter(ChatFixture chat) {
			said = "";
			return new HistoryPresenter(chat.services().chat(), this, this);
		}

		@Override
		public void background(Runnable work) {
			work.run();
		}

		@Override
		public void uiAfter(Duration delay, Runnable work) {
			throw new AssertionError("nothing waits here");
		}

		@Override
		public void ui(Runnable work) {
			work.run();
		}

		@Override
		public void show(String query, List<HistoryPanel.Row> rows) {
			this.rows = rows;
		}

		@Override
		public void refresh() {
			throw new AssertionError("nothing changes by an export");
		}

		@Override
		public void open(String conversationId, String turnId) {
			opened = conversationId;
		}

		@Override
		public void clicked() {
			throw new AssertionError("nobody clicks");
		}

		@Override
		public void leave() {
			throw new AssertionError("nobody leaves");
		}

		@Override
		public void message(String text, String action, Runnable run) {
			said = text;
		}

		@Override
		public String askTitle(String title) {
			throw new AssertionError("nothing is renamed");
		}

		@Override
		public Path askExport(String name, String extension) {
			return folder.resolve(name + "." + extension);
		}

		@Override
		public void reveal(Path file) {
			revealed = file;
		}

		@Override
		public Path askImport() {
			return source;
		}
	}
}
