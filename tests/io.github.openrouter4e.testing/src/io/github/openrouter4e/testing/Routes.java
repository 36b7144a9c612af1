package io.github.openrouter4e.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.testing.http.Exchange;
import io.github.openrouter4e.testing.http.RecordedRequest;
import io.github.openrouter4e.testing.wire.ChatRequestRules;
import io.github.openrouter4e.testing.wire.Json;

/** Finds the answer to a request: a scripted one, else the one OpenRouter would give. Thread-safe. */
final class Routes {

	static final String PREFIX = "/api/v1";

	private static final Pattern MODEL = Pattern.compile("/(models?)/(.+?)(/endpoints)?");

	private final StandInState state;
	private final String requiredKey;
	private final DefaultChat chat;
	private final Map<String, Queue<Answer>> queues = new ConcurrentHashMap<>();
	private final Map<String, Answer> fixed = new ConcurrentHashMap<>();
	private final Map<RecordedRequest, Answer> chosen = Collections.synchronizedMap(new IdentityHashMap<>());

	Routes(StandInState state, String requiredKey) {
		this.state = state;
		this.requiredKey = requiredKey;
		chat = new DefaultChat(state);
	}

	void enqueue(String path, Answer... answers) {
		Queue<Answer> queue = queues.computeIfAbsent(path, p -> new ConcurrentLinkedQueue<>());
		queue.addAll(List.of(answers));
	}

	void always(String path, Answer answer) {
		fixed.put(path, answer);
	}

	void asUsual(String path) {
		queues.remove(path);
		fixed.remove(path);
	}

	/** Settles how the request will be answered. */
	void choose(RecordedRequest request) {
		chosen.put(request, find(request));
	}

	void answer(Exchange exchange) throws IOException {
		chosen.remove(exchange.request()).respond(exchange, state);
	}

	private Answer find(RecordedRequest request) {
		try {
			return scriptedOrUsual(request);
		} catch (UncheckedIOException e) { // the body is not JSON
			return Answer.error(400, "Invalid JSON in request body");
		}
	}

	private Answer scriptedOrUsual(RecordedRequest request) {
		if (!request.path().startsWith(PREFIX + "/")) {
			return request.path().equals("/auth") ? state.signIn().page(request.query()) : website();
		}
		String path = request.path().substring(PREFIX.length());
		if (request.method().equals("POST") && path.equals("/chat/completions")) {
			List<String> problems = ChatRequestRules.problems(request.json());
			if (!problems.isEmpty()) {
				return Answer.error(400, "Not a chat request: " + String.join("; ", problems));
			}
		}
		Answer scripted = queues.getOrDefault(path, new ArrayDeque<>()).poll();
		if (scripted == null) {
			scripted = fixed.get(path);
		}
		return scripted != null ? scripted : usual(request, path);
	}

	private Answer usual(RecordedRequest request, String path) {
		return switch (request.method() + " " + path) {
			case "GET /models" -> Answer.json(200, state.catalogue().toJson());
			case "GET /models/count" -> Answer.json(200,
					"{\"data\":{\"count\":" + state.catalogue().models().size() + "}}");
			case "GET /models/user" -> withKey(request, () -> Answer.json(200, state.catalogue().toJson()));
			case "GET /providers" -> Answer.json(200, Json.write(Endpoints.providers()));
			case "GET /key" -> withKey(request, () -> Answer.json(200, Json.write(state.account().key())));
			case "GET /credits" -> withKey(request, this::credits);
			case "GET /generation" -> withKey(request, () -> generation(request.query().getOrDefault("id", "")));
			case "GET /presets" -> withKey(request, () -> Answer.json(200, Presets.LIST));
			case "GET /presets/coder/versions" -> withKey(request, () -> Answer.json(200, Presets.VERSIONS));
			case "POST /auth/keys" -> state.signIn().exchange(request.json());
			case "POST /chat/completions" -> withKey(request, () -> chat.answer(request));
			default -> request.method().equals("GET") ? model(path) : notFound();
		};
	}

	private Answer withKey(RecordedRequest request, Supplier<Answer> answer) {
		if (requiredKey == null) {
			return answer.get();
		}
		Optional<String> authorization = request.header("Authorization");
		if (authorization.isEmpty()) {
			return Answer.error(401, "Missing Authentication header");
		}
		return authorization.get().equals("Bearer " + requiredKey)
				? answer.get()
				: Answer.error(401, "User not found.");
	}

	private Answer credits() {
		ObjectNode credits = state.account().credits();
		return credits != null
				? Answer.json(200, Json.write(credits))
				: Answer.error(403, "Only management keys can fetch credits for an account");
	}

	private Answer generation(String id) {
		return state.generations().find(id).map(g -> Answer.json(200, Json.write(g)))
				.orElseGet(() -> Answer.error(404, "Generation " + id + " not found"));
	}

	private Answer model(String path) {
		Matcher matcher = MODEL.matcher(path.replace("%3A", ":").replace("%3a", ":"));
		if (!matcher.matches()) {
			return notFound();
		}
		Optional<JsonNode> model = state.catalogue().find(matcher.group(2));
		if (model.isEmpty()) {
			return Answer.error(404, "Model not found");
		}
		boolean endpoints = matcher.group(3) != null;
		if (endpoints == matcher.group(1).equals("model")) {
			return notFound(); // /model/… has no endpoints, /models/… has nothing else
		}
		ObjectNode single = Json.object();
		single.set("data", model.get());
		return Answer.json(200, Json.write(endpoints ? Endpoints.of(model.get()) : single));
	}

	private static Answer notFound() {
		return Answer.error(404, "Not Found");
	}

	/** Outside the API there is OpenRouter's web site: this is what a wrong base URL meets. */
	private static Answer website() {
		return Answer.html(404, "<!DOCTYPE html><html><head><title>Not Found | OpenRouter</title></head>"
				+ "<body><h1>404</h1></body></html>");
	}
}
