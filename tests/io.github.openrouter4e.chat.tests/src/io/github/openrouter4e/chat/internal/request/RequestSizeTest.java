package io.github.openrouter4e.chat.internal.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.sun.management.ThreadMXBean;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Blob;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.support.Samples;
import io.github.openrouter4e.costs.TextSize;

class RequestSizeTest {

	/** As the content that is sent, but for what is no text. */
	@Test
	void isThatOfWhatIsSent() {
		Prompt all = Samples.promptWithEverything();
		Prompt texts = new Prompt(all.text(), all.attachments().subList(0, 4));
		for (Prompt prompt : List.of(all, texts, new Prompt(" ", texts.attachments()))) {
			Prompt sent = new Prompt(prompt.text(), texts.attachments());
			assertEquals(TextSize.of(UserContent.of(sent).text()), RequestSize.text(prompt));
		}
		for (String text : List.of("", "  ", "Hi", "中文")) {
			assertEquals(TextSize.of(UserContent.of(Prompt.of(text)).text()), RequestSize.text(Prompt.of(text)));
			Prompt image = new Prompt(text, all.attachments().subList(4, 6));
			assertEquals(RequestSize.text(Prompt.of(text)), RequestSize.text(image));
		}
	}

	/** A key press with a large text attached looks at that text no more. */
	@Test
	void countsAnAttachedTextOnce() {
		var attached = List.<Attachment>of(new Attachment.TextFile("big.txt", "some text\n".repeat(200_000)));
		RequestSize.text(new Prompt("a", attached));
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadAllocatedBytes();
		RequestSize.text(new Prompt("ab", attached));
		long allocated = threads.getCurrentThreadAllocatedBytes() - before;
		assertTrue(allocated < 100_000, "copies it: " + allocated);
	}

	/** A wave file of ten seconds is ten times as long as its rate says, however many bytes that is. */
	@Test
	void soundsAndVideosCountByTheirLength() {
		var wave = ByteBuffer.allocate(44 + 10 * 48_000).order(ByteOrder.LITTLE_ENDIAN).putInt(28, 48_000).array();
		assertEquals(11 * 32, tokens(new Attachment.Audio("s", "wav", Blob.of(wave))));
		assertEquals(11 * 32, tokens(new Attachment.Audio("s", "mp3", Blob.of(new byte[10 * 16_000]))));
		assertEquals(5 * 300, tokens(new Attachment.Video("v", "video/mp4", Blob.of(new byte[4 * 250_000]))));
		assertTrue(tokens(new Attachment.Audio("s", "wav", Blob.of(new byte[44]))) > 0, "a rate of 0");
		assertTrue(tokens(new Attachment.Audio("s", "wav", Blob.of(new byte[3]))) > 0, "no rate at all");
		var sound = new Prompt("Hi", List.of(new Attachment.Audio("s", "mp3", Blob.of(new byte[1_000]))));
		assertEquals(RequestSize.text(Prompt.of("Hi")), RequestSize.text(sound));
	}

	private static long tokens(Attachment attachment) {
		return RequestSize.otherTokens(new Prompt("", List.of(attachment)));
	}
}
