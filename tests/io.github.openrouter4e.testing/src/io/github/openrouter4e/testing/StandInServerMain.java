package io.github.openrouter4e.testing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Starts the stand-in from the command line, for users and for other programs. */
public final class StandInServerMain {

	private static final String HELP = """
			Stand-in for OpenRouter on the loopback interface. Point any OpenAI-compatible client at the address
			that it prints; nothing leaves this machine and nothing costs money.

			  --port N   listen on this port; any free one by default
			  --key K    let only requests with this key in; everybody by default
			  --help     this text

			""" + DefaultChat.KEYWORDS;

	private static final Duration READABLE = Duration.ofMillis(12);

	private StandInServerMain() {}

	public static void main(String[] arguments) throws InterruptedException {
		StandInServer.Options options = StandInServer.Options.standard().withoutRecording();
		for (int i = 0; i < arguments.length; i++) {
			switch (arguments[i]) {
				case "--port" -> options = options.withPort(Integer.parseInt(arguments[++i]));
				case "--key" -> options = options.withKey(arguments[++i]);
				default -> {
					System.out.print(HELP);
					return;
				}
			}
		}
		try (StandInServer server = StandInServer.start(options)) {
			server.state().pace(READABLE);
			System.out.println(server.baseUrl());
			new CountDownLatch(1).await(); // until the process is ended
		}
	}
}
