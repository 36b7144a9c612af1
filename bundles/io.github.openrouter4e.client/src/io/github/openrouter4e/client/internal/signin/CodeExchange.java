package io.github.openrouter4e.client.internal.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.ConnectionSettings;
import io.github.openrouter4e.client.OpenRouterException;
import io.github.openrouter4e.client.ProtocolException;
import io.github.openrouter4e.client.ServiceException;
import io.github.openrouter4e.client.SignInException;
import io.github.openrouter4e.client.SignInException.Reason;
import io.github.openrouter4e.client.internal.RequestHeaders;
import io.github.openrouter4e.client.internal.errors.ErrorReader;
import io.github.openrouter4e.client.internal.errors.FailedResponse;
import io.github.openrouter4e.client.internal.http.HttpRequest;
import io.github.openrouter4e.client.internal.http.HttpResponse;
import io.github.openrouter4e.client.internal.http.HttpTransport;
import io.github.openrouter4e.client.internal.json.Json;
import io.github.openrouter4e.client.internal.limits.Limits;
import io.github.openrouter4e.client.internal.redact.Redactor;

/** Exchanges the authorization code for a key. */
@SuppressWarnings("nls") // wire names
final class CodeExchange {
	private static final int LONGEST_CODE = 2000;

	private final HttpTransport transport;
	private final ConnectionSettings settings;
	private final FailedResponse failures;

	CodeExchange(HttpTransport transport, ConnectionSettings settings, ErrorReader errors) {
		this.transport = transport;
		this.settings = settings;
		this.failures = new FailedResponse(errors);
	}

	/**
	 * @param baseUrl the server whose page the user signed in on: with code and verifier anybody could get the key
	 * @throws OpenRouterException a {@link SignInException} if the code is not accepted, others if the network fails
	 */
	ApiKey keyFor(URI baseUrl, String code, Pkce secret, Cancellation cancellation) {
		if (code.isBlank() || code.length() > LONGEST_CODE) {
			throw new SignInException(Reason.BAD_CODE, "not a code", null);
		}
		Map<String, String> headers = new RequestHeaders(settings).withoutKey();
		headers.put("Accept", "application/json");
		var request = new HttpRequest(URI.create(baseUrl + "/auth/keys"), headers, body(code, secret),
				Redactor.of(code.strip(), secret.verifier()), false,
				settings.timeouts());
		try {
			return transport.send(request, cancellation, this::read);
		} catch (ServiceException e) {
			throw refused(e);
		}
	}

	private ApiKey read(HttpResponse response) throws IOException {
		if (response.status() >= 400) {
			throw failures.exception(response.status(), response.beginning(Limits.ERROR_BODY), response::header,
					response.redactor());
		}
		JsonNode body = Json.read(response.bytes(Limits.ERROR_BODY));
		String key = Json.text(body.has("key") ? body : body.get("data"), "key");
		if (key == null) {
			throw new ProtocolException(ProtocolException.Kind.UNEXPECTED_JSON, "no key in the answer");
		}
		return ApiKey.parse(key);
	}

	private static OpenRouterException refused(ServiceException e) {
		if (e.status() == 400 || e.status() == 403) {
			boolean expired = e.serviceMessage().toLowerCase(Locale.ROOT).contains("expired");
			return new SignInException(expired ? Reason.CODE_EXPIRED : Reason.BAD_CODE, e.serviceMessage(), e);
		}
		return e;
	}

	private static byte[] body(String code, Pkce secret) {
		ObjectNode body = Json.mapper().createObjectNode().put("code", code.strip())
				.put("code_verifier", secret.verifier()).put("code_challenge_method", "S256");
		try {
			return Json.mapper().writeValueAsBytes(body);
		} catch (IOException e) {
			throw new UncheckedIOException(e); // memory does not fail
		}
	}
}
