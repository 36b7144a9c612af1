package io.github.openrouter4e.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class BlobTest {

	@Test
	void encodesOnceForAllRequests() {
		Blob blob = Blob.of(new byte[]{1, 2, 3});
		String url = blob.dataUrl("image/png");
		assertEquals("data:image/png;base64,AQID", url);
		assertSame(url, blob.dataUrl("image/png"));
		assertEquals("data:image/gif;base64,AQID", blob.dataUrl("image/gif"));
	}
}
