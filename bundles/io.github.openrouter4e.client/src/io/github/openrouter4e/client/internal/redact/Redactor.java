package io.github.openrouter4e.client.internal.redact;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Removes the secrets of one request from what the server says about it: plain, with JSON, URL or HTML escapes on any
 * of its characters, in Base64 at any offset, and in hexadecimal. Servers and gateways do repeat the key, in error
 * messages above all, and what they say is shown, stored and exported. Immutable.
 */
@SuppressWarnings("nls") // no user-visible text but the mask
public final class Redactor {
	/** Stands where a secret stood. */
	public static final String MASK = "[key removed]";
	/** For requests without a secret. */
	public static final Redactor NONE = new Redactor(List.of());

	/** What looks like a key of OpenRouter or of a provider, whoever it belongs to. */
	private static final Pattern KEY_SHAPE = Pattern.compile("\\bsk-(or-[\\w-]{12,}+|[\\w-]{20,}+)");
	/** Shorter secrets are redacted only if they cannot be a word: local servers take "ollama" or "not-needed". */
	private static final int LONG = 16;
	private static final int SHORTEST = 8;
	private static final int ASCII = 128;
	private static final int MOST_BACKSLASHES = 8;
	private static final int LONGEST_ENTITY = 10;
	/** The text ends before it is clear whether a secret begins. */
	static final int OPEN = -2;

	private final String[] secrets;
	/** Encodings that are not character by character. */
	private final String[] encoded;
	/** Characters with which a secret, in whatever form, may begin. */
	private final boolean[] starts = new boolean[ASCII];
	private final SecretPatterns patterns;

	private Redactor(List<String> values) {
		secrets = values.stream().filter(Redactor::isDistinctive).distinct().toArray(String[]::new);
		List<String> codes = new ArrayList<>();
		for (String secret : secrets) {
			addEncodings(secret, codes);
			starts[secret.charAt(0)] = true;
			starts['\\'] = true;
			starts['%'] = true;
			starts['&'] = true;
		}
		encoded = codes.stream().distinct().toArray(String[]::new);
		for (String form : encoded) {
			starts[form.charAt(0)] = true;
		}
		this.patterns = new SecretPatterns(secrets, encoded);
	}

	/** @param values in ASCII; those that are too short to be told from ordinary words are left alone */
	public static Redactor of(String... values) {
		return new Redactor(Arrays.asList(values));
	}

