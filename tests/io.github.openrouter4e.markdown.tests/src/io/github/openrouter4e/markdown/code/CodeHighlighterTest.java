package io.github.openrouter4e.markdown.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("nls")
class CodeHighlighterTest {

	private final CodeHighlighter highlighter = new CodeHighlighter();

	@ParameterizedTest
	@CsvSource({"java,public,KEYWORD", "python,def,KEYWORD", "js,return,KEYWORD", "typescript,interface,KEYWORD",
			"c++,while,KEYWORD", "rust,fn,KEYWORD", "go,func,KEYWORD", "kotlin,fun,KEYWORD", "sql,select,KEYWORD",
			"bash,if,KEYWORD", "c#,namespace,KEYWORD", "java,42,NUMBER", "json,\"a\",STRING", "php,echo,PLAIN"})
	void wordsHaveTheirKind(String language, String word, TokenKind kind) {
		var line = highlighter.start(language).next(word);
		var first = line.tokens().isEmpty() ? TokenKind.PLAIN : line.tokens().get(0).kind();
		assertEquals(kind, first, line.toString());
	}

	@Test
	void commentsGoOnOverLines() {
		var lines = highlighter.highlight(new ShownCode("java"), "/* a\nint b;\n*/ int c;");
		assertEquals(List.of(TokenKind.COMMENT), kinds(lines.get(1)));
		assertTrue(kinds(lines.get(2)).contains(TokenKind.TYPE) || kinds(lines.get(2)).contains(TokenKind.KEYWORD));
	}

	@Test
	void lookingAheadDoesNotMoveOn() {
		var line = highlighter.start("java");
		line.peek("/* open comment");
		assertTrue(!kinds(line.next("int x;")).contains(TokenKind.COMMENT));
	}

	@Test
	void unknownLanguagesStayPlain() {
		assertEquals(List.of(), highlighter.start("klingon").next("public class X").tokens());
	}

	@Test
	void hugeLinesAndBlocksStayPlain() {
		var lines = highlighter.start("java");
		assertEquals(List.of(), lines.next("int x; ".repeat(1_000)).tokens());
		for (var i = 0; i <= CodeHighlighter.MAX_BLOCK / 1_500; i++) {
			lines.next("int x; ".repeat(214));
		}
		assertEquals(List.of(), lines.next("int x;").tokens());
	}

	@Test
	void patchesShowWhatCameAndWent() {
		var lines = highlighter.highlight(new ShownCode("diff"), "+ new\n- old\n same");
		assertEquals(List.of(TokenKind.INSERTED), kinds(lines.get(0)));
		assertEquals(List.of(TokenKind.DELETED), kinds(lines.get(1)));
		assertEquals(List.of(), kinds(lines.get(2)));
	}

	@Test
	void tokensLieWithinTheLineAndDoNotOverlap() {
		for (var language : List.of("java", "html", "php", "css", "yaml", "markdown", "xml", "jsp", "latex")) {
			for (var line : highlighter.highlight(new ShownCode(language),
					"<a b=\"c\">x</a> /* y */ 'z' # 1 {$q}\n\t\u4E2D\uD83D\uDE00 \"open")) {
				var at = 0;
				for (var token : line.tokens()) {
					assertTrue(token.start() >= at && token.start() + token.length() <= line.text().length(),
							line.toString());
					at = token.start() + token.length();
				}
			}
		}
	}

	private static List<TokenKind> kinds(CodeLine line) {
		return line.tokens().stream().map(CodeLine.Token::kind).distinct().toList();
	}
}
