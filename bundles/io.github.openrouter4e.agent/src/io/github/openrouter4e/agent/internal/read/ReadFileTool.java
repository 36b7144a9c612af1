package io.github.openrouter4e.agent.internal.read;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;

import io.github.openrouter4e.agent.files.FileText;
import io.github.openrouter4e.agent.files.Lines;
import io.github.openrouter4e.agent.files.NumberedLines;
import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.agent.languages.Languages;
import io.github.openrouter4e.agent.tools.Arguments;
import io.github.openrouter4e.agent.tools.ResultText;
import io.github.openrouter4e.agent.tools.Schema;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.agent.tools.WorkspaceTool;
import io.github.openrouter4e.chat.tools.ToolOffer;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.client.Tool;

/** Reads a file, or its outline. */
@SuppressWarnings("nls") // what the model is told
public final class ReadFileTool implements WorkspaceTool {

	private static final int MOST_LINES = 2_000;

	private static final ToolOffer OFFER = new ToolOffer(new Tool.Function("read_file",
			"""
					Reads a text file as the user sees it, with what is not saved yet. Each line is preceded by its number and a tab. At \
					most 2,000 lines are returned; ask for a range of a long file, or for its outline first.""",
			new Schema().required("path", "File such as Project/src/Main.java.").number("from", "First line, from 1.")
					.number("to", "Last line.").flag("outline", "Only the lines that begin a part.").json()),
			ToolTraits.READING);

	private final Languages languages;

	/** @param languages know the parts of a file better than its shape tells */
	public ReadFileTool(Languages languages) {
		this.languages = languages;
	}

	@Override
	public ToolOffer offer() {
		return OFFER;
	}

	@Override
	public ToolOutcome run(Arguments arguments, Run run) throws ToolException, CoreException {
		var files = new WorkspaceFiles(run.context());
		var file = files.file(arguments.text("path"));
		files.require(file);
		var text = FileText.read(file);
		if (WorkspaceFiles.isSecret(text.text())) {
			throw new ToolException(Kind.DENIED, WorkspaceFiles.name(file)
					+ " is kept from models, as it holds a private key or a token. If you need it, ask the user to attach it.");
		}
		var lines = new Lines(text.text());
		var from = arguments.number("from", 1, 1, Integer.MAX_VALUE);
		var to = Math.min(arguments.number("to", Integer.MAX_VALUE, 1, Integer.MAX_VALUE), lines.count());
		if (text.text().isEmpty()) {
			return new ToolOutcome.Done(head(file, text) + "\nThe file is empty.");
		}
		if (from > lines.count() || from > to) {
			throw new ToolException(Kind.ARGUMENTS, WorkspaceFiles.name(file) + " has " + lines.count()
					+ " lines; there are none from " + from + " to " + to + ".");
		}
		return new ToolOutcome.Done(arguments.flag("outline")
				? outline(file, text, lines)
				: lines(file, text, lines, from, to));
	}

	private static String head(IFile file, FileText text) {
		return WorkspaceFiles.name(file) + ", version " + text.version()
				+ (text.unsaved() ? ", with changes that are not saved" : "")
				+ (text.exact()
						? ""
						: ", with bytes that are not " + text.charset().name() + " (the file cannot be changed)");
	}

	private static String lines(IFile file, FileText text, Lines lines, int from, int to) {
		var result = new ResultText();
		var whole = from == 1 && to == lines.count();
		result.line(head(file, text) + (whole ? "" : ", lines " + from + " to " + to + " of " + lines.count()));
		var line = NumberedLines.add(result, lines, from, Math.min(to, from + MOST_LINES - 1));
		if (line <= to) {
			result.note("(Ends at line " + (line - 1) + " of " + lines.count() + ". Go on with from: " + line + ".)");
		}
		return result.toString();
	}

	private String outline(IFile file, FileText text, Lines lines) {
		var result = new ResultText();
		result.line(head(file, text) + ", outline of " + lines.count() + " lines");
		var parts = languages.outline(file, text.text()).orElseGet(() -> Outline.of(lines));
		for (var line : parts) {
			if (!result.line(line + "\t" + lines.get(line))) {
				result.note("(The outline is longer.)");
				break;
			}
		}
		return result.toString();
	}
}