	/** The text without secrets; the same object if there is none in it. */
	public String clean(String text) {
		StringBuilder out = null;
		int copied = 0;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			int end = c < ASCII && starts[c] ? matchEnd(text, i) : -1;
			if (end > 0) {
				out = out == null ? new StringBuilder(text.length()) : out;
				out.append(text, copied, i).append(MASK);
				copied = end;
				i = end - 1;
			}
		}
		return out == null ? text : out.append(text, copied, text.length()).toString();
	}

	/** As {@link #clean(String)}, null for null. */
	public @Nullable String cleanOrNull(@Nullable String text) {
		return text == null ? null : clean(text);
	}

	/** A body, in any encoding that has ASCII in it. */
	public byte[] clean(byte[] body) {
		if (secrets.length == 0) {
			return body;
		}
		var text = new String(body, StandardCharsets.ISO_8859_1); // keeps every byte
		String cleaned = clean(text);
		return cleaned.equals(text) ? body : cleaned.getBytes(StandardCharsets.ISO_8859_1);
	}

	/** Every string and name in {@code node}, which may be changed in place. */
	public JsonNode clean(JsonNode node) {
		return secrets.length == 0 ? node : walk(node, this::clean);
	}

	/** Also removes what only looks like a key; for messages of errors, in which nobody wants to read one. */
	public String cleanError(String text) {
		return KEY_SHAPE.matcher(clean(text)).replaceAll(MASK);
	}

	/** As {@link #cleanError(String)} for every string and name in {@code node}, which may be changed in place. */
	public JsonNode cleanError(JsonNode node) {
		return walk(node, this::cleanError);
	}

	/**
	 * A cause whose messages may quote what came from outside.
	 *
	 * @return {@code cause} itself if no message in its chain has a secret, else a substitute with the same stack
	 */
	public Throwable cleanCause(Throwable cause) {
		boolean leaks = false;
		Throwable link = cause;
		for (int depth = 0; link != null && depth < 20; link = link.getCause(), depth++) {
			var message = String.valueOf(link.getMessage());
			leaks |= !cleanError(message).equals(message);
		}
		if (!leaks) {
			return cause;
		}
		var substitute = new IOException(cleanError(cause.toString()));
		substitute.setStackTrace(cause.getStackTrace());
		return substitute;
	}

	/** For a text that comes in pieces. */
	public StreamRedactor stream() {
		return new StreamRedactor(patterns);
	}

	private static boolean isDistinctive(String secret) {
		boolean ascii = secret.chars().allMatch(c -> c > ' ' && c < ASCII);
		boolean noWord = secret.chars().anyMatch(c -> c >= '0' && c <= '9');
		return ascii && (secret.length() >= LONG || secret.length() >= SHORTEST && noWord);
	}

	private static void addEncodings(String secret, List<String> patterns) {
		byte[] bytes = secret.getBytes(StandardCharsets.US_ASCII);
		patterns.add(HexFormat.of().formatHex(bytes));
		patterns.add(HexFormat.of().withUpperCase().formatHex(bytes));
		for (int offset = 0; offset < 3; offset++) {
			byte[] shifted = new byte[offset + bytes.length];
			System.arraycopy(bytes, 0, shifted, offset, bytes.length);
			// characters at the ends also depend on what stands beside the secret
			int from = (offset * 8 + 5) / 6;
			int to = shifted.length * 8 / 6;
			patterns.add(Base64.getEncoder().encodeToString(shifted).substring(from, to));
			patterns.add(Base64.getUrlEncoder().encodeToString(shifted).substring(from, to));
		}
	}

	/** @return end of the secret that begins at {@code from}, or −1 */
	private int matchEnd(String text, int from) {
		for (String secret : secrets) {
			int end = escapedEnd(text, from, secret);
			if (end > 0) {
				return end;
			}
		}
		for (String form : encoded) {
			if (text.startsWith(form, from)) {
				return from + form.length();
			}
		}
		return -1;
	}

	/**
	 * Compares character by character, each of which may be escaped in any way.
	 *
	 * @return end of the secret that begins at {@code from}, {@link #OPEN} if the text breaks off within what may be one, else
	 *         another negative number
	 */
	static int escapedEnd(String text, int from, String secret) {
		int at = from;
		for (int k = 0; k < secret.length(); k++) {
			if (at == text.length()) {
				return OPEN;
			}
			char wanted = secret.charAt(k);
			int escaped = escapeEnd(text, at, wanted); // first: what escapes may itself be a character of the secret
			if (escaped < 0 && text.charAt(at) != wanted) {
				return isCutEscape(text, at) ? OPEN : -1;
			}
			at = escaped < 0 ? at + 1 : escaped;
		}
		return at;
	}

	/** Whether an escape sequence may begin at {@code from}, of which the text has not all. */
	private static boolean isCutEscape(String text, int from) {
		int length = text.length() - from;
		return switch (text.charAt(from)) {
			case '\\' -> length < MOST_BACKSLASHES + 5
					&& text.chars().skip(from).allMatch(c -> c == '\\' || c == 'u' || Character.digit(c, 16) >= 0);
			case '%' -> length < 3 || length < 3 + 2 * MOST_BACKSLASHES && text.startsWith("25", from + 1)
					&& text.chars().skip(from + 1L).allMatch(c -> Character.digit(c, 16) >= 0);
			case '&' -> length < LONGEST_ENTITY
					&& text.chars().skip(from + 1L)
							.allMatch(c -> c == '#' || c < ASCII && Character.isLetterOrDigit(c));
			default -> false;
		};
	}

	/** @return end of the escape sequence at {@code from} if it stands for {@code wanted}, else −1 */
	private static int escapeEnd(String text, int from, char wanted) {
		if (from >= text.length()) {
			return -1;
		}
		return switch (text.charAt(from)) {
			case '\\' -> backslashEnd(text, from, wanted);
			case '%' -> percentEnd(text, from, wanted);
			case '&' -> entityEnd(text, from, wanted);
			default -> -1;
		};
	}

	/** JSON within JSON doubles the backslashes each time. */
	private static int backslashEnd(String text, int from, char wanted) {
		int at = from;
		while (at < text.length() && at - from < MOST_BACKSLASHES && text.charAt(at) == '\\') {
			at++;
		}
		if (at < text.length() && text.charAt(at) == wanted) {
			return at + 1;
		}
		boolean unicode = at < text.length() && text.charAt(at) == 'u';
		return unicode && number(text, at + 1, at + 5, 16) == wanted ? at + 5 : -1;
	}

	private static int percentEnd(String text, int from, char wanted) {
		int at = from + 1;
		for (int again = 0; again < MOST_BACKSLASHES && text.startsWith("25", at); again++) {
			at += 2; // an escaped escape
		}
		if (number(text, at, at + 2, 16) == wanted) {
			return at + 2;
		}
		return wanted == '%' && at > from + 1 ? at : -1;
	}

	private static int entityEnd(String text, int from, char wanted) {
		int end = text.indexOf(';', from, Math.min(text.length(), from + LONGEST_ENTITY));
		if (end < 0) {
			return -1;
		}
		String name = text.substring(from + 1, end);
		int code = switch (name) {
			case "amp" -> '&';
			case "lt" -> '<';
			case "gt" -> '>';
			case "quot" -> '"';
			case "apos" -> '\'';
			default -> name.startsWith("#x") || name.startsWith("#X")
					? number(name, 2, name.length(), 16)
					: name.startsWith("#") ? number(name, 1, name.length(), 10) : -1;
		};
		return code == wanted ? end + 1 : -1;
	}

	private static int number(String text, int from, int to, int radix) {
		if (to > text.length() || from >= to) {
			return -1;
		}
		int value = 0;
		for (int i = from; i < to; i++) {
			int digit = Character.digit(text.charAt(i), radix);
			if (digit < 0) {
				return -1;
			}
			value = value * radix + digit;
		}
		return value;
	}

	private static JsonNode walk(JsonNode node, UnaryOperator<String> cleaner) {
		if (node.isTextual()) {
			String text = node.textValue();
			String cleaned = cleaner.apply(text);
			return cleaned.equals(text) ? node : TextNode.valueOf(cleaned);
		}
		if (node instanceof ArrayNode array) {
			for (int i = 0; i < array.size(); i++) {
				array.set(i, walk(array.get(i), cleaner));
			}
		} else if (node instanceof ObjectNode object) {
			return walkMembers(object, cleaner);
		}
		return node;
	}

	private static JsonNode walkMembers(ObjectNode object, UnaryOperator<String> cleaner) {
		boolean names = true;
		for (Iterator<Map.Entry<String, JsonNode>> members = object.fields(); members.hasNext();) {
			Map.Entry<String, JsonNode> member = members.next();
			names &= cleaner.apply(member.getKey()).equals(member.getKey());
			member.setValue(walk(member.getValue(), cleaner));
		}
		if (names) {
			return object;
		}
		ObjectNode renamed = JsonNodeFactory.instance.objectNode();
		object.fields().forEachRemaining(member -> renamed.set(cleaner.apply(member.getKey()), member.getValue()));
		return renamed;
	}
}
