package io.github.openrouter4e.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

/** The code blocks of an answer, with what may say which file they are for. */
@SuppressWarnings("nls")
class FencedCodeTest {

	@Test
	void eachHasWhatStandsBeforeIt() {
		assertEquals(
				List.of(new FencedCode("java", "class A {}\n", List.of("`src/A.java`:", "Changes"), true),
						new FencedCode("xml pom.xml", "<a/>\n", List.of("an item", "2. The build"), true),
						new FencedCode("", "x\n", List.of("The build in bold", "2. The build"), true)),
				FencedCode.in("""
						## Changes

						First this.
						`src/A.java`:
						```java
						class A {}
						```

						### 2. The build

						- an item

						  ```xml pom.xml
						  <a/>
						  ```

						The **build in bold**

						~~~
						x
						~~~
						"""));
	}

	@Test
	void codeIsWithoutWhatNoSourceFileMustGet() {
		assertEquals("int x;\n", FencedCode.in("```\nint\u202E x;\n```\n").getFirst().code());
	}

	@Test
	void oneThatIsCutIsNotClosed() {
		assertEquals(List.of(true, false),
				FencedCode.in("```\na\n```\n\n```\nb\n").stream().map(FencedCode::isClosed).toList());
	}
}
