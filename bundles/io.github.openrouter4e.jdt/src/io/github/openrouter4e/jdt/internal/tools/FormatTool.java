package io.github.openrouter4e.jdt.internal.tools;

import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jdt.core.ToolFactory;
import org.eclipse.jdt.core.formatter.CodeFormatter;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.Region;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.agent.Checkpoints;
import io.github.openrouter4e.agent.Checkpoints.LineRange;
import io.github.openrouter4e.agent.edit.EditApprovals;
import io.github.openrouter4e.agent.edit.EditableFile;
import io.github.openrouter4e.agent.edit.FileEdit;
import io.github.openrouter4e.agent.edit.TextEditTool;
import io.github.openrouter4e.agent.files.Lines;
import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.agent.languages.Languages;
import io.github.openrouter4e.agent.tools.Arguments;
import io.github.openrouter4e.agent.tools.Schema;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolOffer;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.chat.tools.ToolTraits.Effect;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.Tool;
import io.github.openrouter4e.jdt.internal.code.JavaCode;
import io.github.openrouter4e.jdt.internal.code.Splices;

/** Formats lines as the project wants it. Never a whole file unasked: the difference would hide what was changed. */
@SuppressWarnings("nls") // what the model is told
final class FormatTool extends TextEditTool {

	private static final ToolOffer OFFER = new ToolOffer(
			new Tool.Function("java_format",
					"Formats the lines of a Java file that tools have changed, or those given, with the project's formatter"
							+ " settings.",
					new Schema().required("path", "File such as Project/src/Main.java.")
							.number("from", "First line, from 1; if missing, the changed lines.")
							.number("to", "Last line; the first one if missing.").json()),
			ToolTraits.changing(Effect.EDIT));

	private final Checkpoints checkpoints;

	FormatTool(EditApprovals approvals, Languages languages, Checkpoints checkpoints) {
		super(approvals, languages, checkpoints);
		this.checkpoints = checkpoints;
	}

	@Override
	public ToolOffer offer() {
		return OFFER;
	}

	@Override
	protected FileEdit plan(Arguments arguments, ToolContext context, Cancellation cancellation)
			throws ToolException, CoreException {
		var files = new WorkspaceFiles(context);
		var file = files.file(arguments.text("path"));
		var unit = JavaCode.unit(file);
		var text = EditableFile.text(files, file);
		var formatter = ToolFactory.createCodeFormatter(unit.getJavaProject().getOptions(true),
				ToolFactory.M_FORMAT_EXISTING);
		var edit = formatter.format(CodeFormatter.K_COMPILATION_UNIT | CodeFormatter.F_INCLUDE_COMMENTS, text.text(),
				regions(arguments, file, text.text()), 0, JavaCode.lineEnd(text.text()));
		if (edit == null) {
			throw new ToolException(Kind.ARGUMENTS, WorkspaceFiles.name(file)
					+ " has syntax errors, so that it cannot be formatted. Solve them first; call problems to see them.");
		}
		var splices = Splices.of(edit, text.text());
		if (splices.isEmpty()) {
			throw new ToolException(Kind.ARGUMENTS, "These lines are formatted already. Nothing was changed.");
		}
		return FileEdit.of(file, text, splices);
	}

	/** The lines that are given, or those that tools have changed and the user has not reviewed. */
	private IRegion[] regions(Arguments arguments, IFile file, String text) throws ToolException {
		var lines = new Lines(text);
		var ranges = List.<LineRange>of();
		if (arguments.optionalText("from") == null && arguments.optionalText("to") == null) {
			ranges = checkpoints.changedLines(file.getFullPath().toString(), text);
			if (ranges.isEmpty()) {
				throw new ToolException(Kind.ARGUMENTS, "No tool has changed a line of " + WorkspaceFiles.name(file)
						+ " that the user has not reviewed. Give from and to. Nothing was changed.");
			}
		} else {
			var from = arguments.number("from", 1, 1, lines.count());
			ranges = List.of(new LineRange(from, arguments.number("to", from, from, Integer.MAX_VALUE)));
		}
		return ranges.stream().map(range -> {
			var start = lines.start(range.first());
			var end = range.last() >= lines.count() ? text.length() : lines.start(range.last() + 1);
			return new Region(start, end - start);
		}).toArray(IRegion[]::new);
	}

	@Override
	protected String undoName(FileEdit edit) {
		return NLS.bind(Messages.FormatTool_undo, edit.file().getName());
	}
}
