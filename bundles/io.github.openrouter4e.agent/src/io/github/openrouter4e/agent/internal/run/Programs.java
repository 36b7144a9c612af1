package io.github.openrouter4e.agent.internal.run;

import java.util.List;

import org.eclipse.core.runtime.CoreException;

import io.github.openrouter4e.agent.approval.Approvals;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.agent.tools.WorkspaceTool;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;

/**
 * The programs that run in Eclipse. Without types of the debugger, which small products lack: what has such types in its
 * signatures cannot even be looked at there.
 */
interface Programs {

	/** Where Eclipse has no debugger. */
	Programs NONE = new Programs() {
		@Override
		public List<WorkspaceTool> tools(Approvals approvals) {
			return List.of();
		}

		@Override
		@SuppressWarnings("nls") // what the model is told
		public String stop(String id) throws ToolException {
			throw new ToolException(Kind.NOT_FOUND, "There is no program " + id + ".");
		}

		@Override
		public void close() {
			// nothing is collected
		}
	};

	/** Those of this Eclipse. */
	static Programs ofEclipse() {
		return Commands.hasDebugger() ? new Launches() : NONE;
	}

	/** The tools for them. */
	List<WorkspaceTool> tools(Approvals approvals);

	/** Ends a program that a model has started, and tells what became of it. */
	String stop(String id) throws ToolException, CoreException;

	/** Collects nothing more. */
	void close();
}
