package io.github.openrouter4e.agent.internal.instructions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;

import io.github.openrouter4e.chat.tools.ProjectInstructions;
import io.github.openrouter4e.chat.tools.ProjectInstructions.InstructionFile;
import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.storage.WellFormed;

/** Finds the instruction files of a project, as they are on the disk. */
@SuppressWarnings("nls") // names of files
final class InstructionFiles {

	/** Characters of one file; more would cost more than it helps. */
	static final int LONGEST = 32_000;
	/** Characters of all files of a project. */
	static final int ALL = 64_000;

	private static final List<String> FILES = List.of(ProjectInstructions.MODES_FILE, "AGENTS.md",
			".github/copilot-instructions.md", ".roorules",
			".clinerules");
	private static final List<String> IN_FOLDERS = List.of("AGENTS.md", ".roorules", ".clinerules");
	private static final List<String> FOLDERS = List.of(".roo/rules", ".clinerules");

	private InstructionFiles() {}

	/** Those that a model may see; in an order that does not change. */
	static List<InstructionFile> of(IProject project, WorkspaceFiles visible) {
		var files = new ArrayList<IFile>();
		for (var name : FILES) {
			var file = project.getFile(IPath.fromPortableString(name));
			if (file.exists()) {
				files.add(file);
			}
		}
		for (var name : FOLDERS) {
			addAll(project.getFolder(IPath.fromPortableString(name)), files);
		}
		return read(files, visible);
	}

	/** Those of a folder in a project, which hold for what is in it; in an order that does not change. */
	static List<InstructionFile> of(IFolder folder, WorkspaceFiles visible) {
		return read(IN_FOLDERS.stream().map(folder::getFile).filter(IFile::exists).toList(), visible);
	}

	private static List<InstructionFile> read(List<IFile> files, WorkspaceFiles visible) {
		var read = new ArrayList<InstructionFile>();
		var left = ALL;
		for (var file : files) {
			if (left > 0 && visible.withheld(file).isEmpty()) {
				var text = text(file, Math.min(left, LONGEST));
				left -= text.length();
				if (!text.isBlank()) {
					read.add(new InstructionFile(WorkspaceFiles.name(file), text));
				}
			}
		}
		return read;
	}

	private static void addAll(IFolder folder, List<IFile> files) {
		if (!folder.exists()) {
			return;
		}
		try {
			var members = new ArrayList<>(List.of(folder.members()));
			members.sort(Comparator.comparing(member -> member.getName()));
			for (var member : members) {
				if (member instanceof IFile file
						&& (file.getName().endsWith(".md") || file.getName().endsWith(".txt"))) {
					files.add(file);
				} else if (member instanceof IContainer && member instanceof IFolder inner) {
					addAll(inner, files);
				}
			}
		} catch (@SuppressWarnings("unused") CoreException e) {
			// gone meanwhile
		}
	}

	private static String text(IFile file, int longest) {
		try (var in = file.getContents(true)) {
			var text = new String(in.readNBytes(4 * longest), StandardCharsets.UTF_8).replace("\r\n", "\n").strip();
			return WellFormed.beginning(text, longest);
		} catch (@SuppressWarnings("unused") CoreException | java.io.IOException e) {
			return "";
		}
	}

	/** Another one for other files and other texts. */
	static String hash(List<InstructionFile> files) {
		try {
			var digest = MessageDigest.getInstance("SHA-256");
			for (var file : files) {
				digest.update((file.path() + '\0' + file.text() + '\0').getBytes(StandardCharsets.UTF_8));
			}
			return HexFormat.of().formatHex(digest.digest());
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e); // each Java has it
		}
	}
}
