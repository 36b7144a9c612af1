package io.github.openrouter4e.chat.internal.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.ConversationSummary;
import io.github.openrouter4e.chat.ForeignFileException;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.SearchHit;
import io.github.openrouter4e.chat.support.Samples;

class ConversationFolderTest {

	@TempDir
	Path root;
	ConversationFolder folder;

	@BeforeEach
	void open() {
		folder = new ConversationFolder(root);
	}

	@AfterEach
	void close() throws IOException {
		folder.close();
	}

	@Test
	void anEmptyFolderHasNoConversations() throws IOException {
		assertEquals(List.of(), folder.list(Set.of()));
	}

	@Test
	void conversationsAreListedWithoutTheIndexAndWithIt() throws IOException {
		write("c1", "First", 1, false);
		write("c2", "Second", 2, true);
		List<ConversationSummary> found = sorted();
		assertEquals(List.of("c2", "c1"), found.stream().map(ConversationSummary::id).toList(), "pinned first");
		assertEquals("Second", found.getFirst().title());
		assertEquals(3, found.getFirst().turns());
		assertEquals(Samples.MODEL, found.getFirst().model());
		folder.close();
		assertEquals(found, sorted(), "from the index");
		folder.close();
		Files.delete(root.resolve("summaries.jsonl"));
		assertEquals(found, sorted(), "rebuilt");
	}

	@Test
	void whatTheIndexMissedIsReadAgain() throws IOException {
		write("c1", "Old", 1, false);
		sorted();
		try (var file = new ConversationFile(folder.path("c1"))) {
			file.title("New", false);
		}
		assertEquals("New", sorted().getFirst().title());
		Files.delete(folder.path("c1"));
		assertEquals(List.of(), sorted());
	}

	@Test
	void aDamagedFileTakesNoOtherAlong() throws IOException {
		write("c1", "Good", 1, false);
		Files.write(folder.path("bad"), new byte[]{0, 1, 2, 3});
		Files.writeString(root.resolve("summaries.jsonl"), "garbage\n", StandardOpenOption.CREATE,
				StandardOpenOption.APPEND);
		assertEquals(List.of("c1"), sorted().stream().map(ConversationSummary::id).toList());
	}

	@Test
	void aDeletedConversationCanBeRestoredForThirtyDays() throws IOException {
		write("c1", "One", 1, false);
		folder.delete("c1", Samples.NOW);
		assertFalse(folder.exists("c1"));
		assertEquals(List.of(), sorted());
		bound(Long.MAX_VALUE, Set.of(), Samples.NOW.plus(Duration.ofDays(29)));
		assertEquals("One", folder.restore("c1").title());
		assertEquals(1, sorted().size());
		folder.delete("c1", Samples.NOW);
		bound(Long.MAX_VALUE, Set.of(), Samples.NOW.plus(Duration.ofDays(37)));
		bound(Long.MAX_VALUE, Set.of(), Samples.NOW.plus(Duration.ofDays(44)));
		assertThrows(IOException.class, () -> folder.restore("c1"));
	}

	@Test
	void theOldestGoWhenThereIsTooMuchButNeverPinnedOrOpenOnes() throws IOException {
		write("oldest-pinned", "P", 1, true);
		write("older-open", "O", 2, false);
		write("old", "A", 3, false);
		write("new", "B", 4, false);
		long one = Files.size(folder.path("new"));
		Instant later = Samples.NOW.plus(Duration.ofDays(40));
		assertEquals(List.of("old"), bound(3 * one + one / 2, Set.of("older-open"), later));
		assertEquals(List.of("new"), bound(1, Set.of("older-open"), later));
		assertEquals(2, sorted().size());
		assertEquals("B", folder.restore("new").title(), "it went to the trash");
	}

