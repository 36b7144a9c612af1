package io.github.openrouter4e.agent.files;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.agent.tools.ResultText;
import io.github.openrouter4e.agent.tools.ToolException;

/** Describes problems with the lines that have them. Reads each file once, as most problems are in few files. */
@SuppressWarnings("nls") // what the model is told
public final class ProblemSources {

	private final Map<IFile, @Nullable Source> sources = new HashMap<>();

	/**
	 * A file with problems.
	 *
	 * @param text   null if it cannot be read
	 * @param secret whether the model must not know what it says
	 */
	private record Source(@Nullable String text, boolean secret) {

		static Source of(IFile file) {
			try {
				var text = FileText.read(file).text();
				return new Source(text, WorkspaceFiles.isSecret(text));
			} catch (@SuppressWarnings("unused") CoreException | ToolException e) {
				return new Source(null, false);
			}
		}
	}

	/** With its place, and the line that has it. */
	public String describe(Problem problem) {
		var place = problem.severityName() + " " + WorkspaceFiles.name(problem.resource());
		if (problem.line() == 0 || !(problem.resource() instanceof IFile file)) {
			return place + ": " + problem.message();
		}
		var source = sources.computeIfAbsent(file, Source::of);
		if (source != null && source.secret()) {
			return place + ": the message is kept from models, as the file holds a private key or a token";
		}
		var text = source == null ? null : source.text();
		return place + ":" + (text == null ? problem.line() + ": " + problem.message() : inLine(problem, text));
	}

	/** With the column and the line, as far as the file is still as it was when the problem was found. */
	private static String inLine(Problem problem, String text) {
		var lines = new Lines(text);
		var line = problem.line();
		if (line > lines.count()) {
			return line + ": " + problem.message();
		}
		var start = problem.start();
		var known = start >= 0 && start <= text.length() && lines.lineOf(start) == line;
		var source = lines.get(line).strip();
		return line + (known ? ":" + (start - lines.start(line) + 1) : "") + ": " + problem.message()
				+ (source.isEmpty() ? "" : "\n\t" + ResultText.cut(source));
	}
}
