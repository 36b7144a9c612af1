package io.github.openrouter4e.git.internal.tools;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import io.github.openrouter4e.agent.tools.ToolSet;
import io.github.openrouter4e.agent.tools.WorkspaceTool;
import io.github.openrouter4e.chat.tools.ToolExecutor;
import io.github.openrouter4e.git.internal.JGit;

/** The tools for Git repositories; none where JGit is missing. */
@Component(service = ToolExecutor.class)
public final class GitTools extends ToolSet {

	/** All there are. */
	@Activate
	public GitTools() {
		super(JGit.isPresent() ? available() : List.of());
	}

	private static List<WorkspaceTool> available() {
		return List.of(new GitDiffTool(), new GitLogTool());
	}
}
