package io.github.openrouter4e.agent.internal.edit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.github.openrouter4e.agent.tools.ToolSet;

/**
 * Which tool for edits a model is offered: only one of them, as a choice costs tokens and mistakes. From
 * {@code edit-formats.txt}.
 */
public final class EditFormats {

	private record Family(Pattern models, String tool) {
	}

	private static final List<Family> FAMILIES = read();

	private EditFormats() {}

	/**
	 * The name of the tool for a model.
	 *
	 * @param model its id; a tilde before it, of ids that stand for the latest model, does not matter
	 */
	public static String toolFor(String model) {
		var id = model.startsWith("~") ? model.substring(1) : model; //$NON-NLS-1$
		return FAMILIES.stream().filter(family -> family.models().matcher(id).matches()).map(Family::tool).findFirst()
				.orElse(ToolSet.EDIT_FILE);
	}

	@SuppressWarnings("nls") // file format
	private static List<Family> read() {
		var families = new ArrayList<Family>();
		try (var in = EditFormats.class.getResourceAsStream("edit-formats.txt")) {
			var lines = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
			for (var line : lines.lines().filter(each -> !each.isBlank() && !each.startsWith("#")).toList()) {
				var words = line.strip().split("\\s+");
				families.add(new Family(
						Pattern.compile(Pattern.quote(words[0]).replace("*", "\\E.*\\Q"), Pattern.CASE_INSENSITIVE),
						words[1]));
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return List.copyOf(families);
	}
}
