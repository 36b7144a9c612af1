package io.github.openrouter4e.probe;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What to do, from system properties {@code openrouter4e.probe.*}.
 *
 * @param results
 *            the folder for what was found
 * @param preferencePage
 *            id of a preference page to open, fill in and apply
 * @param fields
 *            what to enter there, as {@code widget id=value}; {@code true} and {@code false} for check boxes
 * @param shown
 *            what preference pages must show, as {@code page id=value|value}
 * @param project
 *            the folder of a project to import
 * @param file
 *            the file of that project to open, such as {@code Shop/src/shop/Basket.java}
 * @param mode
 *            how the chat's mode to choose begins in the menu; whatever the model then asks for is allowed once
 * @param prompt
 *            what to send in the chat view; empty to leave the view closed
 * @param expected
 *            texts that the transcript must show in the end
 * @param screenshot
 *            where to put a picture of the screen
 * @param patience
 *            how long to wait for any one thing
 */
record Orders(Path results, Optional<String> preferencePage, List<String> fields, List<String> shown,
		Optional<Path> project, Optional<String> file, Optional<String> mode, Optional<String> prompt,
		List<String> expected, Optional<Path> screenshot, Duration patience) {

	private static final String PREFIX = "openrouter4e.probe.";

	static Optional<Orders> fromSystemProperties() {
		return value("results")
				.map(results -> new Orders(Path.of(results), value("page"), list("fields"), list("shown"),
						value("project").map(Path::of), value("file"), value("mode"), value("prompt"), list("expected"),
						value("screenshot").map(Path::of),
						Duration.ofSeconds(value("patience").map(Long::valueOf).orElse(60L))));
	}

	private static Optional<String> value(String name) {
		return Optional.ofNullable(System.getProperty(PREFIX + name)).filter(text -> !text.isEmpty());
	}

	/** Items are separated by "||", which occurs in no address, key, setting or answer. */
	private static List<String> list(String name) {
		return value(name).stream().flatMap(text -> Stream.of(text.split(Pattern.quote("||")))).toList();
	}
}
