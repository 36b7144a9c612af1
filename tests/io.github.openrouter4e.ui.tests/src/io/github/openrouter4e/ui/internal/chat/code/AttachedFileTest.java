package io.github.openrouter4e.ui.internal.chat.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Set;

import org.eclipse.core.runtime.IPath;
import org.junit.jupiter.api.Test;

/** Files by the names of attachments. */
@SuppressWarnings("nls")
class AttachedFileTest {

	private static final Set<String> FILES = Set.of("/shop/src/Cart.java", "/shop/a (1).txt");

	private static String found(String name) {
		return AttachedFile.of(name, path -> FILES.contains(path.toString())).map(IPath::toString).orElse("");
	}

	@Test
	void theFileIsFoundWithoutLinesAndFacts() {
		assertEquals("/shop/src/Cart.java", found("shop/src/Cart.java"));
		assertEquals("/shop/src/Cart.java", found("shop/src/Cart.java (lines 3\u20139)"));
		assertEquals("/shop/src/Cart.java", found("Java 21: shop/src/Cart.java (lines 3\u20139)"));
		assertEquals("/shop/src/Cart.java", found("Java 21\uFF1Ashop/src/Cart.java\uFF08\u7B2C 3 \u884C\uFF09"));
		assertEquals("/shop/a (1).txt", found("shop/a (1).txt"));
		assertEquals("/shop/a (1).txt", found("shop/a (1).txt (line 2)"));
	}

	@Test
	void whatIsNoFileIsNone() {
		for (var name : new String[]{"", "Problems", "src/Cart.java", "https://example.org/shop", "((((::::", "shop"}) {
			assertEquals("", found(name), name);
		}
		assertEquals(Optional.empty(), AttachedFile.of("shop", path -> true));
	}
}
