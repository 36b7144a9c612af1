package io.github.openrouter4e.chat.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.CondensePreview;
import io.github.openrouter4e.chat.Conversation;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.support.Samples;
import io.github.openrouter4e.chat.tools.ToolView;

/** A view opens a long conversation as quickly as a short one: once the file was gone through, only the end is read. */
@SuppressWarnings("nls")
class LongConversationTest extends NewSession {

	private static final int ROUNDS = 500;
	private static final String TEXT = "Some words of an answer. ".repeat(80);
	private static final String STEPS = "[{\"text\":\"one\",\"state\":\"doing\"}]";
	/** About as many of these rounds stay as they are if the conversation is condensed. */
	private static final int END = 40;

	@Test
	void whatAViewAsksForReadsTheEndOnly() throws Exception {
		open(false);
		Conversation conversation = session.snapshot();
		assertEquals("a" + ROUNDS, conversation.last().id());
		assertFalse(session.isRunUnfinished());
		assertTrue(session.estimate(Prompt.of("And now?")).promptTokens() > 100_000);
		bed.clock.advance(Duration.ofHours(1));
		CondensePreview preview = session.condensePreview();
		assertTrue(preview.cold() && preview.after() < preview.before() / 2, preview.toString());
		assertNull(conversation.lastView(ToolView.STEPS));

		long read = answersRead();
		assertTrue(read > 0 && read <= END, read + " answers were read");
	}

	@Test
	void theStepsOfLongAgoAreFoundWithoutReadingWhatCameSince() throws Exception {
		open(true);
		assertEquals(STEPS, session.snapshot().lastView(ToolView.STEPS).data());
		assertNull(session.snapshot().lastView(ToolView.DIFF));
		assertEquals(0, answersRead());
	}

	/** How many answers have been read: those are still known after their lines were damaged. */
	private long answersRead() throws Exception {
		try (var files = Files.walk(folder)) {
			Path path = files.filter(file -> file.getFileName().toString().startsWith(session.id())).findFirst()
					.orElseThrow();
			Files.write(path, new byte[(int) Files.size(path)], StandardOpenOption.WRITE);
		}
		return session.snapshot().path().stream()
				.filter(turn -> turn instanceof Answer answer && answer.text().length() == TEXT.length()).count();
	}

	private void open(boolean withSteps) throws Exception {
		String id = bed.chat.importJson(new ByteArrayInputStream(export(withSteps).getBytes(StandardCharsets.UTF_8)))
				.id();
		bed.restart();
		session = bed.chat.open(id);
	}

	private static String export(boolean withSteps) {
		var json = new StringBuilder("{\"format\":\"openrouter4e-conversation\",\"version\":1,\"records\":["
				+ "{\"t\":\"conversation\",\"id\":\"long\",\"at\":\"2026-09-01T10:00:00Z\",\"format\":1}");
		var last = "";
		for (int i = 1; i <= ROUNDS; i++) {
			json.append(record("question", "q" + i, last)).append("\"text\":\"And this?\"}")
					.append(record("answer", "a" + i, "q" + i)).append("\"model\":\"").append(Samples.MODEL)
					.append("\"}")
					.append(record("piece", "a" + i, "")).append("\"text\":\"").append(TEXT).append("\"}")
					.append(record("part", "a" + i, "")).append("\"state\":\"COMPLETE\",\"textEnd\":")
					.append(TEXT.length())
					.append(",\"reasoningEnd\":0,\"tokens\":{\"prompt\":100000,\"completion\":500},")
					.append("\"cost\":{\"kind\":\"EXACT\",\"credits\":\"0.01\"},\"duration\":5000}");
			last = "a" + i;
			if (withSteps && i == 2) {
				json.append(record("tool", "t", last))
						.append("\"call\":\"c\",\"tool\":\"todo\",\"content\":\"\\\"view\\\":{\",")
						.append("\"failed\":false,\"view\":{\"type\":\"steps\",\"data\":\"")
						.append(STEPS.replace("\"", "\\\"")).append("\"}}");
				last = "t";
			}
		}
		return json.append("]}").toString();
	}

	private static String record(String type, String id, String parent) {
		return ",{\"t\":\"" + type + "\",\"id\":\"" + id + "\"," + (parent.isEmpty() ? "" : "\"p\":\"" + parent + "\",")
				+ "\"at\":\"2026-09-01T10:00:00Z\",";
	}
}
