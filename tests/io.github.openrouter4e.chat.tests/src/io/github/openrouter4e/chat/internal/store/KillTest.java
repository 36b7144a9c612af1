package io.github.openrouter4e.chat.internal.store;

import static io.github.openrouter4e.testing.Answer.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.openrouter4e.caching.CachingPolicy;
import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.ToolResult;
import io.github.openrouter4e.chat.support.ChatBed;
import io.github.openrouter4e.chat.support.FakeTools;
import io.github.openrouter4e.chat.support.Killed;
import io.github.openrouter4e.chat.support.KilledInTool;
import io.github.openrouter4e.chat.support.Recorder;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.client.OpenRouterClient;
import io.github.openrouter4e.costs.internal.FileCostLedger;
import io.github.openrouter4e.models.ModelCatalogue;
import io.github.openrouter4e.storage.LineFile;
import io.github.openrouter4e.testing.Catalogue;

/** Kills a process that receives an answer, at a moment that nobody chose, and looks at what is left. */
class KillTest {

	/** What may be lost of an answer under way. */
	private static final long LOSS_MILLIS = 500;

	@TempDir
	Path folder;

	@RepeatedTest(5)
	void aKillLosesAtMostTheLastHalfSecond() throws Exception {
		Process process = start(Killed.class);
		long lastTold = 0;
		long lastPaid = -1;
		int toRead = 100 + new Random().nextInt(700);
		long[] told = new long[100_000]; // when each number was handed over
		int last = -1;
		try (BufferedReader output = process.inputReader()) {
			for (int lines = 0;; lines++) {
				if (lines == toRead) {
					process.toHandle().destroyForcibly(); // unlike the process's own, leaves its output to be read
				}
				String line = output.readLine();
				if (line == null) {
					break;
				}
				String[] words = line.split(" ");
				if (words.length < 2) {
					continue; // cut by the kill
				}
				if (words[0].equals("paid")) {
					lastPaid = Long.parseLong(words[1]);
				} else {
					last = Integer.parseInt(words[1]);
					lastTold = Long.parseLong(words[0]);
					told[last] = lastTold;
				}
			}
		}
		process.waitFor();
		assertTrue(last > 0, "the process did not start");

		try (var file = new ConversationFile(folder.resolve("c1.jsonl"))) {
			StoredConversation stored = ConversationScan.open(file);
			assertEquals(0, stored.damagedLines());
			Answer answer = (Answer) stored.tree().get("a").turn();
			assertEquals(AnswerState.INTERRUPTED, answer.state());
			int kept = kept(answer.text().toString());
			assertTrue(kept >= last || lastTold - told[Math.max(kept, 0)] <= LOSS_MILLIS,
					"kept " + kept + " of " + last + ", which is " + (lastTold - told[Math.max(kept, 0)]) + " ms");
		}
		try (var ledger = new FileCostLedger(folder.resolve("ledger.jsonl"), ZoneOffset.UTC)) {
			assertEquals(0, ledger.damagedLines());
			assertTrue(ledger.entries(all -> true).size() >= lastPaid / 50 + 1, "what was paid is recorded");
		}
	}

	/** The last number of "0 1 2 3 ", after a check that none is missing; −1 if there is none. */
	private static int kept(String text) {
		List<String> numbers = text.isEmpty() ? List.of() : List.of(text.strip().split(" "));
		for (int i = 0; i < numbers.size(); i++) {
			assertEquals(i, Integer.parseInt(numbers.get(i)));
		}
		return numbers.size() - 1;
	}

	/** A tool that may have done its work does not run again unless the model, knowing that, calls it again. */
	@Test
	void aToolThatWasRunningIsToldAsThatAndNothingRunsTwice() throws Exception {
		Process process = start(KilledInTool.class);
		String id;
		try (BufferedReader output = process.inputReader()) {
			id = output.readLine();
			assertEquals("began", output.readLine());
			process.toHandle().destroyForcibly();
		}
		process.waitFor();
		assertEquals(List.of("c1", "c2"), Files.readAllLines(folder.resolve("ran.txt")));

		var tools = new FakeTools().with("write", call -> "written");
		try (var bed = new ChatBed(folder)) {
			bed.tools.add(tools);
			ChatSession session = bed.chat.open(id);
			List<ToolOutcome> outcomes = session.snapshot().path().stream().filter(ToolResult.class::isInstance)
					.map(turn -> ((ToolResult) turn).outcome()).toList();
			assertEquals(new ToolOutcome.Done("written"), outcomes.getFirst());
			assertEquals(ToolOutcome.Failed.Kind.INTERRUPTED, ((ToolOutcome.Failed) outcomes.getLast()).kind());
			assertEquals(2, outcomes.size());
			assertEquals(List.of(), tools.calls, "nothing runs by itself");
			assertTrue(bed.server.requests("/chat/completions").isEmpty());

			Recorder told = bed.listenTo(session);
			bed.server.enqueue(text("I look first."));
			session.continueAnswer();
			told.awaitAnswers(1);
			assertEquals(List.of("c3"), tools.calls.stream().map(ToolRequest::callId).toList());
			List<String> sent = bed.server.lastChat().json().path("messages").findValuesAsText("content");
			assertEquals("written", sent.get(2));
			assertTrue(sent.get(3).contains("not known"), sent.get(3));
			assertEquals("written", sent.get(4));
		}
	}

	private Process start(Class<?> program) throws IOException {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		return new ProcessBuilder(java, "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", classPath(),
				program.getName(), folder.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
	}

	/** Where the classes come from, which inside OSGi the class path of this process does not tell. */
	static String classPath() {
		return Stream
				.of(Killed.class, ConversationFile.class, LineFile.class, OpenRouterClient.class, ModelCatalogue.class,
						CachingPolicy.class, FileCostLedger.class, Catalogue.class,
						ObjectMapper.class, JsonFactory.class, JsonProperty.class)
				.map(KillTest::location).distinct()
				.collect(Collectors.joining(File.pathSeparator));
	}

	private static String location(Class<?> type) {
		CodeSource source = type.getProtectionDomain().getCodeSource();
		return Path.of(java.net.URI.create(source.getLocation().toString().replace(" ", "%20"))).toString();
	}
}
