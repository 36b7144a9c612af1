package io.github.openrouter4e.ui.internal.chat.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Blob;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.costs.CostEstimate;
import io.github.openrouter4e.costs.SpendingDecision;

/** What is attached is shortened in the order that the documentation says. */
@SuppressWarnings("nls")
class AttachmentTrimmerTest {

	private static final String LINES = "a line of some text\n".repeat(500); // 10,000 characters
	private static final Attachment FOLDER = new Attachment.FolderListing("folder", LINES);
	private static final Attachment PAGE = new Attachment.WebPage("https://example.org", LINES);
	private static final Attachment OUTPUT = new Attachment.PastedText("output", "first\n" + LINES + "last");
	private static final Attachment FILE = new Attachment.TextFile("file", LINES);
	private static final Attachment PICTURE = new Attachment.Image("i", "image/png", Blob.of(new byte[20_000]));
	private static final List<Attachment> ALL = List.of(FILE, PICTURE, OUTPUT, PAGE, FOLDER);

	/** Four characters a token. */
	private static CostEstimate estimate(Prompt prompt, long context) {
		var characters = prompt.text().length()
				+ prompt.attachments().stream().mapToInt(Attachment::size).sum();
		return new CostEstimate("m", characters / 4, 0, context, BigDecimal.ONE, null, null, false, null, false,
				SpendingDecision.ALLOWED);
	}

	private static List<String> shorter(List<Attachment> after) {
		return AttachmentTrimmer.trimmed(new Prompt("", ALL), new Prompt("", after));
	}

	@Test
	void whatSaysLeastIsShortenedFirst() {
		assertEquals(List.of("folder"), shorter(AttachmentTrimmer.trim(ALL, 5_000)));
		assertEquals(List.of("https://example.org", "folder"), shorter(AttachmentTrimmer.trim(ALL, 12_000)));
		assertEquals(List.of("output", "https://example.org", "folder"),
				shorter(AttachmentTrimmer.trim(ALL, 20_000)));
		assertEquals(List.of("file", "output", "https://example.org", "folder"),
				shorter(AttachmentTrimmer.trim(ALL, 100_000)));
		assertSame(PICTURE, AttachmentTrimmer.trim(ALL, 100_000).get(1));
	}

	@Test
	void ofAKindTheLongestIsShortenedFirst() {
		var small = new Attachment.TextFile("small", "x".repeat(3_000));
		var trimmed = AttachmentTrimmer.trim(List.of(small, FILE), 4_000);
		assertSame(small, trimmed.getFirst());
		assertTrue(trimmed.getLast().size() <= 6_100, "" + trimmed.getLast().size());
	}

	@Test
	void filesEndBehindAFunctionAndOutputKeepsItsEnds() {
		var function = "int f() {\n\treturn 1;\n}\n\n";
		var file = new Attachment.TextFile("f.c", function.repeat(400));
		var text = ((Attachment.TextFile) AttachmentTrimmer.trim(List.of(file), 5_000).getFirst()).text();
		var kept = text.substring(0, text.indexOf("\n["));
		assertTrue(kept.endsWith("\n}"), text.substring(kept.length() - 30));
		assertTrue(text.endsWith(" characters left out \u2026]\n"), text.substring(kept.length()));
		var output = ((Attachment.PastedText) AttachmentTrimmer.trim(List.of(OUTPUT), 5_000).getFirst()).text();
		assertTrue(output.startsWith("first\n") && output.endsWith("last"), output);
	}

	@Test
	void thePromptFitsIntoItsShareOfTheContext() {
		var prompt = new Prompt("go", List.of(FILE, OUTPUT, PAGE));
		var fitting = AttachmentTrimmer.fit(prompt, 75, one -> estimate(one, 6_000));
		var tokens = estimate(fitting, 6_000).promptTokens();
		assertTrue(tokens <= 4_500 && tokens > 3_500, "" + tokens);
		assertEquals(FILE, fitting.attachments().getFirst());
		assertSame(prompt, AttachmentTrimmer.fit(prompt, 75, one -> estimate(one, 20_000)));
		var half = estimate(AttachmentTrimmer.fit(prompt, 50, one -> estimate(one, 6_000)), 6_000).promptTokens();
		assertTrue(half <= 3_000 && half > 2_000, "" + half);
	}

	@Test
	void whatCannotBeShortenedStays() {
		var prompt = new Prompt("go", List.of(PICTURE, new Attachment.TextFile("small", "x".repeat(1_000))));
		assertFalse(AttachmentTrimmer.canTrim(prompt));
		assertSame(prompt, AttachmentTrimmer.fit(prompt, 75, one -> estimate(one, 100)));
		var once = AttachmentTrimmer.fit(new Prompt("", List.of(FILE)), 75, one -> estimate(one, 100));
		assertEquals(once, AttachmentTrimmer.fit(once, 75, one -> estimate(one, 100)));
		for (var odd : List.of("x".repeat(5_000), "\n".repeat(5_000), "\n}".repeat(2_500))) {
			var all = List.<Attachment>of(new Attachment.TextFile("t", odd), new Attachment.PastedText("p", odd),
					new Attachment.WebPage("w", odd), new Attachment.FolderListing("f", odd));
			for (var trimmed : AttachmentTrimmer.trim(all, 100_000)) {
				assertTrue(trimmed.size() < 1_200, trimmed.name() + trimmed.size());
			}
		}
	}
}
