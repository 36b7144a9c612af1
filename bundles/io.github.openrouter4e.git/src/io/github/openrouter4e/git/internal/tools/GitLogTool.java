package io.github.openrouter4e.git.internal.tools;

import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

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
import io.github.openrouter4e.git.internal.diff.RepositoryDiff;

/** Lists commits. The addresses of the authors are not told. */
@SuppressWarnings("nls") // what the model is told
final class GitLogTool implements WorkspaceTool {

	private static final int FEW = 20;
	private static final int MOST = 100;
	private static final int ID_LENGTH = 10;

	private static final ToolOffer OFFER = new ToolOffer(new Tool.Function("git_log", """
			Lists the commits of the branch that is checked out, the latest first: id, date, author, subject. For what \
			a commit changed use git_diff.""",
			new Schema().text("path", "File or folder such as Project/src, for the commits that changed it.")
					.number("max", "How many commits, 1 to 100; 20 if missing.").json()),
			ToolTraits.READING);

	@Override
	public ToolOffer offer() {
		return OFFER;
	}

	@Override
	public ToolOutcome run(Arguments arguments, Run run) throws ToolException, CoreException {
		var max = arguments.number("max", FEW, 1, MOST);
		var result = new ResultText();
		var repositories = ProjectRepository.of(new WorkspaceFiles(run.context()), arguments.optionalText("path"));
		try {
			for (var each : repositories) {
				result.line(each.heading());
				list(each, max, result, run);
			}
		} catch (IOException e) {
			throw new ToolException(Kind.INTERNAL, "The repository cannot be read: " + e.getMessage());
		} finally {
			repositories.forEach(ProjectRepository::close);
		}
		return new ToolOutcome.Done(result.toString());
	}

	private static void list(ProjectRepository each, int max, ResultText result, Run run) throws IOException {
		var head = RepositoryDiff.head(each.repository());
		if (head == null) {
			result.line("There are no commits yet.");
			return;
		}
		try (var walk = new RevWalk(each.repository())) {
			if (!each.paths().isEmpty()) {
				walk.setTreeFilter(
						AndTreeFilter.create(PathFilterGroup.createFromStrings(each.paths()), TreeFilter.ANY_DIFF));
			}
			walk.markStart(walk.parseCommit(head));
			var count = 0;
			for (var commit = walk.next(); commit != null; commit = walk.next()) {
				run.cancellation().throwIfCancelled();
				if (count++ == max || !result.line(line(commit))) {
					result.note("(There are more.)");
					return;
				}
			}
		}
	}

	private static String line(RevCommit commit) {
		var author = commit.getAuthorIdent();
		var date = DateTimeFormatter.ISO_LOCAL_DATE
				.format(author.getWhenAsInstant().atZone(ZoneOffset.UTC));
		var subject = commit.getShortMessage();
		return commit.abbreviate(ID_LENGTH).name() + "\t" + date + "\t" + author.getName() + "\t"
				+ (WorkspaceFiles.isSecret(subject) ? "(its subject holds a secret)" : subject);
	}
}
