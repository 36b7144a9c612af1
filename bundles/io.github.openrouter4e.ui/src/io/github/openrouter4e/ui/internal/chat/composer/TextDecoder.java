package io.github.openrouter4e.ui.internal.chat.composer;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Finds out in which charset a file is written. In this order: a byte order mark, the charset that the user set for the
 * file, UTF-8 and UTF-16 if the bytes are valid, the charset of the workspace, and at last the one whose characters look
 * most like a text. Stateless.
 */
@SuppressWarnings("nls") // names of charsets
final class TextDecoder {

	/** How much is looked at to guess. */
	private static final int SAMPLE = 64_000;
	private static final int FIRST_PRINTABLE = 9;
	/** A score that tells more than that the user chose another charset for the workspace. */
	private static final double CLEAR = 1.4;

	private TextDecoder() {}

	/** @param charset as a user knows it; "" for UTF-8 without a mark, which needs no mention */
	record Decoded(String text, String charset) {
	}

	/**
	 * @param told    the charset that was set for this very file; null if none was
	 * @param usual   the charset of the workspace
	 * @param country whose charsets are likely
	 * @return null if this is no text
	 */
	static @Nullable Decoded decode(byte[] bytes, @Nullable Charset told, Charset usual, Locale country) {
		var marked = marked(bytes);
		if (marked != null) {
			return marked;
		}
		var utf16 = utf16(bytes);
		if (utf16 != null) {
			return utf16;
		}
		for (var i = 0; i < bytes.length; i++) {
			if (bytes[i] == 0) {
				return null;
			}
		}
		var asTold = told == null ? null : strictly(bytes, 0, told);
		if (told != null && asTold != null) {
			return new Decoded(asTold, StandardCharsets.UTF_8.equals(told) ? "" : told.displayName());
		}
		var utf8 = strictly(bytes, 0, StandardCharsets.UTF_8);
		if (utf8 != null) {
			return new Decoded(utf8, "");
		}
		return looksBinary(bytes) ? null : guess(bytes, usual, country);
	}

	private static @Nullable Decoded marked(byte[] bytes) {
		for (var mark : Mark.values()) {
			if (mark.begins(bytes)) {
				var text = strictly(bytes, mark.bytes.length, Charset.forName(mark.charset));
				return text == null ? null : new Decoded(text, mark == Mark.UTF_8 ? "" : mark.charset);
			}
		}
		return null;
	}

	/** UTF-32 before UTF-16, which begins in the same way. */
	private enum Mark {
		UTF_8("UTF-8", 0xEF, 0xBB, 0xBF), UTF_32LE("UTF-32LE", 0xFF, 0xFE, 0, 0), UTF_32BE("UTF-32BE", 0, 0, 0xFE,
				0xFF), UTF_16LE("UTF-16LE", 0xFF, 0xFE), UTF_16BE("UTF-16BE", 0xFE, 0xFF);

		private final String charset;
		private final int[] bytes;

		Mark(String charset, int... bytes) {
			this.charset = charset;
			this.bytes = bytes;
		}

		boolean begins(byte[] text) {
			if (text.length < bytes.length) {
				return false;
			}
			for (var i = 0; i < bytes.length; i++) {
				if ((text[i] & 0xFF) != bytes[i]) {
					return false;
				}
			}
			return true;
		}
	}

	/** Without a mark, the zeros of its Latin letters, blanks and line ends give UTF-16 away. */
	private static @Nullable Decoded utf16(byte[] bytes) {
		var zeros = new int[2];
		var length = Math.min(bytes.length, SAMPLE) & ~1;
		for (var i = 0; i < length; i++) {
			if (bytes[i] == 0) {
				zeros[i & 1]++;
			}
		}
		if (zeros[0] == 0 == (zeros[1] == 0) || zeros[0] + zeros[1] < length / 40 + 1) {
			return null;
		}
		var name = zeros[0] == 0 ? "UTF-16LE" : "UTF-16BE";
		var text = bytes.length % 2 == 0 ? strictly(bytes, 0, Charset.forName(name)) : null;
		return text == null || text.chars().anyMatch(c -> c < FIRST_PRINTABLE) ? null : new Decoded(text, name);
	}

	private static @Nullable String strictly(byte[] bytes, int from, Charset charset) {
		try {
			return charset.newDecoder().decode(ByteBuffer.wrap(bytes, from, bytes.length - from)).toString();
		} catch (@SuppressWarnings("unused") CharacterCodingException e) {
			return null;
		}
	}

	private static boolean looksBinary(byte[] bytes) {
		for (var i = 0; i < Math.min(bytes.length, SAMPLE); i++) {
			if (bytes[i] >= 0 && bytes[i] < FIRST_PRINTABLE) {
				return true;
			}
		}
		return false;
	}

