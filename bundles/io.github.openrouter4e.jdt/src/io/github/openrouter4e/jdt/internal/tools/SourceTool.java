package io.github.openrouter4e.jdt.internal.tools;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jdt.core.IMember;
import org.eclipse.jdt.core.IType;
import org.eclipse.jdt.core.JavaModelException;
import org.eclipse.jdt.core.SourceRange;

import io.github.openrouter4e.agent.files.FileText;
import io.github.openrouter4e.agent.files.NumberedLines;
import io.github.openrouter4e.agent.tools.Arguments;
import io.github.openrouter4e.agent.tools.ResultText;
import io.github.openrouter4e.agent.tools.Schema;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.agent.tools.WorkspaceTool;
import io.github.openrouter4e.chat.tools.ToolOffer;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.client.Tool;
import io.github.openrouter4e.jdt.internal.code.JavaCode;
import io.github.openrouter4e.jdt.internal.code.JavaText;

/** Reads the source of a type or of one of its members, also of libraries. */
@SuppressWarnings("nls") // what the model is told
final class SourceTool implements WorkspaceTool {

	/** A longer type is told by its declarations. */
	private static final int MOST_LINES = 300;

	private static final ToolOffer OFFER = new ToolOffer(new Tool.Function("java_source",
			"""
					Reads the source with Javadoc of a Java type or of one of its members, also from libraries. Of a long type, and of \
					one without source, the declarations.""",
			new Schema().required("type", "Such as java.util.List or Cart.")
					.text("member", "Method, field or inner type: add, or add(int, String).").json()),
			ToolTraits.READING);

	@Override
	public ToolOffer offer() {
		return OFFER;
	}

	@Override
	public ToolOutcome run(Arguments arguments, Run run) throws ToolException, CoreException {
		var code = new JavaCode(run.context(), run.cancellation());
		var type = code.type(arguments.text("type"));
		var name = arguments.optionalText("member");
		var member = name == null ? type : code.member(type, name);
		var result = new ResultText();
		result.line(JavaText.qualifiedName(member) + " in " + code.place(member) + state(member));
		var range = member.getSourceRange();
		var root = member.getTypeRoot();
		if (root == null || !SourceRange.isAvailable(range)) {
			result.line("There is no source. The declarations are:");
			declarations(code, member, result);
			return new ToolOutcome.Done(result.toString());
		}
		var lines = code.lines(root);
		var from = lines.lineOf(range.getOffset());
		var to = lines.lineOf(Math.max(range.getOffset(), range.getOffset() + range.getLength() - 1));
		if (name == null && to - from >= MOST_LINES) {
			result.line("It has " + (to - from + 1) + " lines. The declarations are, each with its line:");
			declarations(code, member, result);
			result.note("(Ask for a member to read it.)");
			return new ToolOutcome.Done(result.toString());
		}
		var line = NumberedLines.add(result, lines, from, to);
		if (line <= to) {
			result.note("(Ends at line " + (line - 1) + "; " + to + " is the last one.)");
		}
		return new ToolOutcome.Done(result.toString());
	}

	/** The version of a file that can be changed. */
	private static String state(IMember member) throws ToolException, CoreException {
		if (!(member.getResource() instanceof IFile file) || member.isBinary()) {
			return "";
		}
		var text = FileText.read(file);
		return ", version " + text.version() + (text.unsaved() ? ", with changes that are not saved" : "");
	}

	private static void declarations(JavaCode code, IMember member, ResultText result) throws JavaModelException {
		var line = code.line(member);
		if (!result.line((line == 0 ? "" : line + "\t") + JavaText.declaration(member))) {
			return;
		}
		if (member instanceof IType type) {
			for (var child : type.getChildren()) {
				if (child instanceof IMember inner && !inner.getElementName().isEmpty()
						&& !inner.getElementName().startsWith("lambda$")) {
					declarations(code, inner, result);
				}
			}
			if (result.isFull()) {
				result.note("(There are more.)");
			}
		}
	}
}
