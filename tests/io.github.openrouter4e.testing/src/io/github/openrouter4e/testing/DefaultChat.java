package io.github.openrouter4e.testing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.testing.http.RecordedRequest;

/**
 * The answer to a chat request for which nothing was scripted: checked as OpenRouter checks it, then chosen by keywords
 * of the newest prompt, so that a user at a client can see each kind of answer.
 */
final class DefaultChat {

	/** What {@code --help} prints. */
	static final String KEYWORDS = """
			A prompt whose first line has one of these words gets a special answer, any other a Markdown sample:
			  error N       fails with HTTP status N, e.g. "error 402"
			  error stream  fails in the middle of the answer
			  slow          a word every 0.2 s
			  long N        N chunks of text, e.g. "long 20000"
			  tool          calls the first tool of the request, or one named get_weather
			  reasoning     thinks first
			  table, code   only a table, only code
			  image         sends a picture
			  citation      cites a page
			  cut           ends without a finish
			A model that is asked to speak says something, and sends a tone.
			  repair the failing test
			                runs the tests of releng/sample, reads, edits, runs them again
			""";

	private static final Pattern ERROR = Pattern.compile("\\berror (\\d{3})\\b");
	private static final Pattern LONG = Pattern.compile("\\blong (\\d{1,6})\\b");
	private static final Duration SLOW = Duration.ofMillis(200);

	/** Answers that need to know nothing of the request. */
	private static final Map<String, ChatAnswer> BY_WORD = Map.of( //
			"error_stream", Answer.text("This answer starts well, and then ").midStreamError(StreamError.NO_CHOICE, 502,
					"Network connection lost."),
			"reasoning", Answer.reasoning(SampleTexts.REASONING).text("Twelve of the fifteen remain: **12**."),
			"table", Answer.text(SampleTexts.TABLE), //
			"code", Answer.text(SampleTexts.CODE), //
			"image", Answer.text("Here it is.").image(SampleTexts.IMAGE), //
			"citation",
			Answer.text(SampleTexts.CITED).citation("https://www.eclipse.org/", "Eclipse Foundation", 0, 12),
			"cut", Answer.text("This answer stops in the mid").withoutFinish());

	private final StandInState state;

	DefaultChat(StandInState state) {
		this.state = state;
	}

	Answer answer(RecordedRequest recorded) {
		JsonNode request = recorded.json();
		Optional<Answer> refusal = new RequestCheck(state.catalogue()).refusal(request);
		if (refusal.isPresent()) {
			return refusal.get();
		}
		String prompt = newestPrompt(request).lines().findFirst().orElse("");
		Matcher error = ERROR.matcher(prompt);
		if (error.find()) {
			return SampleErrors.of(Integer.parseInt(error.group(1)));
		}
		ChatAnswer answer = choose(prompt, request).pace(paceFor(prompt));
		JsonNode limit = request.has("max_completion_tokens")
				? request.get("max_completion_tokens")
				: request.path("max_tokens");
		return limit.isInt() ? answer.limitedTo(limit.asLong()) : answer;
	}

	private ChatAnswer choose(String prompt, JsonNode request) {
		Matcher many = LONG.matcher(prompt);
		if (many.find()) {
			return Answer.chunks(Integer.parseInt(many.group(1)), 24);
		}
		Optional<ChatAnswer> repair = RepairingModel.answer(prompt, request);
		if (repair.isPresent()) {
			return repair.get();
		}
		if (request.path("modalities").toString().contains("audio")) {
			return new ChatAnswer().speech(SampleTexts.SPOKEN, SampleTexts.sound(), 4800);
		}
		List<String> words = words(prompt);
		if (words.contains("tool") && !"tool".equals(lastRole(request))) {
			String name = request.at("/tools/0/function/name").asText("get_weather");
			return Answer.text("I look that up. ").toolCall("call_standin_1", name, "{\"city\": \"Zürich\"}");
		}
		List<String> special = words.stream().filter(BY_WORD::containsKey).distinct().toList();
		// several words are a sentence of a user, not an order to the stand-in
		return special.size() == 1
				? BY_WORD.get(special.getFirst())
				: Answer.text(SampleTexts.markdown(prompt, request)).keepAlive(2, 0);
	}

	private Duration paceFor(String prompt) {
		if (words(prompt).contains("slow")) {
			return SLOW;
		}
		return LONG.matcher(prompt).find() ? Duration.ZERO : state.pace();
	}

	private static List<String> words(String prompt) {
		return List.of(prompt.replace("error stream", "error_stream").split("\\W+"));
	}

	private static String lastRole(JsonNode request) {
		JsonNode messages = request.path("messages");
		return messages.path(messages.size() - 1).path("role").asText();
	}

	private static String newestPrompt(JsonNode request) {
		String prompt = "";
		for (JsonNode message : request.path("messages")) {
			if (message.path("role").asText().equals("user")) {
				prompt = textOf(message.path("content"));
			}
		}
		return prompt;
	}

	private static String textOf(JsonNode content) {
		if (content.isTextual()) {
			return content.textValue();
		}
		StringBuilder text = new StringBuilder();
		content.forEach(part -> text.append(part.path("text").asText("")).append('\n'));
		return text.toString().strip();
	}
}
