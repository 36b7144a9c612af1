package io.github.openrouter4e.client.internal.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;

import org.junit.jupiter.api.Test;

/** What is read of HTML. */
class HtmlTextTest {

	private static String text(String html) {
		return HtmlText.of(html).text();
	}

	@Test
	void headingsListsTablesAndCodeKeepTheirShape() {
		assertEquals("""
				# Title

				One two three.

				- first
				- second & last

				  int a;
				  int b;

				a | b
				c | d""", text("""
				<html><head><title>T</title><style>p { color: red }</style></head><body><nav><ul><li>menu</nav>
				<h1 class="x">Title</h1><p>One
				   <b>two</b> three.</p><ul><li>first<li>second &amp; last</ul>
				<pre>  int a;
				  int b;</pre><table><tr><td>a<td>b<tr><td>c<td>d</table>
				<script>if (a < b) { document.write("<p>no</p>") }</script></body></html>"""));
	}

	@Test
	void whatIsMalformedGivesAText() {
		assertEquals("a < b and\n\nc", text("a < b and <p class='>'>c"));
		assertEquals("body", text("<head><title>t<body>body"));
		assertEquals("&unknown; & \u20ac", text("&unknown; & &#8364;"));
		assertEquals("", text("<script>never ends"));
		assertEquals("a", text("<pre>" + " ".repeat(1_000_000) + "a"));
		assertEquals("", text("<!-- never ends"));
	}

	@Test
	void hostilePagesTakeNoTime() {
		assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
			for (var piece : new String[]{"<", "<!--", "<a '", "&", "<script>", "</", "<pre>", "<nav><nav>", " \n",
					"&amp"}) {
				text(piece.repeat(2_000_000 / piece.length()));
				text("<pre>" + piece.repeat(2_000_000 / piece.length()));
			}
		});
	}
}
