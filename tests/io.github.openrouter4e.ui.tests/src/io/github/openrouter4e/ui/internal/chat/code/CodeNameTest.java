package io.github.openrouter4e.ui.internal.chat.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("nls")
class CodeNameTest {

	@ParameterizedTest
	@CsvSource({"java,'class A {\n}',A.java", "java,'record Point(int x, int y) {}',Point.java",
			"java,'class Helper {}\npublic final class Main<T> {\n\tclass Inner {}\n}',Main.java",
			"java,'package a;\n// class Comment\n@interface Mark {}',Comment.java",
			"java,'public sealed interface Shape permits Circle {}',Shape.java", "java,'int a;',snippet.java",
			"java,'',snippet.java", "java,'class ',snippet.java", "java,'class {',snippet.java",
			"python,'class A:',snippet.py"})
	void theTypeGivesTheName(String language, String code, String name) {
		assertEquals(name, CodeName.of(language, code.replace("\\n", "\n").replace("\\t", "\t")));
	}
}
