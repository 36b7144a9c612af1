package io.github.openrouter4e.chat.internal.store;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.ConversationOptions;
import io.github.openrouter4e.chat.ConversationSummary;
import io.github.openrouter4e.chat.ForeignFileException;
import io.github.openrouter4e.chat.ForeignFileException.Reason;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.QueuedPrompt;
import io.github.openrouter4e.chat.ToolResult;
import io.github.openrouter4e.chat.UnreadableConversation;
import io.github.openrouter4e.chat.support.HostileJson;
import io.github.openrouter4e.chat.support.Samples;
import io.github.openrouter4e.models.RequestOption;
import io.github.openrouter4e.models.RequestOptions;
import io.github.openrouter4e.storage.Json;
import io.github.openrouter4e.storage.LineFile;
import io.github.openrouter4e.storage.LineScanner;

/** Whatever a file says, importing and reading it ends, in bounded memory, and touches no other conversation. */
class HostileConversationTest {

	private static final String HEAD = "{\"format\":\"openrouter4e-conversation\",\"version\":1,\"records\":[";
	private static final String BEGIN = "{\"t\":\"conversation\",\"id\":\"x\",\"at\":\"2026-01-01T00:00:00Z\"}";
	private static final int BATCHES = 10;

	@TempDir
	Path root;
	ConversationFolder folder;
	private byte[] whole;

	@BeforeEach
	void write() throws IOException {
		folder = new ConversationFolder(root);
		try (var file = new ConversationFile(folder.path("mine"))) {
			everything(file);
		}
		var bytes = new ByteArrayOutputStream();
		ConversationExport.write(folder.path("mine"), bytes);
		whole = bytes.toByteArray();
	}

	@AfterEach
	void close() throws IOException {
		folder.close();
	}

	private static void everything(ConversationFile file) throws IOException {
		Answer answer = Samples.complete("a", "q", "Hello world");
		file.begin("mine", Samples.NOW);
		file.turn(new Question("q", null, Samples.NOW, Samples.promptWithEverything()));
		file.leaveOut("q", 0);
		file.title("A title", true);
		file.turn(Samples.begun("a", "q"));
		file.started("a", "gen-1", "m", "P");
		file.piece("a", new Piece("Hello ", "thought", List.of(), List.of()));
		file.piece("a", new Piece("world", "", answer.citations(), answer.images()));
		file.ended(answer);
		file.cost("a", 0, answer.parts().getFirst().cost(), answer.parts().getFirst().tokens());
		file.resumed("a");
		file.turn(ToolResult.begin("t", "a", Samples.NOW, "c1", "read"));
		file.turn(Samples.failed("t", "a", "c1", "content\n"));
		file.turn(Samples.seen("t2", "t"));
		file.turn(Samples.begun("b", "q"));
		file.again("b");
		file.pinned(true);
		file.options(new ConversationOptions("m", "be nice", "high", Boolean.FALSE, "act", List.of("project"),
				RequestOptions.EMPTY.with(RequestOption.SERVICE_TIER, "flex")));
		file.tree("delete", "t");
		file.tree("active", "a");
		file.queue(new QueuedPrompt("w", Samples.promptWithEverything()));
	}

	@Test
	void whatIsMutatedIsImportedWholeOrRefusedInWords() throws IOException {
		List<ConversationSummary> before = folder.list(Set.of());
		ArrayNode records = (ArrayNode) Json.parse(new String(whole, StandardCharsets.UTF_8)).get("records");
		int imported = 0;
		for (int batch = 0; batch < BATCHES; batch++) {
			var random = new Random(batch);
			for (int i = 0; i < 1000; i++) {
				byte[] mutated = random.nextInt(3) == 0 ? bytes(random) : records(records.deepCopy(), random);
				imported += imported(mutated, batch + "/" + i) ? 1 : 0;
			}
			assertEquals(before, folder.list(Set.of()), "the history is as before");
		}
		assertTrue(imported > 500, imported + " were harmless");
		assertEquals(List.of(), folder.unreadable());
		try (Stream<Path> left = Files.list(root.resolve("quarantine"))) {
			assertEquals(0, left.count());
		}
	}

	private boolean imported(byte[] mutated, String which) {
		try {
			ConversationSummary summary = ConversationImport.read(new ByteArrayInputStream(mutated), folder, "new",
					Samples.NOW);
			assertFalse(summary.updated().isAfter(Samples.NOW), which);
			whole(folder.path(summary.id()), which);
			Files.delete(folder.path(summary.id()));
			return true;
		} catch (ForeignFileException e) {
			return false;
		} catch (IOException | RuntimeException e) {
			throw new AssertionError(which + ": " + new String(mutated, StandardCharsets.UTF_8), e);
		}
	}

