package io.github.openrouter4e.jdt.internal.tools;

import java.util.ArrayList;
import java.util.Arrays;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jdt.core.IJavaElement;
import org.eclipse.jdt.core.IMember;
import org.eclipse.jdt.core.JavaModelException;
import org.eclipse.jdt.core.SourceRange;
import org.eclipse.jdt.core.manipulation.CodeStyleConfiguration;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.agent.Checkpoints;
import io.github.openrouter4e.agent.edit.EditApprovals;
import io.github.openrouter4e.agent.edit.EditableFile;
import io.github.openrouter4e.agent.edit.FileEdit;
import io.github.openrouter4e.agent.edit.Splice;
import io.github.openrouter4e.agent.edit.TextEditTool;
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
import io.github.openrouter4e.jdt.internal.code.Indentation;
import io.github.openrouter4e.jdt.internal.code.JavaCode;
import io.github.openrouter4e.jdt.internal.code.JavaCopy;
import io.github.openrouter4e.jdt.internal.code.JavaText;
import io.github.openrouter4e.jdt.internal.code.Splices;

/** Writes a whole member of a type anew, whatever it says now: models need not repeat the old text. */
@SuppressWarnings("nls") // what the model is told
final class ReplaceMemberTool extends TextEditTool {

	private static final ToolOffer OFFER = new ToolOffer(new Tool.Function("java_replace_member",
			"""
					Replaces a whole method, field or inner type of a Java type by other source. Its Javadoc stays unless the source begins with \
					one.""",
			new Schema().required("type", "Such as shop.Cart.")
					.required("member", "Such as total, or add(int, String) where there are several.")
					.required("source", "The whole new member; may be several, or with helpers.")
					.text("imports", "Types to import besides: java.util.List, java.util.Map.").json()),
			ToolTraits.changing(Effect.EDIT));

	ReplaceMemberTool(EditApprovals approvals, Languages languages, Checkpoints checkpoints) {
		super(approvals, languages, checkpoints);
	}

	@Override
	public ToolOffer offer() {
		return OFFER;
	}

	@Override
	protected FileEdit plan(Arguments arguments, ToolContext context, Cancellation cancellation)
			throws ToolException, CoreException {
		var code = new JavaCode(context, cancellation);
		var type = code.type(arguments.text("type"));
		var member = code.member(type, arguments.text("member"));
		if (!type.equals(member.getDeclaringType())) {
			throw new ToolException(Kind.ARGUMENTS, type.getFullyQualifiedName('.') + " inherits it: it is "
					+ JavaText.qualifiedName(member) + ". Give that type, or add a member by an edit of the file.");
		}
		if (!(member.getResource() instanceof IFile file) || member.isBinary()) {
			throw new ToolException(Kind.ARGUMENTS, JavaText.qualifiedName(member) + " is of a library.");
		}
		var text = EditableFile.text(code.files(), file);
		Installed.startJavaUi(); // has the order of imports
		try (var copy = new JavaCopy(JavaCode.unit(file), text.text(), code.monitor())) {
			copy.readStructure();
			var splices = new ArrayList<Splice>();
			splices.add(replacement(sameIn(copy, member), text.text(), arguments.text("source")));
			var imports = Arrays.stream(arguments.textOrEmpty("imports").split("[,;\\s]+"))
					.filter(name -> name.contains(".")).toList();
			if (!imports.isEmpty()) {
				var rewrite = CodeStyleConfiguration.createImportRewrite(copy.unit(), true);
				imports.forEach(rewrite::addImport);
				splices.addAll(Splices.of(rewrite.rewriteImports(code.monitor()), text.text()));
			}
			var edit = FileEdit.of(file, text, Splices.join(splices));
			if (edit.splices().isEmpty()) {
				throw new ToolException(Kind.ARGUMENTS, "The member has this source already. Nothing was changed.");
			}
			requireSyntax(copy, text.text(), edit.result());
			return edit;
		}
	}

	/** The member in the text that will be changed, which may be newer than what Eclipse has read. */
	private static IMember sameIn(JavaCopy copy, IMember member) throws ToolException {
		var found = copy.unit().findElements(member);
		for (IJavaElement element : found == null ? new IJavaElement[0] : found) {
			if (element instanceof IMember same) {
				return same;
			}
		}
		throw new ToolException(Kind.STALE, JavaText.qualifiedName(member) + " has just been changed. Read it again.");
	}

	private static Splice replacement(IMember member, String text, String source)
			throws JavaModelException, ToolException {
		var range = member.getSourceRange();
		if (!SourceRange.isAvailable(range)) {
			throw new ToolException(Kind.NOT_FOUND, JavaText.qualifiedName(member) + " is not written in the source.");
		}
		var start = range.getOffset();
		var end = start + range.getLength();
		var javadoc = member.getJavadocRange();
		if (javadoc != null && !source.strip().startsWith("/**")) {
			start = javadoc.getOffset() + javadoc.getLength();
			while (start < end && Character.isWhitespace(text.charAt(start))) {
				start++;
			}
		}
		var line = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
		var indent = text.substring(line, start).isBlank() ? text.substring(line, start) : "";
		return new Splice(start, text.substring(start, end),
				Indentation.indented(source, indent, JavaCode.lineEnd(text)));
	}

	/** A member with a brace too many would take the rest of the file with it. */
	private static void requireSyntax(JavaCopy copy, String before, String after) throws ToolException {
		var wrong = copy.syntaxError(after);
		if (wrong != null && copy.syntaxError(before) == null) {
			throw new ToolException(Kind.ARGUMENTS, "The file would have a syntax error in line "
					+ wrong.getSourceLineNumber() + ": " + wrong.getMessage() + ". The source must be whole members."
					+ " Nothing was changed.");
		}
	}

	@Override
	protected String undoName(FileEdit edit) {
		return NLS.bind(Messages.ReplaceMemberTool_undo, edit.file().getName());
	}
}
