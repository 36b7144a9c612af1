package io.github.openrouter4e.client.internal.request;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import com.sun.management.ThreadMXBean;

import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.Content;
import io.github.openrouter4e.client.ContentPart;
import io.github.openrouter4e.client.UserMessage;

class ByteCollectorTest {

	@Test
	@SuppressWarnings("resource") // it holds nothing but memory
	void keepsAllBytesInOrder() {
		for (int seed = 0; seed < 300; seed++) {
			Random random = new Random(seed);
			ByteCollector collector = new ByteCollector();
			ByteArrayOutputStream expected = new ByteArrayOutputStream();
			for (int i = random.nextInt(30); i >= 0; i--) {
				byte[] bytes = new byte[random.nextInt(random.nextBoolean() ? 20_000 : 5)];
				random.nextBytes(bytes);
				int from = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
				collector.write(bytes, from, bytes.length - from);
				expected.write(bytes, from, bytes.length - from);
				collector.write(i);
				expected.write(i);
			}
			assertArrayEquals(expected.toByteArray(), collector.joined());
		}
	}

	/** The body itself, and its blocks before they are joined. */
	@Test
	void anImageTakesTwiceItsSize() {
		String url = "data:image/png;base64," + "iVBORw0K".repeat(150_000);
		ChatRequest request = ChatRequest.builder().model("a/b")
				.message(new UserMessage(new Content.Parts(List.of(new ContentPart.Image(url, null))))).build();
		RequestEncoder.encode(request, true);
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadAllocatedBytes();
		byte[] body = RequestEncoder.encode(request, true);
		long allocated = threads.getCurrentThreadAllocatedBytes() - before;
		assertTrue(allocated < 2.05 * body.length + 100_000, allocated + " for " + body.length);
	}
}
