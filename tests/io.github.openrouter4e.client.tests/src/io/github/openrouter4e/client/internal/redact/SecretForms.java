package io.github.openrouter4e.client.internal.redact;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;

/** A secret in the ways in which servers repeat one. */
public final class SecretForms {
	private static final int FORMS = 12;

	private SecretForms() {}

	/** The secret in one of all forms, chosen at random. Printable ASCII. */
	public static String any(String secret, Random random) {
		byte[] bytes = secret.getBytes(StandardCharsets.US_ASCII);
		return switch (random.nextInt(FORMS)) {
			case 0 -> base64("u".repeat(random.nextInt(7)) + secret + "p".repeat(random.nextInt(7)), false);
			case 1 -> base64("u".repeat(random.nextInt(7)) + secret + "p".repeat(random.nextInt(7)), true);
			case 2 -> HexFormat.of().formatHex(bytes);
			case 3 -> HexFormat.of().withUpperCase().formatHex(bytes);
			case 4 -> escaped(secret, random, "%%%02X");
			case 5 -> escaped(secret, random, "%%25%02x");
			case 6 -> escaped(secret, random, "\\u%04x");
			case 7 -> escaped(secret, random, "\\\\u%04X");
			case 8 -> escaped(secret, random, "&#%d;");
			case 9 -> escaped(secret, random, "&#x%x;");
			default -> secret;
		};
	}

	/** Whether the secret can be read in {@code text}, by whoever knows how it was written. */
	public static boolean isIn(String text, String secret) {
		String plain = unescaped(text);
		if (plain.contains(secret)) {
			return true;
		}
		byte[] bytes = secret.getBytes(StandardCharsets.US_ASCII);
		String hex = HexFormat.of().formatHex(bytes);
		if (text.toLowerCase(java.util.Locale.ROOT).contains(hex)) {
			return true;
		}
		for (int offset = 0; offset < 3; offset++) {
			String coded = base64("u".repeat(offset) + secret, false);
			String middle = coded.substring(4, coded.length() - 4);
			if (text.contains(middle) || text.contains(middle.replace('+', '-').replace('/', '_'))) {
				return true;
			}
		}
		return false;
	}

	private static String unescaped(String text) {
		return java.util.regex.Pattern
				.compile("\\\\+u([0-9a-fA-F]{4})|%(?:25)*([0-9a-fA-F]{2})|&#(\\d+);|&#x([0-9a-f]+);")
				.matcher(text).replaceAll(match -> {
					String decimal = match.group(3);
					String hex = match.group(1) != null
							? match.group(1)
							: match.group(2) != null ? match.group(2) : match.group(4);
					int code = decimal != null ? Integer.parseInt(decimal) : Integer.parseInt(hex, 16);
					return java.util.regex.Matcher.quoteReplacement(String.valueOf((char) code));
				});
	}

	private static String base64(String text, boolean url) {
		byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
		return url ? Base64.getUrlEncoder().encodeToString(bytes) : Base64.getEncoder().encodeToString(bytes);
	}

	/** All characters or only some. */
	private static String escaped(String secret, Random random, String format) {
		boolean clear = secret.matches("[-\\w]+"); // else what escapes and what is escaped could be mixed up
		double share = !clear || random.nextBoolean() ? 1 : random.nextDouble();
		StringBuilder text = new StringBuilder();
		for (char c : secret.toCharArray()) {
			text.append(random.nextDouble() < share ? format.formatted((int) c) : String.valueOf(c));
		}
		return text.toString();
	}
}
