package io.github.openrouter4e.agent.internal.read;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFileState;
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
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.client.Tool;

/** Reads what Eclipse kept of earlier states of a file. */
@SuppressWarnings("nls") // what the model is told
public final class LocalHistoryTool implements WorkspaceTool {

	private static final int MOST_STATES = 50;

	private static final ToolOffer OFFER = new ToolOffer(new Tool.Function("local_history", """
			Lists the earlier states of a file that Eclipse has kept, the latest first, or reads one of them.""",
			new Schema().required("path", "File such as Project/src/Main.java.")
					.number("state", "Number of the state to read, from 1; without it the states are listed.").json()),
			ToolTraits.READING);

	@Override
	public ToolOffer offer() {
		return OFFER;
	}

	@Override
	public ToolOutcome run(Arguments arguments, Run run) throws ToolException, CoreException {
		var files = new WorkspaceFiles(run.context());
		var file = files.file(arguments.text("path"));
		files.require(file);
		var states = file.getHistory(new NullProgressMonitor());
		var wanted = arguments.number("state", 0, 0, Integer.MAX_VALUE);
		if (wanted > states.length) {
			throw new ToolException(Kind.NOT_FOUND,
					WorkspaceFiles.name(file) + " has " + states.length + " earlier states.");
		}
		return new ToolOutcome.Done(wanted == 0 ? list(file, states) : read(file, states[wanted - 1]));
	}

	private static String list(IFile file, IFileState[] states) {
		var result = new ResultText();
		if (states.length == 0) {
			result.line("Eclipse has kept no earlier state of " + WorkspaceFiles.name(file) + ".");
		}
		for (var i = 0; i < Math.min(states.length, MOST_STATES); i++) {
			result.line((i + 1) + "\t" + time(states[i]));
		}
		if (states.length > MOST_STATES) {
			result.note("There are " + states.length + " in all.");
		}
		return result.toString();
	}

	private static String time(IFileState state) {
		return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(Instant.ofEpochMilli(state.getModificationTime())
				.truncatedTo(ChronoUnit.SECONDS).atZone(ZoneId.systemDefault()));
	}

	private static String read(IFile file, IFileState state) throws CoreException, ToolException {
		try (var in = state.getContents()) {
			var text = FileText.ofBytes(file, in.readNBytes(FileText.LARGEST));
			if (text == null || WorkspaceFiles.isSecret(text.text())) {
				throw new ToolException(Kind.DENIED,
						"This state of " + WorkspaceFiles.name(file) + " is no text, or holds secrets.");
			}
			var result = new ResultText();
			result.line(WorkspaceFiles.name(file) + " at " + time(state));
			var lines = new Lines(text.text());
			var next = NumberedLines.add(result, lines, 1, lines.count());
			if (next <= lines.count()) {
				result.note("(Ends at line " + (next - 1) + " of " + lines.count() + ".)");
			}
			return result.toString();
		} catch (IOException e) {
			throw new ToolException(Kind.INTERNAL, "The state cannot be read: " + e.getMessage());
		}
	}
}
