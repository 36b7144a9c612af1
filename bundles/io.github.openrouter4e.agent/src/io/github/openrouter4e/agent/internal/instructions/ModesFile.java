package io.github.openrouter4e.agent.internal.instructions;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.agent.internal.instructions.ModeDefinition.Group;
import io.github.openrouter4e.storage.Json;
import io.github.openrouter4e.storage.WellFormed;

/**
 * Reads the modes that a project defines. The file is that of Roo Code and its heirs, in its older form, JSON, which they read
 * too: a file that a team has already counts here, and nobody has to keep two. Pure.
 * <p>
 * A mode with a fault is left out, and so is a file that is no JSON; each fault is told with its line. What is not known is
 * ignored, but for what could make a mode narrower.
 */
@SuppressWarnings("nls") // JSON
final class ModesFile {

	/** More would not fit into a menu. */
	static final int MOST = 20;
	private static final int LONGEST_NAME = 60;
	private static final int LONGEST_PATTERN = 500;
	private static final String MODES = "customModes";
	/** Groups of other programs, for which there are no tools here. */
	private static final Set<String> WITHOUT_TOOLS = Set.of("browser", "modes");

	/** A fault. @param line from 1 */
	record Fault(int line, String text) {
	}

	/** @param modes those that can be used */
	record Parsed(List<ModeDefinition> modes, List<Fault> faults) {
	}

	/** Why a mode cannot be used. */
	private static final class ModeException extends Exception {
		private static final long serialVersionUID = 1;

		ModeException(String message) {
			super(message);
		}
	}

	private ModesFile() {}

	static Parsed parse(String text) {
		if (!text.stripLeading().startsWith("{")) {
			return failed(1, Messages.ModesFile_noJson);
		}
		JsonNode all;
		List<Integer> lines;
		try {
			all = Json.parse(text);
			lines = lines(text);
		} catch (JsonProcessingException e) {
			var place = e.getLocation();
			return failed(place == null ? 1 : place.getLineNr(),
					NLS.bind(Messages.ModesFile_syntax, e.getOriginalMessage()));
		} catch (IOException e) {
			return failed(1, NLS.bind(Messages.ModesFile_syntax, e.getMessage()));
		}
		var list = all.path(MODES);
		if (!list.isArray()) {
			return failed(1, NLS.bind(Messages.ModesFile_noModes, MODES));
		}
		var modes = new ArrayList<ModeDefinition>();
		var faults = new ArrayList<Fault>();
		for (var i = 0; i < list.size(); i++) {
			var line = i < lines.size() ? lines.get(i) : 1;
			try {
				if (modes.size() == MOST) {
					throw new ModeException(NLS.bind(Messages.ModesFile_tooMany, MOST));
				}
				var mode = mode(list.get(i));
				if (modes.stream().anyMatch(known -> known.slug().equals(mode.slug()))) {
					throw new ModeException(NLS.bind(Messages.ModesFile_twice, mode.slug()));
				}
				modes.add(mode);
			} catch (ModeException e) {
				faults.add(new Fault(line, e.getMessage() == null ? "" : e.getMessage()));
			}
		}
		return new Parsed(List.copyOf(modes), List.copyOf(faults));
	}

	private static Parsed failed(int line, String text) {
		return new Parsed(List.of(), List.of(new Fault(Math.max(1, line), text)));
	}

	/** The lines in which the modes begin. */
	private static List<Integer> lines(String text) throws IOException {
		var lines = new ArrayList<Integer>();
		try (var parser = new JsonFactory().createParser(text)) {
			var depth = 0;
			var within = false;
			for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
				if (depth == 1 && token == JsonToken.FIELD_NAME) {
					within = MODES.equals(parser.currentName());
				}
				if (depth == 2 && within && !token.isStructEnd()) {
					lines.add(parser.currentTokenLocation().getLineNr());
				}
				depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
			}
		}
		return lines;
	}

	private static ModeDefinition mode(JsonNode mode) throws ModeException {
		var slug = Json.textOrEmpty(mode, "slug");
		if (!slug.matches("[A-Za-z0-9-]{1,60}")) {
			throw new ModeException(NLS.bind(Messages.ModesFile_slug, slug));
		}
		var name = shown(Json.textOrEmpty(mode, "name"));
		if (name.isEmpty()) {
			throw new ModeException(NLS.bind(Messages.ModesFile_name, slug));
		}
		var groups = EnumSet.noneOf(Group.class);
		var files = new ArrayList<Pattern>();
		if (!mode.path("groups").isArray()) {
			throw new ModeException(NLS.bind(Messages.ModesFile_groups, slug));
		}
		for (var each : mode.path("groups")) {
			var group = group(each.isArray() ? each.path(0) : each, slug);
			if (group != null) {
				groups.add(group);
			}
			if (each.isArray() && each.size() > 1) {
				restrict(group, each.path(1), files, slug);
			}
		}
		return new ModeDefinition(slug, name, shown(first(mode, "description", "whenToUse")),
				Json.textOrEmpty(mode, "roleDefinition"), Json.textOrEmpty(mode, "customInstructions"), groups,
				files);
	}

	private static String first(JsonNode mode, String... fields) {
		for (var field : fields) {
			var text = Json.textOrEmpty(mode, field);
			if (!text.isBlank()) {
				return text;
			}
		}
		return "";
	}

	/** In one line that fits into a menu. */
	private static String shown(String text) {
		var line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
		return WellFormed.shortened(line, LONGEST_NAME);
	}

	/** @return null for one that has no tools here */
	private static @Nullable Group group(JsonNode node, String slug) throws ModeException {
		var name = node.asText("").toUpperCase(Locale.ROOT);
		for (var group : Group.values()) {
			if (group.name().equals(name)) {
				return group;
			}
		}
		if (WITHOUT_TOOLS.contains(name.toLowerCase(Locale.ROOT))) {
			return null;
		}
		throw new ModeException(NLS.bind(Messages.ModesFile_group, new Object[]{slug, node.asText(""),
				EnumSet.allOf(Group.class).stream().map(group -> group.name().toLowerCase(Locale.ROOT))
						.collect(Collectors.joining(", "))}));
	}

	/** What narrows a group must be understood, or the mode would allow more than whoever wrote it wanted. */
	private static void restrict(@Nullable Group group, JsonNode limits, List<Pattern> files, String slug)
			throws ModeException {
		for (var limit : limits.properties()) {
			if (limit.getKey().equals("description")) {
				continue;
			}
			if (group != Group.EDIT || !limit.getKey().equals("fileRegex") || !limit.getValue().isTextual()) {
				throw new ModeException(NLS.bind(Messages.ModesFile_limit, slug, limit.getKey()));
			}
			var pattern = limit.getValue().asText();
			try {
				if (pattern.length() > LONGEST_PATTERN) {
					throw new ModeException(NLS.bind(Messages.ModesFile_pattern, slug, pattern.length()));
				}
				files.add(Pattern.compile(pattern));
			} catch (PatternSyntaxException e) {
				throw new ModeException(
						NLS.bind(Messages.ModesFile_pattern, slug, pattern + " \u2013 " + e.getDescription()));
			}
		}
		if (group == Group.EDIT && !limits.isObject()) {
			throw new ModeException(NLS.bind(Messages.ModesFile_limit, slug, limits.toString()));
		}
	}
}
