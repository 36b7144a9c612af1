package io.github.openrouter4e.ui.internal.chat;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A key in the encodings in which it can lie in a file, and in those in which a server may repeat it. */
@SuppressWarnings("nls")
final class EncodedKey {
	private final String key;
	private final List<byte[]> all;

	private EncodedKey(String key) {
		this.key = key;
		this.all = Stream.concat(
				Stream.concat(said().stream(), Stream.of(new StringBuilder(key).reverse().toString()))
						.map(form -> form.getBytes(StandardCharsets.UTF_8)),
				Stream.concat(
						Stream.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE).map(key::getBytes),
						base64().map(form -> form.getBytes(StandardCharsets.UTF_8))))
				.toList();
	}

	static EncodedKey of(String key) {
		return new EncodedKey(key);
	}

	/** What to search for: distinct, each of at least the length of the key but for what Base64 mixes with the rest. */
	List<byte[]> all() {
		return all;
	}

	/** The key as text from a server: as it is and escaped in the usual ways. */
	List<String> said() {
		return List.of(key, URLEncoder.encode(key, StandardCharsets.UTF_8), each("%%%02X"::formatted),
				each("\\u%04x"::formatted), each("\\u%04X"::formatted), each("&#%d;"::formatted),
				each("&#x%x;"::formatted), named(), HexFormat.of().formatHex(ascii()),
				HexFormat.of().withUpperCase().formatHex(ascii()), Base64.getEncoder().encodeToString(ascii()),
				Base64.getUrlEncoder().encodeToString(ascii()));
	}

	boolean isIn(byte[] content) {
		return all.stream().anyMatch(form -> contains(content, form));
	}

	/** In all three positions within a longer text, without the characters that also depend on what is beside it. */
	private Stream<String> base64() {
		return Stream.of(0, 1, 2).map(offset -> {
			var shifted = new ByteArrayOutputStream();
			shifted.writeBytes(new byte[offset]);
			shifted.writeBytes(ascii());
			int length = shifted.size() * 8 / 6;
			return Base64.getEncoder().encodeToString(shifted.toByteArray()).substring((offset * 8 + 5) / 6, length);
		});
	}

	private String each(IntFunction<String> escape) {
		return key.chars().mapToObj(escape).collect(Collectors.joining());
	}

	private String named() {
		return key.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

	private byte[] ascii() {
		return key.getBytes(StandardCharsets.US_ASCII);
	}

	private static boolean contains(byte[] content, byte[] form) {
		for (int from = 0; from + form.length <= content.length; from++) {
			if (content[from] == form[0] && Arrays.equals(content, from, from + form.length, form, 0, form.length)) {
				return true;
			}
		}
		return false;
	}
}
