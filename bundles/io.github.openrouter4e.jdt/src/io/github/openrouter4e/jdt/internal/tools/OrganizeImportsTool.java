package io.github.openrouter4e.jdt.internal.tools;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.jdt.core.manipulation.OrganizeImportsOperation;
import org.eclipse.jdt.core.search.TypeNameMatch;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.agent.Checkpoints;
import io.github.openrouter4e.agent.edit.EditApprovals;
import io.github.openrouter4e.agent.edit.EditableFile;
import io.github.openrouter4e.agent.edit.FileEdit;
import io.github.openrouter4e.agent.edit.TextEditTool;
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
import io.github.openrouter4e.jdt.internal.Installed;
import io.github.openrouter4e.jdt.internal.code.JavaCode;
import io.github.openrouter4e.jdt.internal.code.JavaCopy;
import io.github.openrouter4e.jdt.internal.code.Splices;

/** Adds missing imports and removes unused ones. What is not clear is not chosen: the model is told the choices. */
@SuppressWarnings("nls") // what the model is told
final class OrganizeImportsTool extends TextEditTool {

	private static final ToolOffer OFFER = new ToolOffer(
			new Tool.Function("java_organize_imports",
					"Adds missing imports of a Java file, removes unused ones and sorts them as the project wants it.",
					new Schema().required("path", "File such as Project/src/Main.java.")
							.text("choose",
									"Types to import where several have a name: java.util.List, java.util.Date.")
							.json()),
			ToolTraits.changing(Effect.EDIT));

	OrganizeImportsTool(EditApprovals approvals, Languages languages, Checkpoints checkpoints) {
		super(approvals, languages, checkpoints);
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
		var chosen = Arrays.stream(arguments.textOrEmpty("choose").split("[,;\\s]+")).collect(Collectors.toSet());
		var open = new ArrayList<List<String>>();
		Installed.startJavaUi(); // has the order of imports
		var monitor = JavaCode.monitor(cancellation);
		try (var copy = new JavaCopy(unit, text.text(), monitor)) {
			var operation = new OrganizeImportsOperation(copy.unit(), copy.ast(), true, false, true,
					(choices, ranges) -> choose(choices, chosen, open));
			var splices = Splices.of(operation.createTextEdit(monitor), text.text());
			var error = operation.getParseError();
			if (error != null) {
				throw new ToolException(Kind.ARGUMENTS, WorkspaceFiles.name(file) + " has a syntax error in line "
						+ error.getSourceLineNumber() + ": " + error.getMessage() + ". Solve it first.");
			}
			var left = open.isEmpty()
					? ""
					: " Not clear, and therefore not imported: "
							+ String.join("; ", open.stream().map(names -> String.join(" or ", names)).toList())
							+ ". Call again with the right ones in choose.";
			if (splices.isEmpty()) {
				throw new ToolException(Kind.ARGUMENTS, "No imports of " + WorkspaceFiles.name(file)
						+ " have to be changed." + left + " Nothing was changed.");
			}
			return FileEdit.of(file, text, splices).with(left);
		}
	}

	private static TypeNameMatch[] choose(TypeNameMatch[][] choices, Set<String> chosen, List<List<String>> open) {
		var result = new ArrayList<TypeNameMatch>();
		for (var choice : choices) {
			var right = Arrays.stream(choice).filter(match -> chosen.contains(match.getFullyQualifiedName()))
					.findFirst();
			right.ifPresentOrElse(result::add,
					() -> open.add(Arrays.stream(choice).map(TypeNameMatch::getFullyQualifiedName).toList()));
		}
		return result.toArray(TypeNameMatch[]::new);
	}

	@Override
	protected String undoName(FileEdit edit) {
		return NLS.bind(Messages.OrganizeImportsTool_undo, edit.file().getName());
	}
}
