package io.github.openrouter4e.agent.internal.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.runtime.CoreException;

import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.agent.tools.Arguments;
import io.github.openrouter4e.agent.tools.ResultText;
import io.github.openrouter4e.agent.tools.Schema;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.agent.tools.WorkspaceTool;
import io.github.openrouter4e.chat.tools.ToolOffer;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.client.Tool;

/** Lists projects and what is in folders. */
@SuppressWarnings("nls") // what the model is told
public final class ListTool implements WorkspaceTool {

	private static final int MOST_ENTRIES = 500;
	private static final int DEEPEST = 4;

	private static final ToolOffer OFFER = new ToolOffer(new Tool.Function("list",
			"""
					Lists the projects of the workspace, or the files and folders in a folder. Generated and hidden files are left out.""",
			new Schema().text("path", "Folder such as Project/src. Without it the projects are listed.")
					.number("depth", "Levels of folders, 1 to 4; 1 if missing.").json()),
			ToolTraits.READING);

	@Override
	public ToolOffer offer() {
		return OFFER;
	}

	@Override
	public ToolOutcome run(Arguments arguments, Run run) throws ToolException, CoreException {
		var files = new WorkspaceFiles(run.context());
		var folder = files.folder(arguments.optionalText("path"));
		var depth = arguments.number("depth", 1, 1, DEEPEST);
		files.require(folder);
		var listing = new Listing(files, run);
		if (folder instanceof IWorkspaceRoot) {
			listing.projects(depth);
		} else {
			listing.folder(folder, 0, depth);
		}
		return new ToolOutcome.Done(listing.end());
	}

	private static final class Listing {

		private final WorkspaceFiles files;
		private final Run run;
		private final ResultText result = new ResultText();
		private int entries;
		private int leftOut;
		private int withheld;

		Listing(WorkspaceFiles files, Run run) {
			this.files = files;
			this.run = run;
		}

		void projects(int depth) throws CoreException {
			var projects = files.projects();
			if (projects.isEmpty()) {
				result.line("No project is open.");
			}
			for (var project : projects) {
				if (add(project.getName() + "/" + natures(project)) && depth > 1) {
					folder(project, 1, depth - 1);
				}
			}
		}

		private static String natures(IProject project) throws CoreException {
			var natures = Arrays.stream(project.getDescription().getNatureIds())
					.map(id -> id.substring(id.lastIndexOf('.') + 1)).toList();
			return natures.isEmpty() ? "" : " (" + String.join(", ", natures) + ")";
		}

		void folder(IContainer folder, int level, int depth) throws CoreException {
			List<IResource> members = new ArrayList<>(List.of(folder.members()));
			members.sort(Comparator.comparing((IResource member) -> !(member instanceof IContainer))
					.thenComparing(IResource::getName));
			for (var member : members) {
				run.cancellation().throwIfCancelled();
				if (member.isDerived() || member.isHidden() || member.isTeamPrivateMember()) {
					leftOut++;
				} else if (files.withheld(member).isPresent()) {
					withheld++;
				} else if (member instanceof IContainer inner) {
					if (add("  ".repeat(level) + member.getName() + "/") && depth > 1) {
						folder(inner, level + 1, depth - 1);
					}
				} else {
					add("  ".repeat(level) + member.getName());
				}
			}
		}

		private boolean add(String line) {
			return ++entries <= MOST_ENTRIES && result.line(line);
		}

		String end() {
			if (entries == 0 && leftOut + withheld == 0) {
				result.line("The folder is empty.");
			}
			if (entries > MOST_ENTRIES || result.isFull()) {
				result.note("There is more: " + entries + " entries in all. List a folder of it, or use find_files.");
			}
			if (leftOut > 0) {
				result.note("(" + leftOut + " generated or hidden entries are not listed.)");
			}
			if (withheld > 0) {
				result.note("(" + withheld + " entries are kept from models by ignore files or for secrets.)");
			}
			return result.toString();
		}
	}
}
