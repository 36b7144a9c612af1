package io.github.openrouter4e.chat.internal.request;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Prompt;

/**
 * How many pages PDF files have, for a service that is paid by the page. Page objects are counted, also in compressed object
 * streams; a file that shows none, such as an encrypted one, is taken to have a page for every 50 kB.
 */
@SuppressWarnings("nls") // of the file format
public final class PdfPages {

	/** Of Mistral OCR, in USD: $2 for 1,000 pages, as OpenRouter documents it. */
	static final BigDecimal PAGE_PRICE = new BigDecimal("0.002");

	private static final Pattern PAGE = Pattern.compile("/Type\\s*/Page(?![A-Za-z])");
	private static final Pattern OBJECTS = Pattern.compile("/Type\\s*/ObjStm\\b.{0,2000}?\\bstream\\r?\\n",
			Pattern.DOTALL);
	/** Of one stream, inflated; more is no list of objects. */
	private static final int MAX_STREAM = 1 << 24;
	private static final long BYTES_PER_PAGE = 50_000;

	private static final Map<Attachment.Pdf, Long> COUNTS = Collections.synchronizedMap(new WeakHashMap<>());

	private PdfPages() {}

	/** What reading the PDF files of a prompt costs, in USD. */
	public static BigDecimal cost(Prompt prompt) {
		long pages = 0;
		for (Attachment attachment : prompt.attachments()) {
			if (attachment instanceof Attachment.Pdf pdf) {
				pages += COUNTS.computeIfAbsent(pdf, file -> Long.valueOf(count(file.data().bytes())));
			}
		}
		return PAGE_PRICE.multiply(BigDecimal.valueOf(pages));
	}

	static long count(byte[] file) {
		String text = new String(file, StandardCharsets.ISO_8859_1);
		long pages = matches(text);
		Matcher objects = OBJECTS.matcher(text);
		while (objects.find()) {
			pages += matches(inflated(file, objects.end()));
		}
		return pages == 0 ? 1 + file.length / BYTES_PER_PAGE : pages;
	}

	private static long matches(String text) {
		return PAGE.matcher(text).results().count();
	}

	/** What is compressed from there on; what cannot be read of it is missing. */
	private static String inflated(byte[] file, int start) {
		var inflater = new Inflater();
		var out = new ByteArrayOutputStream();
		try {
			inflater.setInput(file, start, file.length - start);
			var piece = new byte[8192];
			for (int read = inflater.inflate(piece); read > 0
					&& out.size() < MAX_STREAM; read = inflater.inflate(piece)) {
				out.write(piece, 0, read);
			}
		} catch (@SuppressWarnings("unused") DataFormatException e) {
			// encrypted, or not compressed this way
		} finally {
			inflater.end();
		}
		return out.toString(StandardCharsets.ISO_8859_1);
	}
}
