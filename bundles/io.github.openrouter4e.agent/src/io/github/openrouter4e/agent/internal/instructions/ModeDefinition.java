package io.github.openrouter4e.agent.internal.instructions;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.eclipse.core.resources.IFile;
import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.agent.internal.edit.ApplyPatchTool;
import io.github.openrouter4e.agent.tools.ToolSet;
import io.github.openrouter4e.agent.tools.Arguments;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.chat.tools.CustomModes;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolOffer;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.chat.tools.ToolTraits;

/**
 * A mode as the file of a project defines it.
 *
 * @param role         what a model is told first
 * @param instructions what it is told besides; may be empty
 * @param groups       of tools that are offered
 * @param files        of which one must be found in the path of a file within its project that is changed; none: all may be
 */
@SuppressWarnings("nls") // what the model is told
record ModeDefinition(String slug, String name, String description, String role, String instructions,
		Set<Group> groups, List<Pattern> files) implements CustomModes.Limits {

	/** What tools are for. */
	enum Group {
		/** Reading in the workspace. */
		READ,
		/** Changing files. */
		EDIT,
		/** Builds, tests, programs and commands. */
		COMMAND,
		/** What is elsewhere: servers, the web. */
		MCP
	}

	/** Change nothing but the conversation, and are offered in each mode. */
	private static final Set<String> TALKING = Set.of("ask_user", "todo");
	private static final Pattern PATCHED = Pattern
			.compile("\\*\\*\\* (?:(?:Add|Update|Delete) File|Move to):\\s*(.+)", Pattern.DOTALL);
	private static final Pattern QUOTED = Pattern.compile("([`\"])(.+)\\1", Pattern.DOTALL);

	ModeDefinition {
		groups = Set.copyOf(groups);
		files = List.copyOf(files);
	}

	/** What a model is told in this mode. */
	String text() {
		var text = new StringBuilder(role.strip());
		if (!instructions.isBlank()) {
			text.append(text.isEmpty() ? "" : "\n\n").append(instructions.strip());
		}
		if (groups.contains(Group.EDIT) && !files.isEmpty()) {
			text.append(text.isEmpty() ? "" : "\n\n").append("In this mode ").append(allowed());
		}
		return text.toString();
	}

	private String allowed() {
		return "only files may be changed whose path in the project matches "
				+ files.stream().map(Pattern::pattern).collect(Collectors.joining(" or ")) + ".";
	}

	@Override
	public boolean offers(ToolOffer offer) {
		var group = group(offer.traits());
		return TALKING.contains(offer.name()) || groups.contains(group)
				&& (group != Group.EDIT || files.isEmpty() || ToolSet.WRITING.contains(offer.name()));
	}

	private static Group group(ToolTraits traits) {
		return switch (traits.effect()) {
			case NONE, READ -> traits.readOnly() ? Group.READ : Group.COMMAND; // reads what programs have written
			case EDIT, EDIT_UNSAFE -> Group.EDIT;
			case RUN, COMMAND -> Group.COMMAND;
			case READ_OUTSIDE, NETWORK -> Group.MCP;
		};
	}

	@Override
	public @Nullable String objection(ToolRequest call, ToolOffer offer, ToolContext context) {
		if (files.isEmpty() || group(offer.traits()) != Group.EDIT) {
			return null;
		}
		try {
			var arguments = Arguments.of(call.arguments());
			var visible = new WorkspaceFiles(context);
			var changed = new ArrayList<IFile>();
			switch (offer.name()) {
				case ToolSet.EDIT_FILE -> changed.add(visible.file(arguments.text("path")));
				case ToolSet.WRITE_FILE -> changed.add(visible.newFile(arguments.text("path")));
				default -> {
					for (var path : patched(ApplyPatchTool.patch(arguments))) {
						addAll(path, visible, changed);
					}
				}
			}
			for (var file : changed) {
				var path = file.getProjectRelativePath().toString();
				if (files.stream().noneMatch(pattern -> pattern.matcher(path).find())) {
					return "In the mode " + name + ' ' + allowed() + ' ' + WorkspaceFiles.name(file)
							+ " does not. Nothing was changed.";
				}
			}
			return changed.isEmpty() ? "The patch names no file. Nothing was changed." : null;
		} catch (ToolException e) {
			return "Nothing was changed: " + e.getMessage();
		}
	}

	/** A path in a patch may be that of a file that is there, or of one that is made. */
	private static void addAll(String path, WorkspaceFiles visible, List<IFile> files) throws ToolException {
		var found = files.size();
		try {
			files.add(visible.file(path));
		} catch (@SuppressWarnings("unused") ToolException e) {
			// it is not there
		}
		try {
			files.add(visible.newFile(path));
		} catch (ToolException e) {
			if (files.size() == found) {
				throw e;
			}
		}
	}

	/** The paths that a call names: its path, or those in its patch. */
	static List<String> named(ToolRequest call) {
		try {
			var arguments = Arguments.of(call.arguments());
			if (ToolSet.APPLY_PATCH.equals(call.name())) {
				return patched(ApplyPatchTool.patch(arguments));
			}
			var path = arguments.optionalText("path");
			return path == null ? List.of() : List.of(path);
		} catch (@SuppressWarnings("unused") ToolException e) {
			return List.of();
		}
	}

	/**
	 * The files that a patch names, and what else looks like that in its lines, which the tool takes for lines of a file: what a
	 * mode forbids must not depend on that.
	 */
	private static List<String> patched(String patch) {
		return patch.lines().map(line -> PATCHED.matcher(line.strip())).filter(Matcher::matches)
				.map(named -> {
					var quoted = QUOTED.matcher(named.group(1));
					return quoted.matches() ? quoted.group(2) : named.group(1);
				}).toList();
	}
}
