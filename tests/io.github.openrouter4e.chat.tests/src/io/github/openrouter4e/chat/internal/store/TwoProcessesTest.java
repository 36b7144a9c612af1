package io.github.openrouter4e.chat.internal.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.support.Appending;
import io.github.openrouter4e.chat.support.Samples;
import io.github.openrouter4e.costs.internal.FileCostLedger;

/** Two processes that append to the same files do not write over each other. */
class TwoProcessesTest {

	private static final int COUNT = 2000;

	@TempDir
	Path folder;

	@Test
	void everyLineOfBothIsThere() throws Exception {
		try (var file = new ConversationFile(folder.resolve("c1.jsonl"))) {
			file.begin("c1", Samples.NOW);
		}
		List<Process> processes = List.of(start("a"), start("b"));
		for (Process process : processes) {
			assertEquals('r', process.getInputStream().read()); // as good as "ready"
		}
		for (Process process : processes) {
			process.getOutputStream().write('\n');
			process.getOutputStream().flush();
		}
		Appending.append(folder, "c", COUNT);
		for (Process process : processes) {
			assertEquals(0, process.waitFor());
		}
		String expected = IntStream.range(0, COUNT).mapToObj(i -> i + " ").collect(Collectors.joining());
		try (var file = new ConversationFile(folder.resolve("c1.jsonl"))) {
			StoredConversation stored = ConversationScan.open(file);
			assertEquals(0, stored.damagedLines());
			for (String id : List.of("a", "b", "c")) {
				assertEquals(expected, ((Answer) stored.tree().get(id).turn()).text().toString());
			}
		}
		try (var ledger = new FileCostLedger(folder.resolve("ledger.jsonl"), ZoneOffset.UTC)) {
			assertEquals(0, ledger.damagedLines());
			assertEquals(3 * COUNT / 10, ledger.conversation("c1").requests());
		}
	}

	@Test
	void whereALineIsIsKnownAlthoughAnotherAppends() throws IOException {
		Path path = folder.resolve("c1.jsonl");
		try (var one = new ConversationFile(path); var other = new ConversationFile(path)) {
			one.begin("c1", Samples.NOW);
			other.turn(Samples.question("q1", null, "other"));
			one.turn(new Question("q2", null, Samples.NOW, Samples.promptWithEverything()));
			other.turn(new Question("q3", null, Samples.NOW, Samples.promptWithEverything()));
		}
		try (var file = new ConversationFile(path)) {
			Question read = (Question) ConversationScan.open(file).tree().get("q3").turn();
			assertEquals(List.of("i.png", "d.pdf"), read.prompt().attachments().stream()
					.filter(each -> each instanceof Attachment.Image || each instanceof Attachment.Pdf)
					.map(Attachment::name).toList());
		}
	}

	private Process start(String answer) throws IOException {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		return new ProcessBuilder(java, "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", KillTest.classPath(),
				Appending.class.getName(), folder.toString(), answer, String.valueOf(COUNT))
				.redirectError(ProcessBuilder.Redirect.INHERIT).start();
	}
}
