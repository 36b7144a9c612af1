package io.github.openrouter4e.client.internal;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.client.BaseUrl;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.ChatCompletion;
import io.github.openrouter4e.client.ChatEvent;
import io.github.openrouter4e.client.ChatEventSink;
import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.ConnectionSettings;
import io.github.openrouter4e.client.Credits;
import io.github.openrouter4e.client.Endpoint;
import io.github.openrouter4e.client.Generation;
import io.github.openrouter4e.client.KeyInfo;
import io.github.openrouter4e.client.ModelList;
import io.github.openrouter4e.client.ModelScope;
import io.github.openrouter4e.client.OpenRouterClient;
import io.github.openrouter4e.client.OpenRouterException;
import io.github.openrouter4e.client.Preset;
import io.github.openrouter4e.client.PresetVersion;
import io.github.openrouter4e.client.ProtocolException;
import io.github.openrouter4e.client.Provider;
import io.github.openrouter4e.client.ResponseCache;
import io.github.openrouter4e.client.ServiceException;
import io.github.openrouter4e.client.internal.errors.ErrorMapper;
import io.github.openrouter4e.client.internal.errors.ErrorReader;
import io.github.openrouter4e.client.internal.errors.FailedResponse;
import io.github.openrouter4e.client.internal.http.HttpRequest;
import io.github.openrouter4e.client.internal.http.HttpResponse;
import io.github.openrouter4e.client.internal.http.HttpTransport;
import io.github.openrouter4e.client.internal.http.ResponseHandler;
import io.github.openrouter4e.client.internal.json.AccountDecoder;
import io.github.openrouter4e.client.internal.json.Json;
import io.github.openrouter4e.client.internal.json.PresetDecoder;
import io.github.openrouter4e.client.internal.limits.Limits;
import io.github.openrouter4e.client.internal.redact.Redactor;
import io.github.openrouter4e.client.internal.request.RequestEncoder;
import io.github.openrouter4e.client.internal.stream.AnswerReader;
import io.github.openrouter4e.client.internal.stream.Stopwatch;
import io.github.openrouter4e.client.json.EndpointListDecoder;
import io.github.openrouter4e.client.json.ModelListDecoder;

/**
 * The API over HTTP, one attempt per call. Thread-safe. Each request reads the server once and asks for the key of just
 * that server, so that a change of the settings in between cannot bring a key to another one.
 */
@SuppressWarnings("nls") // wire names
public final class HttpOpenRouterClient implements OpenRouterClient {
	private static final ChatEventSink NOBODY = event -> {
		// the whole answer is all that is wanted
	};

	private final HttpTransport transport;
	private final ConnectionSettings settings;
	private final InstantSource clock;
	private volatile @Nullable LastRedactor lastRedactor;
	private final ErrorReader errors;
	private final FailedResponse failures;

	/** Not a record: those print what they hold. */
	private static final class LastRedactor {
		final @Nullable String authorization;
		final Redactor redactor;

		LastRedactor(@Nullable String authorization, Redactor redactor) {
			this.authorization = authorization;
			this.redactor = redactor;
		}
	}

	/** @param transport stays with the caller, who closes it */
	public HttpOpenRouterClient(HttpTransport transport, ConnectionSettings settings, InstantSource clock) {
		this.transport = transport;
		this.settings = settings;
		this.clock = clock;
		this.errors = new ErrorReader(clock);
		this.failures = new FailedResponse(errors);
	}

	@Override
	public ChatCompletion chat(ChatRequest request, ChatEventSink sink, Cancellation cancellation) {
		ChatCompletion answer = answer(request, true, sink, cancellation);
		sink.accept(new ChatEvent.Done(answer));
		return answer;
	}

	@Override
	public ChatCompletion complete(ChatRequest request, Cancellation cancellation) {
		return answer(request, false, NOBODY, cancellation);
	}

	private ChatCompletion answer(ChatRequest request, boolean stream, ChatEventSink sink, Cancellation cancellation) {
		byte[] body = RequestEncoder.encode(request, stream);
		URI baseUrl = settings.baseUrl();
		Map<String, String> headers = new RequestHeaders(settings).withKey(baseUrl);
		headers.put("Accept", stream ? "text/event-stream" : "application/json");
		headers.put("X-OpenRouter-Metadata", "enabled");
		ResponseCache cache = request.responseCache();
		if (cache != null) {
			headers.put("X-OpenRouter-Cache", "true");
			if (cache == ResponseCache.RENEW) {
				headers.put("X-OpenRouter-Cache-Clear", "true");
			}
		}
		var httpRequest = new HttpRequest(new OpenRouterPaths(baseUrl).chatCompletions(), headers, body,
				redactor(headers), !stream, settings.timeouts());
		var reader = new AnswerReader(sink, new Stopwatch(clock), httpRequest.redactor());
		try {
			return transport.send(httpRequest, cancellation, response -> {
				requireSuccess(response);
				return reader.read(response.body(), response.header("X-Generation-Id"),
						(error, id) -> exception(error, id, response));
			});
		} catch (OpenRouterException e) {
			e.attachPartialAnswer(reader.partial());
			throw e;
		}
	}

	@Override
	public ModelList models(ModelScope scope, Cancellation cancellation) {
		URI baseUrl = settings.baseUrl();
		var headers = new RequestHeaders(settings);
		boolean keyNeeded = scope == ModelScope.ACCOUNT;
		// OpenRouter shows its models to everybody, and a locked key store is no reason to see none
		boolean keyUseful = !BaseUrl.isOpenRouter(baseUrl);
		Map<String, String> fields = keyNeeded
				? headers.withKey(baseUrl)
				: keyUseful ? headers.withKeyIfThereIsOne(baseUrl) : headers.withoutKey();
		return get(new OpenRouterPaths(baseUrl).models(scope), fields, settings, cancellation,
				response -> catalogue(response, ModelListDecoder::decode));
	}

