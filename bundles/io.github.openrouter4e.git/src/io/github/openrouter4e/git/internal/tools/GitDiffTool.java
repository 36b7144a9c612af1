package io.github.openrouter4e.git.internal.tools;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

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
import io.github.openrouter4e.git.internal.diff.Changes;
import io.github.openrouter4e.git.internal.diff.DiffBudget;
import io.github.openrouter4e.git.internal.diff.RepositoryDiff;

/** Shows what is changed and not committed, or what a commit changed. */
@SuppressWarnings("nls") // what the model is told
final class GitDiffTool implements WorkspaceTool {

	private static final int LARGEST = ResultText.LIMIT - 2_000;

	private static final ToolOffer OFFER = new ToolOffer(new Tool.Function("git_diff", """
			Shows what is changed in files that Git knows and not staged, or what is staged, or what a commit changed. \
			Large diffs are cut; ask for one file then.""",
			new Schema().text("path", "File or folder such as Project/src; all projects if missing.")
					.flag("staged", "True for what is staged.")
					.text("commit", "Id of a commit, for what it changed.").json()),
			ToolTraits.READING);

	@Override
	public ToolOffer offer() {
		return OFFER;
	}

	@Override
	public ToolOutcome run(Arguments arguments, Run run) throws ToolException, CoreException {
		var staged = arguments.flag("staged");
		var commit = arguments.optionalText("commit");
		var results = new ArrayList<String>();
		var repositories = ProjectRepository.of(new WorkspaceFiles(run.context()), arguments.optionalText("path"));
		try {
			for (var each : repositories) {
				var changed = commit == null ? null : commit(each.repository(), commit);
				if (commit == null || changed != null) {
					results.add(diff(each, staged, changed, run, LARGEST / repositories.size()));
				}
			}
		} catch (IOException e) {
			throw new ToolException(Kind.INTERNAL, "The repository cannot be read: " + e.getMessage());
		} finally {
			repositories.forEach(ProjectRepository::close);
		}
		if (results.isEmpty()) {
			throw new ToolException(Kind.NOT_FOUND, "There is no commit " + commit + ". Use git_log to find its id.");
		}
		return new ToolOutcome.Done(String.join("\n", results));
	}

	private static @Nullable RevCommit commit(Repository repository, String name) {
		try (var walk = new RevWalk(repository)) {
			var id = repository.resolve(name.strip() + "^{commit}");
			return id == null ? null : walk.parseCommit(id);
		} catch (@SuppressWarnings("unused") IOException | IllegalArgumentException e) {
			return null; // no name of a commit
		}
	}

	private static String diff(ProjectRepository each, boolean staged, @Nullable RevCommit commit, Run run, long budget)
			throws IOException {
		var repository = each.repository();
		var diff = RepositoryDiff.of(repository, run.cancellation()).only(each.paths(), each.filter());
		var head = RepositoryDiff.head(repository);
		var changes = commit != null ? diff.of(commit) : staged ? diff.staged(head) : diff.unstaged();
		if (!changes.isEmpty()) {
			return each.heading() + "\n" + secrets(changes) + DiffBudget.fit(changes, budget).text();
		}
		if (commit != null) {
			return each.heading() + "\nThe commit changed nothing here.";
		}
		var other = staged ? diff.unstaged() : diff.staged(head);
		return each.heading() + (staged ? "\nNothing is staged." : "\nNothing is changed that is not staged.")
				+ (other.isEmpty()
						? ""
						: staged
								? " There are changes that are not staged."
								: " There are staged changes: ask with staged.");
	}

	/** The user, too, wants to hear that there are any. */
	private static String secrets(Changes changes) {
		List<String> lines = changes.secrets().stream().map(line -> line.path() + ", line " + line.line()).toList();
		return lines.isEmpty() ? "" : "Left out, as they probably hold secrets: " + String.join("; ", lines) + "\n";
	}
}
