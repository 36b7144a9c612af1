package io.github.openrouter4e.benchmarks;

import java.util.Locale;

/**
 * What we want to reach, each a ratio of two things that are measured side by side in one run, so that it means the same on any
 * machine. docs/performance.md says what each is a ratio of.
 */
public enum Goal {

	SMALL_TEXT("small pieces: events per second ÷ lean HttpClient", true, 0.85),
	LARGE_TEXT("pieces of 8,000 characters: events per second ÷ lean HttpClient", true, 0.6),
	HUNDRED_STREAMS("100 streams at once: events per second ÷ lean HttpClient", true, 0.85),
	FIRST_EVENT("first event, connection open: time ÷ lean HttpClient", false, 1.2),
	COLD_REQUEST("first event of the first request of a JVM: time ÷ lean HttpClient", false, 2),
	DECODE_SMALL("decoding small pieces ÷ copying their bytes", false, 5),
	DECODE_LARGE("decoding pieces of 8,000 characters ÷ copying their bytes", false, 5),
	DECODE_CHINESE("decoding Chinese ÷ new String(UTF_8)", false, 3),
	DECODE_CYRILLIC("decoding Cyrillic ÷ new String(UTF_8)", false, 3),
	DECODE_REASONING("a piece of reasoning with details ÷ a piece of text", false, 2),
	LARGE_ALLOCATION("bytes allocated per piece of 8,000 characters ÷ its characters", false, 1.02),
	SLOPE("time per event, 100,000 to 1,000,000 ÷ 10,000 to 100,000", false, 1.1),
	SESSION_SMALL("small pieces through session and disk ÷ client alone", false, 1.4),
	SESSION_LARGE("pieces of 8,000 characters through session and disk ÷ client alone", false, 2),
	ENCODE_IMAGE("request with an image of 1 MB: bytes allocated ÷ bytes of the body", false, 2.05),
	ESTIMATE_FIRST("first estimate at 1,000 turns ÷ at 10", false, 1.5),
	ESTIMATE_KEY("estimate of a key press with 1 MB of text attached ÷ without", false, 2),
	OPEN_LONG("opening 1,000 turns ÷ opening 10, without the view", false, 1.1),
	LEDGER("opening a ledger of 100,000 entries ÷ Jackson's tokens", false, 0.1),
	LEDGER_REBUILT("the same without its checkpoint ÷ Jackson's tokens", false, 1.5),
	MODEL_LIST("model list with search index ÷ Jackson's tokens and strings", false, 1.5),
	TAIL_GROWTH("Markdown: the last frames at 400 KB ÷ at 100 KB, worst shape", false, 1.2),
	TAIL_ALLOCATION("Markdown: bytes allocated per character, worst shape", false, 2_000);

	private final String words;
	private final boolean atLeast;
	private final double limit;

	Goal(String words, boolean atLeast, double limit) {
		this.words = words;
		this.atLeast = atLeast;
		this.limit = limit;
	}

	String words() {
		return words;
	}

	String limit() {
		return (atLeast ? "≥ " : "≤ ") + String.format(Locale.ROOT, limit >= 1_000 ? "%,.0f" : "%s", limit);
	}

	boolean isMetBy(double value) {
		return atLeast ? value >= limit : value <= limit;
	}
}