	private static Decoded guess(byte[] bytes, Charset usual, Locale country) {
		var asUsual = StandardCharsets.UTF_8.equals(usual) ? null : strictly(bytes, 0, usual);
		var isSingle = usual.newEncoder().maxBytesPerChar() == 1; // then it fits always, and says nothing
		if (asUsual != null && !isSingle) {
			return new Decoded(asUsual, usual.displayName());
		}
		var best = asUsual == null
				? new Decoded(new String(bytes, StandardCharsets.ISO_8859_1), "ISO-8859-1")
				: new Decoded(asUsual, usual.displayName());
		var bestScore = asUsual == null ? Double.NEGATIVE_INFINITY : CLEAR;
		for (var candidate : Candidate.values()) {
			var score = candidate.score(bytes) + (candidate.isUsualIn(country) ? 0.3 : 0);
			if (score > bestScore && Charset.isSupported(candidate.charset)) {
				var text = strictly(bytes, 0, Charset.forName(candidate.charset));
				if (text != null) {
					best = new Decoded(text, candidate.label);
					bestScore = score;
				}
			}
		}
		return best;
	}

	/**
	 * Charsets that files still are in. What a character is worth follows from its row: the first rows of the Asian charsets
	 * hold the characters that make up nearly all of a text.
	 */
	private enum Candidate {
		GBK("GB18030", "GBK", "zh") {
			@Override
			double worth(int first, int second) {
				return second < 0xA1
						? -1
						: first >= 0xB0 && first <= 0xD7
								? 2
								: first == 0xA1 || first == 0xA3
										? 2
										: first >= 0xD8 && first <= 0xF7 ? 0.5 : -1;
			}
		},
		BIG5("Big5", "Big5", "zh") {
			@Override
			double worth(int first, int second) {
				return first >= 0xA4 && first <= 0xC6
						? 1.9
						: first == 0xA1 ? 2 : first > 0xC8 && first < 0xFA ? 0.3 : -1;
			}
		},
		SHIFT_JIS("windows-31j", "Shift_JIS", "ja") {
			@Override
			double worth(int first, int second) {
				return first == 0x82 && second >= 0x9F || first == 0x83 || first == 0x81
						? 2
						: first >= 0x88 && first <= 0x97 ? 1.5 : first >= 0x98 && first <= 0xEA ? 0.3 : -1;
			}

			@Override
			boolean isSingle(int first) {
				return first >= 0xA1 && first <= 0xDF; // half-width katakana
			}
		},
		EUC_JP("EUC-JP", "EUC-JP", "ja") {
			@Override
			double worth(int first, int second) {
				return first == 0xA4 || first == 0xA5
						? 2.2
						: first == 0xA1 ? 2 : first >= 0xB0 && first <= 0xCF ? 1.5 : first > 0xCF ? 0.3 : -1;
			}
		},
		EUC_KR("x-windows-949", "EUC-KR", "ko") {
			@Override
			double worth(int first, int second) {
				return first >= 0xB0 && first <= 0xC8 && second >= 0xA1
						? 2.1 // where all of them are
						: first == 0xA1 || first == 0xA3 ? 1 : first > 0xC9 ? 0.1 : -1;
			}
		},
		WINDOWS_1251("windows-1251", "windows-1251", "ru") {
			@Override
			double worth(int first, int second) {
				return first >= 0xE0 ? second >= 0xC0 && second < 0xE0 ? -2 : 1.2 : first >= 0xC0 ? 0.4 : -0.3;
			}

			@Override
			boolean isSingle(int first) {
				return true;
			}
		},
		WINDOWS_1252("windows-1252", "windows-1252", "") {
			@Override
			double worth(int first, int second) {
				return second >= 0x80 ? -0.5 : first >= 0xC0 && first != 0xD7 && first != 0xF7 ? 1 : 0.2;
			}

			@Override
			boolean isSingle(int first) {
				return true;
			}
		};

		private final String charset;
		private final String label;
		private final String language;

		Candidate(String charset, String label, String language) {
			this.charset = charset;
			this.label = label;
			this.language = language;
		}

		/** How likely a character is in a text. For a charset of single bytes, {@code second} is the next character. */
		abstract double worth(int first, int second);

		/** Whether a character that is not ASCII takes one byte only. */
		boolean isSingle(int first) {
			return first == 0x80;
		}

		boolean isUsualIn(Locale country) {
			var traditional = "TW".equals(country.getCountry()) || "HK".equals(country.getCountry());
			return language.equals(country.getLanguage()) && (this != GBK || !traditional)
					&& (this != BIG5 || traditional);
		}

		/** The average worth of a character beyond ASCII. */
		double score(byte[] bytes) {
			var sum = 0.0;
			var count = 0;
			for (var i = 0; i < Math.min(bytes.length, SAMPLE); i++) {
				var first = bytes[i] & 0xFF;
				if (first < 0x80) {
					continue;
				}
				var second = i + 1 < bytes.length ? bytes[i + 1] & 0xFF : 0;
				count++;
				if (!isSingle(first)) {
					i++;
					sum += worth(first, second);
				} else {
					sum += this == SHIFT_JIS ? -0.5 : worth(first, second);
				}
			}
			return count == 0 ? 0 : sum / count;
		}
	}
}
