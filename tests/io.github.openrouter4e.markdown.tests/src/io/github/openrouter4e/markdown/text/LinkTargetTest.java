package io.github.openrouter4e.markdown.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a link leads, and whether one can see it. */
@SuppressWarnings("nls")
class LinkTargetTest {

	@ParameterizedTest
	@CsvSource({"https://a.example/x?y=1#z,a.example", "HTTP://A.Example:8080/,A.Example",
			"https://sub.b-c.example,sub.b-c.example",
			"http://192.168.0.1/,192.168.0.1", "http://[::1]:8080/,[::1]",
			"https://m\u00FCnchen.example/,xn--mnchen-3ya.example",
			"https://\u4F8B\u3048.example/,xn--r8jz45g.example", "mailto:a@b.example,a@b.example",
			"MAILTO:a@b.example,a@b.example", "https://under_score.example/,under_score.example",
			"https://a.example/x@evil.example,a.example", "https://a.example/?u=b@evil.example,a.example"})
	void plainAddressesAreFollowedAtOnce(String address, String host) {
		var target = target(address);
		assertEquals(host, target.host());
		assertTrue(target.plain());
		assertEquals(target.uri().getScheme().toLowerCase(java.util.Locale.ROOT), target.uri().getScheme());
	}

	@ParameterizedTest
	@CsvSource({"https://good.example%2F@evil.example/,evil.example", "https://good.example@evil.example/,evil.example",
			"https://good.example:443@evil.example:8443/,evil.example", "https://a@b@evil.example/,evil.example",
			"https://g\u043E\u043Egle.example/,xn--ggle-55da.example",
			"https://xn--ggle-55da.example/,xn--ggle-55da.example",
			"https://\u0430\u0440\u0440\u04CF\u0435.example/,xn--80ak6aa92e.example", "http://2130706433/,2130706433",
			"http://0x7f.1/,0x7f.1", "http://0177.0.0.1/,0177.0.0.1", "http://127.1/,127.1",
			"https://\uFF47oogle.example/,google.example", "https://good%2Eexample/,good%2Eexample",
			"mailto:a@b.example?attach=/etc/passwd,a@b.example"})
	void addressesThatDisguiseTheirHostAskFirst(String address, String host) {
		var target = target(address);
		assertEquals(host, target.host());
		assertFalse(target.plain());
	}

	/** Whatever stands before the host to look like another one. */
	@Test
	void noUserBeforeTheHostGoesUnasked() {
		var random = new Random(3);
		var parts = new String[]{"good.example", "%2F", "%40", ":", "@", "%5C", "%23", "%3F", "-", "\u2215", "\u2044",
				"x"};
		var checked = 0;
		for (var i = 0; i < 3_000; i++) {
			var user = new StringBuilder();
			for (var n = random.nextInt(6); n >= 0; n--) {
				user.append(parts[random.nextInt(parts.length)]);
			}
			var address = SafeLink.check("https://" + user + "@evil.example/path");
			if (address != null) {
				checked++;
				assertFalse(LinkTarget.of(address).plain(), address);
				assertEquals("evil.example", LinkTarget.of(address).host());
			}
		}
		assertTrue(checked > 1_000, checked + " were addresses");
	}

	/** One letter of another script that looks like it, anywhere in a name. */
	@Test
	void noLookAlikeGoesUnasked() {
		var like = "\u0430\u0441\u0435\u043E\u0440\u0445\u0443\u0456\u0455\u0391\u03BF\u03B1\u0131\u1ECD\u0261\uFF41\u13A0\u0585";
		for (var name : new String[]{"google", "example", "openrouter", "a"}) {
			for (var at = 0; at < name.length(); at++) {
				for (var c : like.toCharArray()) {
					var host = name.substring(0, at) + c + name.substring(at + 1);
					assertFalse(target("https://" + host + ".example/").plain(), host);
				}
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"\u202E", "\u200B", "\u2066", "\u00AD", "\uFEFF"})
	void nothingInvisibleIsInAnAddress(String mark) {
		var address = SafeLink.check("https://a.example/x" + mark + "y");
		assertTrue(address == null || !address.contains(mark), address);
		var host = SafeLink.check("https://a" + mark + "b.example/");
		assertTrue(host == null || !LinkTarget.of(host).plain(), host);
	}

	@Test
	void mailIsTheOnlyAddressWithoutHost() {
		assertNull(SafeLink.check("http:a.example"));
		assertNotNull(SafeLink.check("Mailto:a@b.example"));
	}

	private static LinkTarget target(String address) {
		var checked = SafeLink.check(address);
		assertNotNull(checked, address);
		return LinkTarget.of(checked);
	}
}
