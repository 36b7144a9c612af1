package io.github.openrouter4e.chat.ignore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which lines are taken out of what programs print. */
@SuppressWarnings("nls")
class SecretFilterTest {

	private static final String KEPT = "(a line with a key or a token, which is kept from models)";

	/** Lines are divided by |, and each that is kept back is an x. */
	@ParameterizedTest
	@CsvSource({"a|b,a|b", "'',''", "a|ghp_0123456789abcdefghijklmnopqrstuvwxyz|b,a|x|b",
			"a|-----BEGIN EC PRIVATE KEY-----|MIIE|-----END EC PRIVATE KEY-----|b,a|x|x|x|b",
			"-----BEGIN EC PRIVATE KEY-----|MIIE,x|x",
			"a|-----BEGIN CERTIFICATE-----|MIIE|b,a|-----BEGIN CERTIFICATE-----|MIIE|b",
			"-----BEGIN PRIVATE KEY-----\\nMIIE\\n-----END PRIVATE KEY-----|b,x|b",
			"-----BEGIN PRIVATE KEY-----|-----END PRIVATE KEY----------BEGIN RSA PRIVATE KEY-----|MIIE|-----END RSA PRIVATE KEY-----|b,x|x|x|x|b",
			"PuTTY-User-Key-File-3: ssh-rsa|Private-Lines: 1|AAAA|Private-MAC: 12|b,x|x|x|x|b",
			"apiVersion: v1|a|client-key-data: AAAA|b,{first}|a|x|b",
			"aws_access_key_id|a|aws_secret_access_key = y,{first}|a|x",
			"aws_secret_access_key = y,aws_secret_access_key = y"})
	void linesWithSecretsAreKeptBackAsTheyCome(String printed, String told) {
		var filter = new SecretFilter();
		assertEquals(expected(told, printed, true),
				lines(printed).lines().map(filter::line).collect(Collectors.joining("\n")));
		assertEquals(expected(told, printed, false), SecretFilter.text(lines(printed)));
	}

	@ParameterizedTest
	@CsvSource({"MIIE|-----END EC PRIVATE KEY-----|b,x|x|b", "AAAA|Private-MAC: 12|b,x|x|b",
			"a|-----END CERTIFICATE-----|b,a|-----END CERTIFICATE-----|b",
			"\"client_secret\": \"y\"|a|\"client_id\": 1,x|a|x",
			"-----BEGIN CERTIFICATE-----|MIIE|-----END CERTIFICATE-----|b,-----BEGIN CERTIFICATE-----|MIIE|-----END CERTIFICATE-----|b"})
	void ofAWholeTextSoAreThoseBeforeWhatTellsOfThem(String printed, String told) {
		assertEquals(lines(told).replaceAll("(?m)^x$", KEPT), SecretFilter.text(lines(printed)));
	}

	@ParameterizedTest
	@ValueSource(strings = {"a\r\nb\n", "\n\n", "a"})
	void otherTextsStayAsTheyAre(String text) {
		assertEquals(text, SecretFilter.text(text));
	}

	private static String lines(String text) {
		return text.replace('|', '\n');
	}

	/** @param asItComes whether the first word of an account is told, as the other one has not come by then */
	private static String expected(String told, String printed, boolean asItComes) {
		return lines(told).replace("{first}", asItComes ? lines(printed).lines().findFirst().orElse("") : "x")
				.replaceAll("(?m)^x$", KEPT);
	}
}
