package io.github.openrouter4e.chat.internal.session;

import static io.github.openrouter4e.testing.Answer.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.ConversationSummary;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.QueuedPrompt;
import io.github.openrouter4e.chat.ToolResult;
import io.github.openrouter4e.chat.Turn;
import io.github.openrouter4e.chat.support.ChatBed;
import io.github.openrouter4e.chat.support.Samples;
import io.github.openrouter4e.costs.CostKind;
import io.github.openrouter4e.costs.CostSum;
import io.github.openrouter4e.costs.Purpose;

/**
 * Today's services on the files in the folder {@code upgrade}, which the version before the bundles {@code storage} and
 * {@code costs} wrote: branches, attachments, a tool call, a cut answer, prompts that wait, own provider key, unknown cost.
 */
class UpgradeTest {

	private static final String TEA = "20260901-100000-bada41450f50dcb8";
	private static final String PRICES = "20260901-110000-ea835124abcdc1fd";
	private static final List<String> FILES = List.of("ledger.jsonl", "summaries.jsonl", "drafts/last",
			"drafts/" + TEA + "/text.json", "drafts/" + TEA + "/attachments.json", conversation(TEA),
			conversation(PRICES));

	@TempDir
	Path folder;
	ChatBed bed;

	@BeforeEach
	void copyFiles() throws IOException {
		for (String name : FILES) {
			Path file = folder.resolve(name);
			Files.createDirectories(file.getParent());
			Files.write(file, original(name));
		}
		bed = new ChatBed(folder);
	}

	@AfterEach
	void close() throws Exception {
		bed.close();
	}

	@Test
	void theListIsAsItWas() throws IOException {
		List<ConversationSummary> list = bed.chat.summaries();
		assertEquals(List.of(PRICES, TEA), list.stream().map(ConversationSummary::id).toList());
		assertEquals(List.of("Prices of tea", "look"), list.stream().map(ConversationSummary::title).toList());
		assertEquals(List.of(true, false), list.stream().map(ConversationSummary::pinned).toList());
		assertEquals(List.of(), bed.chat.unreadable());
	}

	@Test
	void turnsAndBranchesAreAsTheyWere() throws IOException {
		ChatSession session = bed.chat.open(TEA);
		List<Turn> path = session.snapshot().path();
		assertEquals(0, session.snapshot().damagedLines());
		Prompt all = Samples.promptWithEverything();
		assertEquals(new Prompt(all.text(), all.attachments().stream()
				.filter(attachment -> !(attachment instanceof Attachment.WebPage)).toList()), // there were none yet
				((Question) path.getFirst()).prompt());
		assertEquals(List.of("Tea costs three.", "", "tea costs 3", "It says 3.", "Another question's answer"),
				path.stream().filter(turn -> !(turn instanceof Question)).map(UpgradeTest::said).toList());
		assertEquals(List.of("Read tea.txt", "Tell me less"), path.stream().skip(1).filter(Question.class::isInstance)
				.map(turn -> ((Question) turn).prompt().text()).toList());
		assertEquals(2, session.snapshot().branches(path.get(1).id()).size());
		List<String> cut = session.snapshot().branches(path.get(6).id());
		assertEquals(2, cut.size());
		assertEquals("Tell me more",
				((Question) session.snapshot().turn(cut.getFirst()).orElseThrow()).prompt().text());
	}

	@Test
	void costsAreTheSameToTheLastDigit() throws IOException {
		CostSum tea = bed.chat.open(TEA).snapshot().cost();
		assertEquals(6, tea.requests());
		assertEquals(CostKind.EXACT, tea.kind());
		assertEquals(new BigDecimal("0.03415238250000001"), tea.credits());
		assertEquals(new BigDecimal("0.0000223825"), tea.byokFee());
		assertEquals(new BigDecimal("0.00044765"), tea.providerBill());
		CostSum prices = bed.chat.open(PRICES).snapshot().cost();
		assertEquals(3, prices.requests());
		assertEquals(1, prices.unknown());
		assertEquals(new BigDecimal("0.000119000"), prices.credits());
		assertTrue(bed.ledger.entries(all -> true).stream().allMatch(entry -> entry.purpose() == Purpose.CHAT));
		assertEquals(0, bed.ledger.damagedLines());
	}

	@Test
	void whatWaitedIsHeldAndTheDraftIsThere() throws IOException {
		List<QueuedPrompt> queue = bed.chat.open(PRICES).queue();
		assertEquals(List.of("waits", "waits too"), queue.stream().map(queued -> queued.prompt().text()).toList());
		assertTrue(queue.stream().allMatch(QueuedPrompt::held));
		assertEquals(Prompt.of("begun and not sent"), bed.chat.drafts().get(TEA).prompt());
		assertEquals(TEA, bed.chat.drafts().lastShown());
	}

	/** The summaries, which can be rebuilt, are scanned again as the copies are younger; that only appends. */
	@Test
	void readingRewritesNothing() throws Exception {
		bed.chat.summaries();
		for (String id : List.of(TEA, PRICES)) {
			ChatSession session = bed.chat.open(id);
			session.snapshot().path().forEach(UpgradeTest::said);
			session.snapshot().cost();
			session.close();
		}
		bed.restart();
		for (String name : FILES) {
			byte[] before = original(name);
			byte[] after = Files.readAllBytes(folder.resolve(name));
			boolean index = name.equals("summaries.jsonl");
			assertArrayEquals(before, index ? Arrays.copyOf(after, before.length) : after, name);
		}
	}

	@Test
	void theFirstAnswerIsAppended() throws Exception {
		ChatSession session = bed.chat.open(TEA);
		var told = bed.listenTo(session);
		bed.server.enqueue(text("new"));
		session.send(Prompt.of("more"));
		told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		assertEquals(7, session.snapshot().cost().requests());
		for (String name : List.of("ledger.jsonl", conversation(TEA))) {
			byte[] before = original(name);
			byte[] after = Files.readAllBytes(folder.resolve(name));
			assertTrue(after.length > before.length, name);
			assertArrayEquals(before, Arrays.copyOf(after, before.length), name);
		}
	}

	private static String said(Turn turn) {
		return switch (turn) {
			case Answer answer -> answer.text().toString();
			case ToolResult result -> result.content();
			case Question question -> question.prompt().text();
		};
	}

	private static String conversation(String id) {
		return "conversations/" + id + ".jsonl";
	}

	private static byte[] original(String name) throws IOException {
		try (InputStream in = UpgradeTest.class.getResourceAsStream("upgrade/" + name)) {
			return Objects.requireNonNull(in, name).readAllBytes();
		}
	}
}