	@Override
	public List<Endpoint> endpoints(String modelId, Cancellation cancellation) {
		URI baseUrl = settings.baseUrl();
		return get(new OpenRouterPaths(baseUrl).endpoints(modelId),
				new RequestHeaders(settings).withKeyIfThereIsOne(baseUrl), settings, cancellation,
				response -> catalogue(response, EndpointListDecoder::decode));
	}

	@Override
	public List<Provider> providers(Cancellation cancellation) {
		URI baseUrl = settings.baseUrl();
		return data(new OpenRouterPaths(baseUrl).providers(), new RequestHeaders(settings).withKeyIfThereIsOne(baseUrl),
				cancellation, AccountDecoder::providers);
	}

	@Override
	public KeyInfo key(Cancellation cancellation) {
		return testConnection(settings, cancellation);
	}

	@Override
	public Credits credits(Cancellation cancellation) {
		URI baseUrl = settings.baseUrl();
		return data(new OpenRouterPaths(baseUrl).credits(), new RequestHeaders(settings).withKey(baseUrl), cancellation,
				AccountDecoder::credits);
	}

	@Override
	public Generation generation(String id, Cancellation cancellation) {
		URI baseUrl = settings.baseUrl();
		return data(new OpenRouterPaths(baseUrl).generation(id), new RequestHeaders(settings).withKey(baseUrl),
				cancellation, AccountDecoder::generation);
	}

	@Override
	public List<Preset> presets(Cancellation cancellation) {
		URI baseUrl = settings.baseUrl();
		return data(new OpenRouterPaths(baseUrl).presets(), new RequestHeaders(settings).withKey(baseUrl), cancellation,
				PresetDecoder::presets);
	}

	@Override
	public List<PresetVersion> presetVersions(String slug, Cancellation cancellation) {
		URI baseUrl = settings.baseUrl();
		return data(new OpenRouterPaths(baseUrl).presetVersions(slug), new RequestHeaders(settings).withKey(baseUrl),
				cancellation, PresetDecoder::versions);
	}

	@Override
	public KeyInfo testConnection(ConnectionSettings candidate, Cancellation cancellation) {
		URI baseUrl = candidate.baseUrl();
		return get(new OpenRouterPaths(baseUrl).key(), new RequestHeaders(candidate).withKey(baseUrl), candidate,
				cancellation, response -> AccountDecoder.key(dataOf(response)));
	}

	private <T> T data(URI uri, Map<String, String> headers, Cancellation cancellation, Function<JsonNode, T> decoder) {
		return get(uri, headers, settings, cancellation, response -> decoder.apply(dataOf(response)));
	}

	private <T> T get(URI uri, Map<String, String> headers, ConnectionSettings connection, Cancellation cancellation,
			ResponseHandler<T> handler) {
		headers.put("Accept", "application/json");
		var request = new HttpRequest(uri, headers, null, redactor(headers), true,
				connection.timeouts());
		return transport.send(request, cancellation, response -> {
			requireSuccess(response);
			return handler.handle(response);
		});
	}

	private JsonNode dataOf(HttpResponse response) throws IOException {
		JsonNode body = Json.read(response.bytes(Limits.BODY));
		requireNoError(body, response);
		JsonNode data = Json.member(body, "data");
		if (data == null) {
			throw new ProtocolException(ProtocolException.Kind.UNEXPECTED_JSON,
					"no data from " + response.uri().getPath());
		}
		return data;
	}

	/** Lists are large, so they are decoded from the bytes, without a tree in between. */
	private <T> T catalogue(HttpResponse response, Function<byte[], T> decoder) throws IOException {
		byte[] bytes = response.bytes(Limits.BODY);
		try {
			return decoder.apply(bytes);
		} catch (ProtocolException e) {
			if (e.kind() == ProtocolException.Kind.UNEXPECTED_JSON) {
				requireNoError(Json.read(bytes), response);
			}
			throw e;
		}
	}

	/** Making one takes longer than all else that a small request needs, so the last one is kept. */
	private Redactor redactor(Map<String, String> headers) {
		String authorization = RequestHeaders.authorization(headers);
		LastRedactor last = lastRedactor;
		if (last == null || !Objects.equals(last.authorization, authorization)) {
			last = new LastRedactor(authorization, RequestHeaders.redactor(headers));
			lastRedactor = last;
		}
		return last.redactor;
	}

	private ServiceException exception(JsonNode error, @Nullable String id, HttpResponse response) {
		return ErrorMapper.exception(errors.read(response.status(), error, id, response::header, response.redactor()));
	}

	/** An error may hide behind status 200. */
	private void requireNoError(JsonNode body, HttpResponse response) {
		JsonNode error = Json.member(body, "error");
		if (error != null) {
			throw exception(error, null, response);
		}
	}

	private void requireSuccess(HttpResponse response) throws IOException {
		if (response.status() >= 400) {
			throw failures.exception(response.status(), response.beginning(Limits.ERROR_BODY), response::header,
					response.redactor());
		}
		if (response.status() >= 300) {
			throw new ProtocolException(ProtocolException.Kind.UNEXPECTED_JSON, "status " + response.status());
		}
	}
}
