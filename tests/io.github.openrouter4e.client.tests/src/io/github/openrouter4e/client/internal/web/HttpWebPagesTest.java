package io.github.openrouter4e.client.internal.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.ProxyProvider;
import io.github.openrouter4e.client.ProxyServer;
import io.github.openrouter4e.client.WebPage;
import io.github.openrouter4e.client.WebPageException;
import io.github.openrouter4e.client.WebPageException.Reason;
import io.github.openrouter4e.client.internal.http.HttpTransport;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.StandInServer;

/** Pages from a server on this machine, whose address counts as public here. */
class HttpWebPagesTest {
	private final StandInServer server = StandInServer.start(StandInServer.Options.standard().withKey(""));
	private final HttpTransport transport = new HttpTransport(ProxyProvider.DIRECT);
	private final HttpWebPages pages = new HttpWebPages(transport,
			address -> address.getHostAddress().equals("127.0.0.1"));

	@AfterEach
	void stop() {
		transport.close();
		server.close();
	}

	private WebPage read(String path) throws WebPageException {
		return pages.read(URI.create(server.baseUrl() + path), new Cancellation());
	}

	private static Reason refused(HttpWebPages by, String address) {
		return assertThrows(WebPageException.class, () -> by.read(URI.create(address), new Cancellation()), address)
				.reason();
	}

	private Reason refused(String path) {
		return refused(pages, server.baseUrl() + path);
	}

	@Test
	void thePageIsReadAsItsTextAndNothingSecretGoesAlong() throws Exception {
		server.enqueueFor("/page", Answer.html(200, "<title>A &amp; B</title><p>caf\u00e9"));
		var page = read("/page#part");
		assertEquals("A & B", page.title());
		assertEquals("caf\u00e9", page.text());
		assertFalse(page.cut());
		var request = server.requests("/page").getFirst();
		assertEquals("GET", request.method());
		assertEquals(Optional.empty(), request.header("Authorization"));
		assertEquals(Optional.empty(), request.header("Cookie"));
	}

	@Test
	void theCharsetIsThatOfTheHeaderOrOfThePage() throws Exception {
		var latin = "<meta charset=ISO-8859-1><p>\u00fc".getBytes(StandardCharsets.ISO_8859_1);
		server.enqueueFor("/said", Answer.content(200, "text/plain; charset=iso-8859-1",
				"\u00fc".getBytes(StandardCharsets.ISO_8859_1)));
		server.enqueueFor("/meta", Answer.content(200, "text/html", latin));
		assertEquals("\u00fc", read("/said").text());
		assertEquals("\u00fc", read("/meta").text());
	}

	@Test
	void redirectsAreFollowedWhereTheyMayLead() throws Exception {
		server.enqueueFor("/from", Answer.redirect("to"));
		server.enqueueFor("/to", Answer.content(200, "text/plain", "there".getBytes(StandardCharsets.UTF_8)));
		var page = read("/from");
		assertEquals("there", page.text());
		assertTrue(page.address().toString().endsWith("/to"), page.address().toString());
	}

	@Test
	void aRedirectIntoTheOwnNetworkIsRefused() {
		server.enqueueFor("/from", Answer.redirect("http://127.0.0.2:" + server.port() + "/secret"));
		assertEquals(Reason.NOT_PUBLIC, refused("/from"));
		server.enqueueFor("/from", Answer.redirect("file:///etc/passwd"));
		assertEquals(Reason.ADDRESS, refused("/from"));
		assertEquals(List.of(), server.requests("/secret"));
	}

	@Test
	void redirectsEnd() {
		server.always("/loop", Answer.redirect("loop"));
		assertEquals(Reason.REDIRECTS, refused("/loop"));
		assertEquals(6, server.requests("/loop").size());
	}

	@Test
	void aLongTextIsNotCutWithinACharacter() throws Exception {
		server.enqueueFor("/long", Answer.content(200, "text/plain; charset=utf-8",
				("x".repeat(199_999) + "\uD83D\uDE00").getBytes(StandardCharsets.UTF_8)));
		var page = read("/long");
		assertTrue(page.cut());
		assertEquals("x".repeat(199_999), page.text());
	}

	@Test
	void whatIsLongIsCutAndWhatIsNoTextIsNotRead() throws Exception {
		server.enqueueFor("/long", Answer.content(200, "text/plain", new byte[3_000_000]));
		server.enqueueFor("/image", Answer.content(200, "image/png", new byte[]{1}));
		server.enqueueFor("/gone", Answer.html(404, "no"));
		server.enqueueFor("/app", Answer.html(200, "<body><div id=app></div><script>run()</script>"));
		var page = read("/long");
		assertTrue(page.cut());
		assertEquals(200_000, page.text().length());
		assertEquals(Reason.NO_TEXT, refused("/image"));
		assertEquals(Reason.STATUS, refused("/gone"));
		assertEquals(Reason.EMPTY, refused("/app"));
	}

	@ParameterizedTest
	@ValueSource(strings = {"http://127.0.0.1:%d/", "http://localhost:%d/", "http://2130706433:%d/", "http://[::1]:%d/",
			"http://[::ffff:127.0.0.1]:%d/", "http://0.0.0.0:%d/", "http://10.0.0.1:%d/", "http://169.254.169.254:%d/"})
	void thisMachineAndItsNetworkAreNotPublic(String address) {
		try (var real = new HttpTransport(ProxyProvider.DIRECT)) {
			assertEquals(Reason.NOT_PUBLIC, refused(new HttpWebPages(real), String.format(address, server.port())));
		}
		assertEquals(List.of(), server.requests());
	}

	@Test
	void aProxyIsAskedAndDoesNotHelpIntoTheOwnNetwork() {
		try (var real = new HttpTransport(
				target -> Optional.of(new ProxyServer("127.0.0.1", server.port(), null, null)))) {
			assertEquals(Reason.NOT_PUBLIC, refused(new HttpWebPages(real), "http://127.0.0.1:1/"));
			assertEquals(List.of(), server.requests());
			refused(new HttpWebPages(real), "http://93.184.215.14/page");
		}
		assertEquals(1, server.requests().size());
	}

	@Test
	void onlyAddressesOfTheWebAreRead() {
		for (var address : List.of("file:///etc/passwd", "ftp://example.org/", "https:///x", "jar:http://x!/",
				"https://user:word@example.org/")) {
			assertEquals(Reason.ADDRESS, refused(pages, address));
		}
	}

	@Test
	void reservedAddressesAreNotPublic() throws Exception {
		for (var reserved : List.of("0.1.2.3", "10.1.1.1", "100.64.0.1", "127.8.8.8", "169.254.1.1", "172.31.0.1",
				"192.0.0.8", "192.168.1.1", "198.19.0.1", "224.0.0.1", "255.255.255.255", "::", "::1", "fe80::1",
				"fc00::1", "fd12::1", "ff02::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "2001:0:1::")) {
			assertFalse(PublicAddresses.contains(InetAddress.getByName(reserved)), reserved);
		}
		for (var open : List.of("8.8.8.8", "100.63.0.1", "100.128.0.1", "172.15.0.1", "172.32.0.1", "192.0.1.1",
				"198.17.0.1", "223.1.1.1", "2606:4700::1", "64:ff9b::808:808", "2002:808:808::")) {
			assertTrue(PublicAddresses.contains(InetAddress.getByName(open)), open);
		}
	}
}
