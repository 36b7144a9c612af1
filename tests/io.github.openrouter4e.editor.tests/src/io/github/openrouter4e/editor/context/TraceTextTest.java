package io.github.openrouter4e.editor.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.editor.context.TraceText.Frame;

/** Places in what programs write. */
@SuppressWarnings("nls")
class TraceTextTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"	at com.acme.Calc.add(Calc.java:12)|com/acme/Calc.java|12",
			"	at app//com.acme.Calc$Inner.lambda$0(Calc.java:7) ~[acme.jar:?]|com/acme/Calc.java|7",
			"	at java.base/java.util.List.of(List.java:900)|java/util/List.java|900",
			"	at my.module@1.0/com.acme.Calc.<init>(Calc.java:3)|com/acme/Calc.java|3",
			"	at Calc.main(Calc.java:3)|Calc.java|3",
			"	at com.acme.CalcKt.main(Calc.kt:5)|com/acme/Calc.kt|5",
			"  File \"/home/me/app/main.py\", line 42, in run|/home/me/app/main.py|42",
			"    at run (/home/me/app/main.js:10:5)|/home/me/app/main.js|10",
			"    at C:\\app\\main.ts:10:5|C:/app/main.ts|10",
			"src/main.c:12:3: error: expected ';'|src/main.c|12",
			"./src/main.rs:9:1|src/main.rs|9",
			"[ERROR] /w/src/main/java/a/B.java:[7,13] cannot find symbol|/w/src/main/java/a/B.java|7"})
	void aPlaceIsFound(String line, String path, int number) {
		assertEquals(new Frame(path, number), TraceText.frame(line));
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "nothing", "	at com.acme.Calc.add(Native Method)",
			"	at com.acme.Calc.add(Unknown Source)",
			"12:30:15.123 started", "a.b:99999999999"})
	void otherLinesHaveNone(String line) {
		assertNull(TraceText.frame(line));
	}

	@Test
	void eachPlaceIsNamedOnceInTheOrderOfTheText() {
		assertEquals(List.of(new Frame("b/B.java", 2), new Frame("a/A.java", 1)),
				TraceText.frames("\tat b.B.f(B.java:2)\n\tat a.A.g(A.java:1)\nCaused by: x\n\tat b.B.f(B.java:2)\n"));
	}

	@Test
	void longRowsOfLibrariesAreLeftOut() {
		var text = "E: x\n\tat p.Own.f(Own.java:1)\n" + "\tat l.Lib.g(Lib.java:2)\n".repeat(10)
				+ "\tat p.Own.h(Own.java:3)\n" + "\tat l.Lib.g(Lib.java:2)\n".repeat(4) + "end";
		assertEquals("""
				E: x
					at p.Own.f(Own.java:1)
					at l.Lib.g(Lib.java:2)
					at l.Lib.g(Lib.java:2)
					at l.Lib.g(Lib.java:2)
					\u2026 7 more of libraries
					at p.Own.h(Own.java:3)
					at l.Lib.g(Lib.java:2)
					at l.Lib.g(Lib.java:2)
					at l.Lib.g(Lib.java:2)
					at l.Lib.g(Lib.java:2)
				end""", TraceText.shorten(text, frame -> frame.path().startsWith("p/"), 10_000));
	}

	@Test
	void theMiddleOfALongTextIsLeftOut() {
		var shortened = TraceText.shorten("a".repeat(500) + "\n" + "b".repeat(500), frame -> true, 100);
		assertEquals("a".repeat(50) + "\n\u2026\n" + "b".repeat(50), shortened);
	}

	/** What a program writes may be made to be slow. */
	@Test
	@Timeout(10)
	void hostileLinesTakeNoTime() {
		for (var piece : List.of("a/", "a.", "\tat a.", "\\", "File \"", "(", "a-", "@~+")) {
			var line = piece.repeat(1_000 / piece.length()) + '.';
			var text = (line.length() > 1_000 ? line.substring(0, 1_000) : line) + "\n";
			assertTrue(TraceText.frames(text.repeat(500)).size() < 2);
		}
	}
}
