package io.github.openrouter4e.benchmarks.server;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ServerSocketFactory;

import io.github.openrouter4e.testing.http.Exchange;
import io.github.openrouter4e.testing.http.Headers;
import io.github.openrouter4e.testing.http.HttpListener;

/**
 * Serves streams of any size from memory, in a process of its own so that its work is not counted. POST
 * /KIND/WRITING/EVENTSxCHARACTERS/chat/completions; ends when its standard input ends.
 */
public final class StreamServer {

	private static final Pattern PATH = Pattern
			.compile("/([A-Z]+)/(EACH|BLOCKS)/(\\d+)x(\\d+)/chat/completions");
	private static final Headers HEADERS = Headers.of("Content-Type", "text/event-stream", "Cache-Control", "no-cache");

	private final Map<String, EncodedStream> encoded = new ConcurrentHashMap<>();

	private StreamServer() {}

	public static void main(String[] arguments) throws IOException {
		StreamServer server = new StreamServer();
		try (HttpListener listener = new HttpListener(ServerSocketFactory.getDefault(), 0, r -> {
			// not recorded: that would take memory
		}, server::answer)) {
			System.out.println(listener.port());
			while (System.in.read() >= 0) {
				// until the parent process is gone
			}
		}
	}

	private void answer(Exchange exchange) throws IOException {
		Matcher matcher = PATH.matcher(exchange.request().path());
		if (!matcher.matches()) {
			exchange.respond(404, Headers.of(), new byte[0]);
			return;
		}
		EncodedStream stream = encoded.computeIfAbsent(matcher.group(1) + matcher.group(3) + 'x' + matcher.group(4),
				k -> new EncodedStream(StreamKind.valueOf(matcher.group(1)), Integer.parseInt(matcher.group(3)),
						Integer.parseInt(matcher.group(4))));
		boolean each = matcher.group(2).equals("EACH");
		exchange.respondEncoded(200, HEADERS, each ? stream::writeEach : stream::writeBlocks);
	}
}