	@Test
	void whatSomebodyUsesByNowStays() throws IOException {
		write("used", "A", 1, false);
		write("noted", "B", 2, false);
		write("old", "C", 3, false);
		Instant later = Samples.NOW.plus(Duration.ofDays(40));
		ConversationSummary noted = sorted().stream().filter(each -> each.id().equals("noted")).findFirst().get();
		List<ConversationSummary> removed = folder.bound(1, Set.of(), later, old -> {
			if (old.id().equals("noted")) {
				folder.put(new ConversationSummary("noted", "B", false, noted.created(), later, noted.turns(),
						noted.model(), noted.failed(), noted.bytes()));
			}
			return !old.id().equals("used") && folder.deleteUnchanged(old, later);
		});
		assertEquals(List.of("old"), removed.stream().map(ConversationSummary::id).toList());
		assertTrue(folder.exists("used"));
		assertTrue(folder.exists("noted"));
	}

	@Test
	void whatWasSaidThisMonthStaysHoweverMuchThereIs() throws IOException {
		write("old", "A", 1, false);
		write("this-month", "B", 20, false);
		assertEquals(List.of("old"), bound(1, Set.of(), Samples.NOW.plus(Duration.ofDays(40))));
		assertEquals(List.of(), bound(1, Set.of(), Samples.NOW), "a clock that was set back");
	}

	@Test
	void aClockThatJumpsAheadDoesNotEmptyTheTrash() throws IOException {
		write("c1", "One", 1, false);
		folder.delete("c1", Samples.NOW);
		bound(Long.MAX_VALUE, Set.of(), Samples.NOW);
		Instant wrong = Samples.NOW.plus(Duration.ofDays(3650));
		for (int day = 0; day < 7; day++) {
			bound(Long.MAX_VALUE, Set.of(), wrong.plus(Duration.ofDays(day)));
		}
		bound(Long.MAX_VALUE, Set.of(), Samples.NOW.plus(Duration.ofDays(8)));
		assertEquals("One", folder.restore("c1").title());
	}

	@Test
	void deletingTwiceUnderOneIdKeepsBoth() throws IOException {
		write("c1", "Mine", 1, false);
		folder.delete("c1", Samples.NOW);
		write("c1", "Imported", 1, false);
		folder.delete("c1", Samples.NOW);
		assertEquals("Imported", folder.restore("c1").title());
		assertTrue(Files.exists(root.resolve("trash").resolve("1-c1.jsonl")));
	}

