package io.github.openrouter4e.agent.internal.read;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;

import io.github.openrouter4e.agent.files.FileText;
import io.github.openrouter4e.agent.files.Lines;
import io.github.openrouter4e.agent.files.NamePattern;
import io.github.openrouter4e.agent.files.WatchedText;
import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.agent.tools.Arguments;
import io.github.openrouter4e.agent.tools.ResultText;
import io.github.openrouter4e.agent.tools.Schema;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.agent.tools.WorkspaceTool;
import io.github.openrouter4e.chat.tools.ToolOffer;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;
import io.github.openrouter4e.chat.tools.ToolProgress;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.client.Tool;

/** Searches the text of files, also what an editor has not saved. */
@SuppressWarnings("nls") // what the model is told
public final class SearchTextTool implements WorkspaceTool {

	private static final int MOST_HITS = 100;
	/** After so many nobody counts on. */
	private static final int MOST_COUNTED = 1_000;
	private static final int MOST_CONTEXT = 3;
	/** What is larger is data, or generated. */
	private static final int LARGEST_FILE = 1_000_000;
	/** Characters of a line that are shown around a hit. */
	private static final int LINE = 300;
	private static final int PROGRESS = 500;

	private static final ToolOffer OFFER = new ToolOffer(
			new Tool.Function("search_text",
					"""
							Searches the text of files, line by line, and returns the lines with their numbers. At most 100 are returned. Generated \
							and hidden files are left out.""",
					new Schema().required("pattern", "Text, or a regular expression of Java if regex is true.")
							.flag("regex", "Whether the pattern is a regular expression.")
							.flag("case", "Whether upper and lower case differ.")
							.text("files", "Only files with such names, for example *.java.")
							.text("path", "Folder to look in; without it all projects.")
							.number("context", "Lines to show before and after each, 0 to 3.").json()),
			ToolTraits.READING);

	@Override
	public ToolOffer offer() {
		return OFFER;
	}

	@Override
	public ToolOutcome run(Arguments arguments, Run run) throws ToolException, CoreException {
		var files = new WorkspaceFiles(run.context());
		var pattern = pattern(arguments);
		var names = arguments.optionalText("files");
		Predicate<IFile> wanted = names == null ? file -> true : NamePattern.of(names);
		var folder = files.folder(arguments.optionalText("path"));
		files.require(folder);
		var search = new Search(files, pattern, arguments.number("context", 0, 0, MOST_CONTEXT), run);
		files.visit(folder, file -> !wanted.test(file) || search.file(file));
		run.cancellation().throwIfCancelled();
		return new ToolOutcome.Done(search.end());
	}

	private static Pattern pattern(Arguments arguments) throws ToolException {
		var text = arguments.text("pattern");
		var flags = arguments.flag("case")
				? 0
				: Pattern.CASE_INSENSITIVE | (isPlain(text) ? 0 : Pattern.UNICODE_CASE);
		try {
			return arguments.flag("regex")
					? Pattern.compile(text, flags | Pattern.MULTILINE)
					: Pattern.compile(text, flags | Pattern.LITERAL);
		} catch (PatternSyntaxException e) {
			throw new ToolException(Kind.ARGUMENTS,
					"The regular expression is not valid: " + e.getDescription() + " at " + e.getIndex() + ".");
		}
	}

	/** Whether it has only letters of which the lower and upper case are told quickly. */
	private static boolean isPlain(String text) {
		return text.chars().allMatch(c -> c < 128 && c != '\\');
	}

	private static final class Search {

		private final WorkspaceFiles files;
		private final Pattern pattern;
		private final int context;
		private final Run run;
		private final ResultText result = new ResultText();
		private int searched;
		private int hits;
		private int withheld;
		private int large;
		private int endless;

		Search(WorkspaceFiles files, Pattern pattern, int context, Run run) {
			this.files = files;
			this.pattern = pattern;
			this.context = context;
			this.run = run;
		}

		/** @return whether to go on */
		boolean file(IFile file) {
			if (run.cancellation().isCancelled()) {
				return false;
			}
			if (++searched % PROGRESS == 0) {
				run.progress().report(searched + " files", ToolProgress.UNKNOWN);
			}
			if (files.withheld(file).isPresent()) {
				withheld++;
				return true;
			}
			try {
				var text = FileText.toSearch(file, LARGEST_FILE);
				if (text == null) {
					large++;
				} else if (!text.isEmpty()) {
					search(file, text);
				}
			} catch (@SuppressWarnings("unused") CoreException | ToolException e) {
				// no text, or gone meanwhile
			} catch (@SuppressWarnings("unused") WatchedText.TooManySteps | StackOverflowError e) {
				endless++;
			}
			return hits <= MOST_COUNTED && endless < 3;
		}

		private void search(IFile file, String text) {
			var matcher = pattern.matcher(
					(pattern.flags() & Pattern.LITERAL) != 0
							? text
							: new WatchedText(text, run.cancellation()));
			if (!matcher.find()) {
				return;
			}
			if (WorkspaceFiles.isSecret(text)) {
				withheld++;
				return;
			}
			if (hits < MOST_HITS) {
				result.line(WorkspaceFiles.name(file));
			}
			lines(matcher, new Lines(text));
		}

		private void lines(Matcher matcher, Lines lines) {
			var shown = 0;
			do {
				var line = lines.lineOf(matcher.start());
				if (++hits <= MOST_HITS && line > shown) {
					for (var near = Math.max(shown + 1, line - context); near < line; near++) {
						result.line(near + "-\t" + lines.get(near));
					}
					result.line(line + "\t" + around(lines.get(line), matcher.start() - lines.start(line)));
					shown = line;
					var last = Math.min(lines.count(), line + context);
					for (var near = line + 1; near <= last && context > 0; near++) {
						result.line(near + "-\t" + lines.get(near));
						shown = near;
					}
				}
				if (line == lines.count()) {
					break;
				}
				matcher.region(lines.start(line + 1), matcher.regionEnd()); // one hit a line is enough
			} while (hits <= MOST_COUNTED && matcher.find());
		}

		/** Of a long line only the part with the hit. */
		private static String around(String line, int hit) {
			if (line.length() <= LINE) {
				return line;
			}
			var from = Math.max(0, Math.min(hit - LINE / 3, line.length() - LINE));
			return (from > 0 ? "… " : "") + line.substring(from, Math.min(line.length(), from + LINE)) + " …";
		}

		String end() {
			if (hits == 0) {
				result.line("Nothing found in " + searched + (searched == 1 ? " file." : " files."));
			} else if (hits > MOST_COUNTED) {
				result.note("There are more than " + MOST_COUNTED + " lines. Use a narrower pattern, files or path.");
			} else if (hits > MOST_HITS || result.isFull()) {
				result.note("There are " + hits + " lines in all. Use a narrower pattern, files or path.");
			}
			if (withheld > 0) {
				result.note("(" + withheld + " files are kept from models by ignore files or for secrets.)");
			}
			if (large > 0) {
				result.note("(" + large + " files larger than 1 MB were not searched.)");
			}
			if (endless > 0) {
				result.note("(The expression takes too long on " + endless + " files. Use a simpler one.)");
			}
			return result.toString();
		}
	}
}
