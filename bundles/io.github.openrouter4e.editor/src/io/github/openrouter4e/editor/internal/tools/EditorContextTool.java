package io.github.openrouter4e.editor.internal.tools;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;

import io.github.openrouter4e.agent.files.FileText;
import io.github.openrouter4e.agent.files.Lines;
import io.github.openrouter4e.agent.files.NumberedLines;
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
import io.github.openrouter4e.editor.context.Parts;
import io.github.openrouter4e.editor.internal.tools.OpenEditors.Place;

/** Tells what the user is looking at. */
@SuppressWarnings("nls") // what the model is told
final class EditorContextTool implements WorkspaceTool {

	private static final int MOST_LINES = 100;
	private static final int MOST_FILES = 50;

	private static final ToolOffer OFFER = new ToolOffer(new Tool.Function("editor_context",
			"""
					Tells what the user is looking at: the file, the selection or the caret with the lines around it, and the open files.""",
			new Schema().json()), ToolTraits.READING);

	@Override
	public ToolOffer offer() {
		return OFFER;
	}

	@Override
	public ToolOutcome run(Arguments arguments, Run run) throws CoreException {
		var files = new WorkspaceFiles(run.context());
		var editors = OpenEditors.now();
		var result = new ResultText();
		var place = editors.active();
		if (place == null) {
			result.line("No text of a file is in front.");
		} else if (isKept(files, place.file())) {
			result.line("What is in front is kept from models.");
		} else {
			describe(place, result);
		}
		list(editors, files, result);
		return new ToolOutcome.Done(result.toString());
	}

	/** Like what an ignore file keeps from models is what is in projects that the conversation is not about. */
	private static boolean isKept(WorkspaceFiles files, IFile file) {
		return !files.projects().contains(file.getProject()) || files.withheld(file).isPresent();
	}

	private static void describe(Place place, ResultText result) throws CoreException {
		var name = WorkspaceFiles.name(place.file());
		FileText text;
		try {
			text = FileText.read(place.file());
		} catch (ToolException e) {
			result.line(name + ": " + e.getMessage());
			return;
		}
		if (WorkspaceFiles.isSecret(text.text())) {
			result.line(name + " is in front. It holds a private key or a token, so its text is kept from models.");
			return;
		}
		var lines = new Lines(text.text());
		result.line(name + " is in front" + (text.unsaved() ? ", with changes that are not saved" : "") + ". It has "
				+ lines.count() + " lines" + (place.firstVisible() == 0
						? "."
						: "; " + place.firstVisible() + " to " + Math.min(place.lastVisible(), lines.count())
								+ " are visible."));
		var length = text.text().length();
		var start = Math.min(place.offset(), length); // the user may have typed since
		var end = Math.min(start + place.length(), length);
		var first = lines.lineOf(start);
		var around = Parts.around(place.file(), text.text(), first, new NullProgressMonitor());
		if (start == end) {
			result.line("The caret is in line " + first + ", column " + (start - lines.start(first) + 1)
					+ ". The method, field or lines around it:");
			show(lines, around.firstLine(), around.lastLine(), first, result);
		} else {
			var last = lines.lineOf(Math.max(start, end - 1));
			result.line(
					"Selected from line " + first + ", column " + (start - lines.start(first) + 1) + " to line " + last
							+ ", column " + (end - lines.start(last) + 1) + ", in what is in the lines "
							+ around.firstLine() + " to "
							+ around.lastLine() + ". The lines of the selection:");
			show(lines, first, last, first, result);
		}
	}

	/** Of many lines those around the one that matters. */
	private static void show(Lines lines, int from, int to, int line, ResultText result) {
		var last = Math.clamp(to, 1, lines.count());
		var first = Math.clamp(from, 1, last);
		if (last - first >= MOST_LINES) {
			first = Math.clamp(line - MOST_LINES / 2L, first, last - MOST_LINES + 1);
			result.note("(There are " + (last - Math.max(1, from) + 1) + ", from " + from + " to " + to
					+ "; these are some of them.)");
			last = first + MOST_LINES - 1;
		}
		NumberedLines.add(result, lines, first, last);
	}

	private static void list(OpenEditors editors, WorkspaceFiles files, ResultText result) {
		var shown = editors.files().stream().filter(open -> !isKept(files, open.file())).toList();
		result.line("");
		result.line(shown.isEmpty() ? "No files are open." : "Open files:");
		shown.stream().limit(MOST_FILES).forEach(open -> result
				.line(WorkspaceFiles.name(open.file()) + (open.isDirty() ? " (not saved)" : "")));
		var more = Math.max(0, shown.size() - MOST_FILES);
		var kept = editors.files().size() - shown.size();
		if (more > 0) {
			result.note("And " + more + " more.");
		}
		if (kept + editors.others() > 0) {
			result.note("Besides: " + (kept + editors.others()) + " of something else, or kept from models.");
		}
	}
}
