package io.github.openrouter4e.jdt.internal.tools;

import java.util.ArrayList;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.github.openrouter4e.agent.Checkpoints;
import io.github.openrouter4e.agent.approval.Approvals;
import io.github.openrouter4e.agent.edit.EditApprovals;
import io.github.openrouter4e.agent.languages.Languages;
import io.github.openrouter4e.agent.tools.ToolSet;
import io.github.openrouter4e.agent.tools.WorkspaceTool;
import io.github.openrouter4e.chat.tools.ToolExecutor;
import io.github.openrouter4e.jdt.internal.Installed;
import io.github.openrouter4e.jdt.internal.junit.RunTestsTool;

/** The tools that know Java; none where JDT is missing. */
@Component(service = ToolExecutor.class)
public final class JavaTools extends ToolSet {

	/** Those that work with what is installed. */
	@Activate
	public JavaTools(@Reference EditApprovals approvals, @Reference Languages languages,
			@Reference Checkpoints checkpoints, @Reference Approvals launches) {
		super(Installed.java() ? available(approvals, languages, checkpoints, launches) : List.of());
	}

	private static List<WorkspaceTool> available(EditApprovals approvals, Languages languages,
			Checkpoints checkpoints, Approvals launches) {
		var tools = new ArrayList<WorkspaceTool>(List.of(new CompleteTool(), new FindTool(), new HierarchyTool(),
				new ReferencesTool(), new SourceTool()));
		if (Installed.has("org.eclipse.jdt.core.manipulation.OrganizeImportsOperation") //$NON-NLS-1$
				&& Installed.has("org.eclipse.jdt.ui.JavaUI")) { //$NON-NLS-1$
			tools.addAll(List.of(new FormatTool(approvals, languages, checkpoints),
					new OrganizeImportsTool(approvals, languages, checkpoints), new RenameTool(approvals, checkpoints),
					new ReplaceMemberTool(approvals, languages, checkpoints)));
		}
		if (Installed.has("org.eclipse.jdt.junit.JUnitCore") && Installed.has("org.eclipse.debug.core.DebugPlugin") //$NON-NLS-1$ //$NON-NLS-2$
				&& Installed.has("org.eclipse.jdt.launching.JavaRuntime")) { //$NON-NLS-1$
			tools.add(new RunTestsTool(launches));
		}
		return tools;
	}
}
