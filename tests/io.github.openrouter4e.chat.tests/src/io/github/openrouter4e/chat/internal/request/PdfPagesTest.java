package io.github.openrouter4e.chat.internal.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Blob;
import io.github.openrouter4e.chat.Prompt;

class PdfPagesTest {

	private static final String TWO = "<</Type /Page/Parent 1 0 R>> <</Type/Pages/Count 2>> <</Type/Page >>";

	@Test
	void pageObjectsAreCounted() {
		assertEquals(2, PdfPages.count(bytes("%PDF-1.4 " + TWO)));
	}

	@Test
	void compressedObjectsAreReadToo() {
		var file = new ByteArrayOutputStream();
		file.writeBytes(bytes("%PDF-1.7 1 0 obj <</Type/ObjStm/N 3/Filter/FlateDecode>> stream\r\n"));
		file.writeBytes(deflated(TWO));
		file.writeBytes(bytes("\nendstream 2 0 obj <</Type/ObjStm>> stream\nno zip endstream"));
		assertEquals(2, PdfPages.count(file.toByteArray()));
	}

	@Test
	void whereNoPageIsSeenTheSizeTells() {
		assertEquals(1, PdfPages.count(bytes("%PDF-1.7 encrypted")));
		assertEquals(3, PdfPages.count(new byte[120_000]));
	}

	@Test
	void aThousandPagesCostTwoDollars() {
		var pdf = new Attachment.Pdf("a.pdf", Blob.of(bytes(TWO.repeat(500))));
		assertEquals(0, new BigDecimal("2").compareTo(PdfPages.cost(new Prompt("read", List.of(pdf)))));
		assertEquals(0, PdfPages.cost(Prompt.of("nothing")).signum());
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	private static byte[] deflated(String text) {
		var deflater = new Deflater();
		deflater.setInput(bytes(text));
		deflater.finish();
		var buffer = new byte[1000];
		var length = deflater.deflate(buffer);
		deflater.end();
		return Arrays.copyOf(buffer, length);
	}
}
