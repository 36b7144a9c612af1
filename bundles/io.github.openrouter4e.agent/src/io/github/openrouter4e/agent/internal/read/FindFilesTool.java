package io.github.openrouter4e.agent.internal.read;

import java.util.function.Predicate;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;

import io.github.openrouter4e.agent.files.NamePattern;
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

/** Finds files by their names. */
@SuppressWarnings("nls") // what the model is told
public final class FindFilesTool implements WorkspaceTool {

	private static final int MOST_HITS = 200;

	private static final ToolOffer OFFER = new ToolOffer(
			new Tool.Function("find_files",
					"""
							Finds files by name. The pattern may have *, ?, ** and {a,b}; with a slash it is matched against the whole path, else \
							against the file name. Generated and hidden files are left out.""",
					new Schema()
							.required("pattern",
									"For example *Test.java or Project/src/**/*.xml; a word finds names with it.")
							.text("path", "Folder to look in; without it all projects.").json()),
			ToolTraits.READING);

	@Override
	public ToolOffer offer() {
		return OFFER;
	}

	@Override
	public ToolOutcome run(Arguments arguments, Run run) throws ToolException, CoreException {
		var files = new WorkspaceFiles(run.context());
		var pattern = arguments.text("pattern");
		Predicate<IFile> matches = NamePattern.of(pattern);
		var folder = files.folder(arguments.optionalText("path"));
		files.require(folder);
		var result = new ResultText();
		var hits = new int[1];
		files.visit(folder, file -> {
			if (matches.test(file) && files.withheld(file).isEmpty() && ++hits[0] <= MOST_HITS) {
				result.line(WorkspaceFiles.name(file));
			}
			return !run.cancellation().isCancelled();
		});
		run.cancellation().throwIfCancelled();
		if (hits[0] == 0) {
			return new ToolOutcome.Done("No file matches " + pattern + ".");
		}
		if (hits[0] > MOST_HITS || result.isFull()) {
			result.note("There are " + hits[0] + " in all. Use a narrower pattern.");
		}
		return new ToolOutcome.Done(result.toString());
	}
}