	private List<String> bound(long bytes, Set<String> open, Instant now) throws IOException {
		return folder.bound(bytes, open, now, old -> folder.deleteUnchanged(old, now)).stream()
				.map(ConversationSummary::id).toList();
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "CON", "nul", "com1", "Lpt9", "../../etc/passwd", "a/b", "a\\b", "con:", "a.b", "-x"})
	void idsThatAreNoFileNamesAreRefused(String id) {
		assertThrows(IOException.class, () -> folder.path(id));
	}

	@Test
	void searchFindsAllWordsInTitlesAndTexts() throws IOException {
		write("c1", "Kittens and dogs", 1, false);
		try (var file = new ConversationFile(folder.path("c2"))) {
			file.begin("c2", Samples.NOW);
			file.title("Other", true);
			file.turn(new Question("q", null, Samples.NOW, new Prompt("How do I\nfeed my KITTENS?",
					List.of(new Attachment.TextFile("Dinner.java", "class Dinner { String \u00dcbung; }")))));
			file.turn(Samples.begun("a", "q"));
			file.piece("a", new Piece("With m", "", List.of(), List.of()));
			file.piece("a", new Piece("ilk.", "", List.of(), List.of()));
		}
		assertEquals(List.of("c1", "c2"), found("kittens"), "titles first");
		assertEquals(List.of("c2"), found("milk  kittens"));
		assertEquals(List.of("c2"), found("\u00fcbung"));
		assertEquals(List.of("c2"), found("other milk"), "one word in the title, one in the text");
		assertEquals(List.of(), found("kittens elephants"));
		assertEquals(List.of(), found("  "));
		SearchHit hit = search("MILK").getFirst();
		assertEquals("a", hit.turnId());
		assertEquals("milk", hit.excerpt().substring(hit.matchStart(), hit.matchStart() + hit.matchLength()));
		assertTrue(search("feed").getFirst().excerpt().contains("How do I feed"));
	}

	@Test
	void searchSeesWhatWasAddedMeanwhile() throws IOException {
		write("c1", "T", 1, false);
		var search = new ConversationSearch(folder);
		var hits = new ArrayList<SearchHit>();
		search.search("zebra", sorted(), hits::add, () -> false);
		try (var file = new ConversationFile(folder.path("c1"))) {
			file.turn(Samples.question("z", "a", "a zebra"));
		}
		search.search("zebra", sorted(), hits::add, () -> false);
		assertEquals(1, hits.size());
		search.search("zebra", sorted(), hits::add, () -> true);
		assertEquals(1, hits.size(), "cancelled");
	}

	@Test
	void searchPassesOverWhatWasDeleted() throws IOException {
		write("c1", "T", 1, false);
		try (var file = new ConversationFile(folder.path("c1"))) {
			file.turn(Samples.question("z", "q2", "a zebra"));
			assertEquals(List.of("c1"), found("zebra"));
			file.tree("delete", "q2");
			assertEquals(List.of(), found("zebra"), "with the turn before it");
			file.tree("restore", "q2");
			assertEquals(List.of("c1"), found("zebra"));
		}
	}

	@Test
	void anExportIsTheSameConversationElsewhere() throws IOException {
		write("c1", "One", 1, true);
		byte[] exported = export("c1");
		assertTrue(
				new String(exported, StandardCharsets.UTF_8).startsWith("{\"format\":\"openrouter4e-conversation\""));
		ConversationSummary copy = ConversationImport.read(new ByteArrayInputStream(exported), folder, "c9",
				Samples.NOW);
		assertEquals("c9", copy.id());
		assertEquals("One", copy.title());
		ConversationSummary original = sorted().stream().filter(each -> each.id().equals("c1")).findFirst().get();
		assertEquals(original.turns(), copy.turns());
		folder.delete("c1", Samples.NOW);
		assertEquals("c1", ConversationImport.read(new ByteArrayInputStream(exported), folder, "c8", Samples.NOW).id());
		try (var one = new ConversationFile(folder.path("c1")); var two = new ConversationFile(folder.path("c9"))) {
			StoredConversation first = ConversationScan.open(one);
			StoredConversation second = ConversationScan.open(two);
			assertEquals(first.tree().path(), second.tree().path());
			first.tree().path()
					.forEach(id -> assertEquals(first.tree().get(id).turn(), second.tree().get(id).turn()));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "{}", "[1]", "not json", "{\"format\":\"openrouter4e-conversation\"}",
			"{\"format\":\"openrouter4e-conversation\",\"version\":1,\"records\":[{\"t\":\"title\",\"title\":\"x\"}]}"})
	void whatIsNoExportAddsNothing(String text) throws IOException {
		assertThrows(ForeignFileException.class, () -> ConversationImport
				.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), folder, "c9", Samples.NOW));
		assertEquals(List.of(), sorted());
	}

	private byte[] export(String id) throws IOException {
		var bytes = new ByteArrayOutputStream();
		ConversationExport.write(folder.path(id), bytes);
		return bytes.toByteArray();
	}

	private List<String> found(String query) throws IOException {
		return search(query).stream().map(hit -> hit.conversation().id()).toList();
	}

	private List<SearchHit> search(String query) throws IOException {
		var hits = new ArrayList<SearchHit>();
		new ConversationSearch(folder).search(query, sorted(), hits::add, () -> false);
		return hits;
	}

	private List<ConversationSummary> sorted() throws IOException {
		return folder.list(Set.of()).stream().sorted(ConversationSummary.ORDER).toList();
	}

	private void write(String id, String title, int day, boolean pinned) throws IOException {
		Instant at = Samples.NOW.plus(Duration.ofDays(day));
		try (var file = new ConversationFile(folder.path(id))) {
			file.begin(id, at);
			file.title(title, true);
			if (pinned) {
				file.pinned(true);
			}
			file.turn(new Question("q", null, at, Prompt.of("hello")));
			file.turn(Samples.begun("a", "q"));
			file.ended(Samples.complete("a", "q", ""));
			file.turn(new Question("q", null, at, Prompt.of("ids are unique")));
			file.turn(new Question("q2", "a", at, Prompt.of("next")));
		}
	}
}