	/** Everything that is done with a conversation can be done with this one. */
	private static void whole(Path path, String which) throws IOException {
		try (var file = new ConversationFile(path)) {
			StoredConversation stored = ConversationScan.open(file);
			assertEquals(0, stored.damagedLines(), which);
			assertTrue(stored.queue().stream().allMatch(QueuedPrompt::held), which);
			read(stored);
		}
		SearchableText.read(path, () -> false);
	}

	private static void read(StoredConversation stored) {
		stored.tree().ids().forEach(id -> {
			stored.tree().pathTo(id);
			stored.tree().branches(id);
			assertEquals(stored.tree().get(id).parentId(), stored.tree().get(id).turn().parentId());
			if (stored.tree().get(id).turn() instanceof Answer answer) {
				answer.parts().forEach(part -> answer.text().substring(0, part.textEnd()));
				answer.cost();
				answer.duration();
			}
		});
	}

	private byte[] records(ArrayNode records, Random random) {
		var hostile = new HostileJson(random);
		for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
			hostile.mutate(records);
		}
		return (HEAD + records.toString().substring(1) + "}").getBytes(StandardCharsets.UTF_8);
	}

	private byte[] bytes(Random random) {
		byte[] bytes = whole.clone();
		int at = random.nextInt(bytes.length);
		switch (random.nextInt(3)) {
			case 0 -> bytes[at] = (byte) random.nextInt(256);
			case 1 -> bytes = Arrays.copyOf(bytes, at);
			default -> System.arraycopy(bytes, at, bytes, at / 2, Math.min(40, bytes.length - at));
		}
		return bytes;
	}

	@Test
	void aStoredFileIsReadWhateverItsLinesSay() throws IOException {
		ArrayNode records = (ArrayNode) Json.parse(new String(whole, StandardCharsets.UTF_8)).get("records");
		var random = new Random(11);
		var hostile = new HostileJson(random);
		for (int i = 0; i < 2000; i++) {
			ArrayNode changed = records.deepCopy();
			hostile.mutate(changed);
			Path path = folder.path("stored");
			Files.deleteIfExists(path);
			try (var file = new LineFile(path)) {
				for (JsonNode record : changed) {
					if (record instanceof ObjectNode object && !object.isEmpty()) {
						file.append(object);
					}
				}
			}
			int which = i;
			assertDoesNotThrow(() -> {
				try (var file = new ConversationFile(path)) {
					read(ConversationScan.open(file));
				}
				SearchableText.read(path, () -> false);
			}, () -> which + ": " + changed);
			assertEquals(2, folder.list(Set.of()).size(), changed::toString);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"{\"t\":\"conversation\",\"at\":\"2026-01-01T00:00:00Z\"},{\"t\":\"question\",\"id\":\"q\",\"text\":\"x\"}",
			"{\"t\":\"conversation\",\"id\":\"\"},{\"t\":\"question\",\"text\":\"x\"}",
			"{\"t\":\"conversation\",\"id\":7},{\"t\":\"question\",\"id\":\"\",\"text\":\"x\"}",
			"{\"t\":\"question\",\"at\":\"2026-01-01T00:00:00Z\",\"text\":\"x\"}",
			"{\"t\":\"question\",\"id\":\"q\",\"p\":\"q\",\"at\":\"2026-01-01T00:00:00Z\",\"text\":\"x\"}",
			"{\"t\":\"question\",\"id\":\"a\",\"p\":\"b\",\"at\":\"2026-01-01T00:00:00Z\",\"text\":\"x\"},"
					+ "{\"t\":\"question\",\"id\":\"b\",\"p\":\"a\",\"at\":\"2026-01-01T00:00:00Z\",\"text\":\"x\"}"})
	void smallFilesThatTookTheWholeMemoryAreRefused(String records) throws IOException {
		List<ConversationSummary> before = folder.list(Set.of());
		assertEquals(Reason.INVALID, refusal(HEAD + records + "]}"));
		assertEquals(before, folder.list(Set.of()));
	}

	@Test
	void theSameAsStoredFilesHideNothing() throws IOException {
		Path path = folder.path("circle");
		try (var file = new LineFile(path)) {
			file.append(Json.object("conversation").put("id", ""));
			file.append(Json.object("question").put("text", "none"));
			file.append(Json.object("question").put("id", "a").put("p", "b").put("text", "needle"));
			file.append(Json.object("question").put("id", "b").put("p", "a").put("text", "x"));
			file.append(Json.object("answer").put("id", "c").put("p", "c"));
			file.append(Json.object("piece").put("id", "c").put("text", "unended"));
			file.append(Json.object("delete").put("id", "c"));
		}
		assertEquals(Set.of("mine", "circle"), ids());
		try (var file = new ConversationFile(path)) {
			StoredConversation stored = ConversationScan.open(file);
			assertEquals(List.of("a", "b"), stored.tree().path());
			assertEquals(1, stored.damagedLines());
			read(stored);
			TurnTree settled = stored.tree().edit().put(new TurnSlot(Samples.question("a", "b", "x"))).build();
			assertEquals(List.of("a", "b"), settled.pathTo("b"), "a turn never gets another parent");
		}
		var hits = new ArrayList<String>();
		new ConversationSearch(folder).search("needle", folder.list(Set.of()), hit -> hits.add(hit.turnId()),
				() -> false);
		assertEquals(List.of("a"), hits);
	}

	@ParameterizedTest
	@ValueSource(strings = {"\"id\":\"CON\"", "\"id\":\"nul\"", "\"id\":\"a/b\"", "\"id\":\"\\u0000\""})
	void aConversationGetsAnotherIdThanADevice(String id) throws IOException {
		String records = BEGIN.replace("\"id\":\"x\"", id) + "," + question("q", "");
		try {
			assertEquals("new", read(HEAD + records + "]}").id());
		} catch (ForeignFileException e) {
			assertEquals(Reason.INVALID, e.reason());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"\"duration\":9223372036854775807", "\"duration\":-1",
			"\"cost\":{\"kind\":\"EXACT\",\"credits\":\"1E+50000000\"}", "\"textEnd\":-5", "\"textEnd\":1E+50000000",
			"\"cost\":{\"kind\":\"EXACT\",\"credits\":\"1E-50000000\"}", "\"tokens\":{\"prompt\":-1}",
			"\"tokens\":{\"prompt\":9223372036854775807}", "\"someday\":1e999"})
	void valuesThatNobodyCanCountAreRefused(String field) throws IOException {
		assertEquals(Reason.INVALID, refusal(HEAD + BEGIN + "," + question("q", "")
				+ ",{\"t\":\"answer\",\"id\":\"a\",\"p\":\"q\",\"at\":\"2026-01-01T00:00:00Z\"},"
				+ "{\"t\":\"part\",\"id\":\"a\"," + field + "}]}"));
	}

	@Test
	void timesAreThoseOfACalendarAndNotInTheFuture() throws IOException {
		for (String time : List.of("+1000000000-12-31T23:59:59.999999999Z", "-0001-01-01T00:00:00Z", "tomorrow")) {
			assertEquals(Reason.INVALID, refusal(
					HEAD + BEGIN + "," + question("q", "").replace("2026-01-01T00:00:00Z", time) + "]}"));
		}
		ConversationSummary summary = read(
				HEAD + BEGIN + "," + question("q", "").replace("2026-01-01", "9999-12-31") + "]}");
		assertEquals(Samples.NOW, summary.updated());
	}

	@Test
	void largeFilesTakeBoundedTimeAndMemory() throws IOException {
		assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
			int many = 100_000;
			assertEquals(many, readAll(many, i -> question("q" + i, "")).turns(), "siblings");
			assertEquals(Reason.TOO_LARGE, refusal(many, i -> question("q" + i, i == 0 ? "" : "q" + (i - 1))), "deep");
			assertEquals(15_000, readAll(15_000, i -> question("d" + i, i == 0 ? "" : "d" + (i - 1))).turns());
			String kilobyte = "y".repeat(1000);
			assertEquals(85_000, readAll(85_000, i -> question("m" + i, "").replace("hello", kilobyte)).turns());
			assertEquals(Reason.TOO_LARGE, refusal(HEAD + "{\"t\":\"x\",\"v\":[" + "[],".repeat(many) + "[]]}]}"));
			assertEquals(Reason.TOO_LARGE, refusal(HEAD + "{\"t\":\"x\",\"v\":" + "[".repeat(100_000)));
		});
		assertEquals(4, folder.list(Set.of()).size(), "mine, and three");
	}

	@Test
	void filesThatCannotBeReadAreNamedAndHideNoOther() throws IOException {
		Path conversations = root.resolve("conversations");
		Files.createSymbolicLink(conversations.resolve("dangling.jsonl"), root.resolve("nowhere"));
		Files.createSymbolicLink(conversations.resolve("loop.jsonl"), conversations.resolve("loop.jsonl"));
		Files.createDirectory(conversations.resolve("folder.jsonl"));
		Files.writeString(conversations.resolve("garbage.jsonl"), "no line of ours\n");
		Files.writeString(conversations.resolve("con.jsonl"), "x");
		Files.writeString(conversations.resolve("a b.jsonl"), "x");
		var expected = new HashSet<>(Set.of("dangling.jsonl", "loop.jsonl", "folder.jsonl", "garbage.jsonl",
				"con.jsonl", "a b.jsonl", "huge.jsonl"));
		try (var huge = Files.newByteChannel(conversations.resolve("huge.jsonl"),
				java.nio.file.StandardOpenOption.CREATE_NEW, java.nio.file.StandardOpenOption.WRITE)) {
			huge.position(LineScanner.MAX_FILE + 10);
			huge.write(java.nio.ByteBuffer.wrap(new byte[]{1}));
		}
		if (fifo(conversations.resolve("pipe.jsonl"))) {
			expected.add("pipe.jsonl");
		}
		assertEquals(Set.of("mine"), ids());
		List<UnreadableConversation> named = folder.unreadable();
		assertEquals(expected,
				new HashSet<>(named.stream().map(each -> each.file().getFileName().toString()).toList()));
		new ConversationSearch(folder).search("hello", folder.list(Set.of()), hit -> {
			// only looking
		}, () -> false);
		for (UnreadableConversation each : named) {
			String name = each.file().getFileName().toString();
			String id = name.substring(0, name.length() - ".jsonl".length());
			assertThrows(IOException.class, () -> ConversationFolder.summary(folder.path(id)), name);
		}
		Files.copy(folder.path("mine"), conversations.resolve("garbage.jsonl"),
				java.nio.file.StandardCopyOption.REPLACE_EXISTING);
		named.forEach(folder::retry);
		assertEquals(Set.of("mine", "garbage"), ids());
		assertEquals(expected.size() - 1, folder.unreadable().size());
	}

	private static boolean fifo(Path path) throws IOException {
		try {
			return new ProcessBuilder("mkfifo", path.toString()).start().waitFor() == 0;
		} catch (@SuppressWarnings("unused") InterruptedException e) {
			return false;
		}
	}

	@Test
	void aDamagedConversationCanStillBeExportedAndImported() throws IOException {
		Path path = folder.path("mine");
		Files.writeString(path,
				Files.readString(path).replace("\"t\":\"answer\",\"id\":\"a\"", "\"t\":\"ansXer\",\"id\":\"a\""));
		var bytes = new ByteArrayOutputStream();
		ConversationExport.write(path, bytes);
		ConversationSummary copy = read(bytes.toString(StandardCharsets.UTF_8));
		assertEquals(4, copy.turns());
	}

	private Set<String> ids() throws IOException {
		return new HashSet<>(folder.list(Set.of()).stream().map(ConversationSummary::id).toList());
	}

	private static String question(String id, String parent) {
		return "{\"t\":\"question\",\"id\":\"" + id + "\"" + (parent.isEmpty() ? "" : ",\"p\":\"" + parent + "\"")
				+ ",\"at\":\"2026-01-01T00:00:00Z\",\"text\":\"hello\"}";
	}

	private ConversationSummary read(String text) throws IOException {
		return ConversationImport.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), folder, "new",
				Samples.NOW);
	}

	private Reason refusal(String text) {
		return assertThrows(ForeignFileException.class, () -> read(text)).reason();
	}

	/** The file is made while it is read, as a large one takes memory. */
	private ConversationSummary readAll(int count, IntFunction<String> record) throws IOException {
		Stream<String> texts = Stream.concat(Stream.concat(Stream.of(HEAD + BEGIN),
				IntStream.range(0, count).mapToObj(i -> "," + record.apply(i))), Stream.of("]}"));
		var parts = texts.map(text -> (InputStream) new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
				.iterator();
		var source = new SequenceInputStream(new java.util.Enumeration<InputStream>() {
			@Override
			public boolean hasMoreElements() {
				return parts.hasNext();
			}

			@Override
			public InputStream nextElement() {
				return parts.next();
			}
		});
		return ConversationImport.read(source, folder, "new" + count, Samples.NOW);
	}

	private Reason refusal(int count, IntFunction<String> record) {
		return assertThrows(ForeignFileException.class, () -> readAll(count, record)).reason();
	}
}
