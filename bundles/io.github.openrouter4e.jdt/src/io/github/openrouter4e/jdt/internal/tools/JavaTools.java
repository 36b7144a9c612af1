package io.github.openrouter4e.jdt.internal.tools;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.github.openrouter4e.agent.edit.EditApprovals;
import io.github.openrouter4e.agent.languages.Languages;
import io.github.openrouter4e.agent.tools.ToolSet;
import io.github.openrouter4e.agent.tools.WorkspaceTool;
import io.github.openrouter4e.chat.tools.ToolExecutor;

/** The tools that know Java; none where JDT is missing. */
@Component(service = ToolExecutor.class)
public final class JavaTools extends ToolSet {

	/** Those that work with what is installed. */
	@Activate
	public JavaTools(@Reference EditApprovals approvals, @Reference Languages languages) {
		super(isThere() ? available() : List.of());
	}

	private static List<WorkspaceTool> available() {
		return List.of(new CompleteTool(), new FindTool(), new HierarchyTool(), new ReferencesTool(), new SourceTool());
	}

	/** Whether JDT is installed. */
	static boolean isThere() {
		return isThere("org.eclipse.jdt.core.JavaCore"); //$NON-NLS-1$
	}

	private static boolean isThere(String type) {
		try {
			Class.forName(type, false, JavaTools.class.getClassLoader());
			return true;
		} catch (@SuppressWarnings("unused") ClassNotFoundException | LinkageError e) {
			return false;
		}
	}
}
