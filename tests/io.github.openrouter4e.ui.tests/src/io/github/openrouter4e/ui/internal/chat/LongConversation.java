package io.github.openrouter4e.ui.internal.chat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.github.openrouter4e.chat.ChatService;

/** Conversations as people have them: questions of 200 characters, answers of about 2,000, for benchmarks. */
@SuppressWarnings("nls")
final class LongConversation {

	static final String QUESTION = "How does this work, and what would you do instead? ".repeat(4);
	private static final String ANSWER = ("## Part\\n\\nSome **words** of an answer with `code` in it, and more of them, "
			+ "so that the line is wrapped.\\n\\n- one\\n- two\\n\\n```java\\nint a = 1; // comment\\n"
			+ "String b = \\\"text\\\";\\n```\\n\\n").repeat(11);

	private LongConversation() {}

	/** What the last answer of a conversation ends with. */
	static String end(String id) {
		return "End of " + id + ".";
	}

	/** @param turns questions and answers counted */
	static String create(ChatService chat, int turns) throws IOException {
		var id = "long-" + turns;
		var json = new StringBuilder("{\"format\":\"openrouter4e-conversation\",\"version\":1,\"records\":["
				+ "{\"t\":\"conversation\",\"id\":\"" + id + "\",\"at\":\"2026-09-01T10:00:00Z\",\"format\":1}");
		for (var i = 0; i < turns; i += 2) {
			var parent = i == 0 ? "" : ",\"p\":\"a" + (i - 2) + "\"";
			var text = i + 2 >= turns ? ANSWER + end(id) : ANSWER;
			json.append(
					"""
							,{"t":"question","id":"q%1$d"%2$s,"at":"2026-09-01T10:00:00Z","text":"%3$s"}
							,{"t":"answer","id":"a%1$d","p":"q%1$d","at":"2026-09-01T10:00:00Z","model":"openrouter/auto"}
							,{"t":"started","id":"a%1$d","generation":"gen-%1$d","model":"openrouter/auto","provider":"Some"}
							,{"t":"piece","id":"a%1$d","text":"%4$s"}
							,{"t":"part","id":"a%1$d","state":"COMPLETE","textEnd":%5$d,"reasoningEnd":0,"generation":"gen-%1$d",\
							"model":"openrouter/auto","provider":"Some","finish":"stop","nativeFinish":"stop",\
							"tokens":{"prompt":50,"cached":0,"written":0,"completion":500,"reasoning":0},\
							"cost":{"kind":"EXACT","credits":"0.0123"},"firstToken":300,"duration":5000}
							"""
							.formatted(i, parent, QUESTION, text, length(text)));
		}
		return chat.importJson(new ByteArrayInputStream(json.append("]}").toString().getBytes(StandardCharsets.UTF_8)))
				.id();
	}

	/** The length of what these JSON characters stand for. */
	private static int length(String json) {
		return json.length() - (int) json.chars().filter(c -> c == '\\').count();
	}
}
