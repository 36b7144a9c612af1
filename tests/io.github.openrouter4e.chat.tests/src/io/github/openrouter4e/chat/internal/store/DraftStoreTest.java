package io.github.openrouter4e.chat.internal.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Blob;
import io.github.openrouter4e.chat.Draft;
import io.github.openrouter4e.chat.Prompt;

@SuppressWarnings("nls")
class DraftStoreTest {

	@TempDir
	Path temp;
	/** Takes no work: the tests say when something is written. */
	private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();

	@BeforeEach
	void stop() {
		scheduler.shutdownNow();
	}

	@Test
	void whatWasPutIsThereAtOnceAndAfterARestart() throws Exception {
		var drafts = store();
		var draft = new Draft(new Prompt("text \u4E2D", List.of(new Attachment.TextFile("a.txt", "content"),
				new Attachment.AnswerSchema("Review (JSON schema)", "{\"type\":\"object\"}"),
				new Attachment.Audio("s.mp3", "mp3", Blob.of(new byte[]{4})),
				new Attachment.Video("v.mp4", "video/mp4", Blob.of(new byte[]{5, 6})),
				new Attachment.Image("i.png", "image/png", Blob.of(new byte[]{1, 2, 3})))), "q1");
		drafts.put("c1", draft);
		assertEquals(draft, drafts.get("c1"));
		drafts.shown("c1");
		drafts.close();
		assertEquals(draft, store().get("c1"));
		assertEquals("c1", store().lastShown());
		assertEquals(Draft.EMPTY, store().get("c2"));
	}

	/** Whatever was written is there for a process that comes after a kill. */
	@Test
	void anyHistoryOfDraftsSurvivesAKill() throws Exception {
		var random = new Random(11);
		var drafts = store();
		Map<String, Draft> written = new HashMap<>();
		Map<String, Draft> put = new HashMap<>();
		for (var step = 0; step < 300; step++) {
			var id = "c" + random.nextInt(5);
			var draft = random(random);
			drafts.put(id, draft);
			put.put(id, draft);
			if (random.nextInt(3) == 0) {
				drafts.write();
				written.putAll(put);
			}
			var survivor = store(); // what a new process sees; nobody closed the other one
			for (var entry : written.entrySet()) {
				assertEquals(entry.getValue().isEmpty() ? Draft.EMPTY : entry.getValue(), survivor.get(entry.getKey()));
			}
		}
	}

	@Test
	void anEmptyDraftLeavesNothingBehind() throws Exception {
		var drafts = store();
		drafts.put("c1", new Draft(new Prompt("x", List.of(new Attachment.Pdf("p.pdf", Blob.of(new byte[9])))), null));
		drafts.write();
		assertTrue(Files.exists(temp.resolve("drafts/c1")));
		drafts.put("c1", Draft.EMPTY);
		drafts.write();
		assertFalse(Files.exists(temp.resolve("drafts/c1")));
	}

	@Test
	void typingDoesNotWriteTheAttachmentsAgain() throws Exception {
		var drafts = store();
		var attachments = List.<Attachment>of(new Attachment.TextFile("a.txt", "content"));
		drafts.put("c1", new Draft(new Prompt("a", attachments), null));
		drafts.write();
		var file = temp.resolve("drafts/c1/attachments.json");
		Files.writeString(file, "seen");
		drafts.put("c1", new Draft(new Prompt("ab", attachments), null));
		drafts.write();
		assertEquals("seen", Files.readString(file));
	}

	@ParameterizedTest
	@ValueSource(strings = {"..", "../x", "a/b", "", ".hidden", "C:"})
	void anIdCannotLeadOut(String id) {
		var drafts = store();
		assertThrows(IllegalArgumentException.class, () -> drafts.put(id, random(new Random(1))));
		assertThrows(IOException.class, () -> drafts.get(id));
	}

	@Test
	void damageIsNotFatal() throws Exception {
		var home = Files.createDirectories(temp.resolve("drafts/c1"));
		Files.writeString(home.resolve("text.json"), "{\"text\":\"x\"}");
		Files.writeString(home.resolve("attachments.json"),
				"{\"attachments\":[{\"kind\":\"image\",\"name\":\"i\",\"blob\":\"../../secret\"},{\"kind\":\"new\"}]}");
		Files.write(temp.resolve("drafts/last"), new byte[]{0, 1, 2});
		assertEquals(new Draft(Prompt.of("x"), null), store().get("c1"));
		assertNull(store().lastShown());
	}

	@Test
	void oldDraftsAreForgotten() throws Exception {
		var drafts = store();
		for (var i = 0; i < DraftStore.MOST_DRAFTS + 20; i++) {
			drafts.put("c" + i, new Draft(Prompt.of("text"), null));
		}
		drafts.write();
		drafts.put("newest", new Draft(Prompt.of("text"), null));
		drafts.write();
		try (var files = Files.list(temp.resolve("drafts"))) {
			assertEquals(DraftStore.MOST_DRAFTS + 1, files.filter(Files::isDirectory).count());
		}
	}

	@Test
	void whatCouldNotBeWrittenIsWrittenLater() throws Exception {
		var drafts = store();
		Files.writeString(temp.resolve("drafts"), "in the way");
		drafts.put("c1", new Draft(Prompt.of("kept"), null));
		drafts.write();
		Files.delete(temp.resolve("drafts"));
		drafts.put("c2", new Draft(Prompt.of("other"), null));
		drafts.write();
		assertEquals("kept", store().get("c1").prompt().text());
	}

	private static Draft random(Random random) {
		var attachments = new ArrayList<Attachment>();
		for (var i = random.nextInt(3); i > 0; i--) {
			var bytes = new byte[10];
			random.nextBytes(bytes);
			attachments.add(switch (random.nextInt(4)) {
				case 0 -> new Attachment.Image("i" + i, "image/png", Blob.of(bytes));
				case 1 -> new Attachment.FolderListing("f", "a\nb");
				case 2 -> new Attachment.PastedText("p", "text " + i);
				default -> new Attachment.Pdf("p" + i, Blob.of(bytes));
			});
		}
		return new Draft(new Prompt("t".repeat(random.nextInt(4)), attachments),
				random.nextBoolean() ? "q" + random.nextInt(9) : null);
	}

	private DraftStore store() {
		return new DraftStore(temp.resolve("drafts"), scheduler);
	}
}
