package io.github.openrouter4e.jdt.internal.tools;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jdt.core.CompletionProposal;
import org.eclipse.jdt.core.CompletionRequestor;
import org.eclipse.jdt.core.Flags;
import org.eclipse.jdt.core.ICompilationUnit;
import org.eclipse.jdt.core.Signature;

import io.github.openrouter4e.agent.files.FileText;
import io.github.openrouter4e.agent.files.Lines;
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
import io.github.openrouter4e.jdt.internal.code.JavaCode;
import io.github.openrouter4e.jdt.internal.code.JavaCopy;

/** Tells what can be written in a place: which methods and fields there are, instead of guessed ones. */
@SuppressWarnings("nls") // what the model is told
final class CompleteTool implements WorkspaceTool {

	private static final int MOST_PROPOSALS = 60;

	private static final ToolOffer OFFER = new ToolOffer(new Tool.Function("java_complete",
			"""
					Tells which methods, fields and types may be written in a place of a Java file, best first, at most 60: at a column of a line, \
					or behind an expression as if it stood before the line. Use it instead of guessing names.""",
			new Schema().required("path", "File such as Project/src/Main.java.").number("line", "Line, from 1.")
					.number("column", "Column, from 1; end of the line if missing.")
					.text("expression", "Such as cart. or cart.getIt; the file is not changed.").json()),
			ToolTraits.READING);

	@Override
	public ToolOffer offer() {
		return OFFER;
	}

	@Override
	public ToolOutcome run(Arguments arguments, Run run) throws ToolException, CoreException {
		var code = new JavaCode(run.context(), run.cancellation());
		var unit = code.unit(arguments.text("path"));
		code.requireVisible(unit);
		if (!(unit.getResource() instanceof IFile file)) {
			throw new ToolException(Kind.NOT_FOUND, "There is no such file."); // deleted meanwhile
		}
		var text = FileText.read(file).text();
		var lines = new Lines(text);
		var line = arguments.number("line", 1, 1, lines.count());
		var column = arguments.number("column", lines.get(line).length() + 1, 1, lines.get(line).length() + 1);
		var expression = arguments.optionalText("expression");
		var offset = expression == null ? lines.start(line) + column - 1 : lines.start(line) + expression.length();
		var whole = expression == null
				? text
				: text.substring(0, lines.start(line)) + expression + "\n" + text.substring(lines.start(line));
		var proposals = new ArrayList<CompletionProposal>();
		try (var copy = new JavaCopy(unit, whole, code.monitor())) {
			copy.unit().codeComplete(offset, collect(unit, proposals), copy.owner(), code.monitor());
			proposals.sort(Comparator.comparingInt((CompletionProposal proposal) -> -proposal.getRelevance())
					.thenComparing(
							proposal -> new String(proposal.getName() == null ? new char[0] : proposal.getName())));
			return new ToolOutcome.Done(text(proposals));
		}
	}

	private static CompletionRequestor collect(ICompilationUnit unit, List<CompletionProposal> proposals) {
		var requestor = new CompletionRequestor(true) {
			@Override
			public void accept(@Nullable CompletionProposal proposal) {
				if (proposal != null && isAccessible(unit, proposal)) {
					proposals.add(proposal);
				}
			}
		};
		for (var kind : new int[]{CompletionProposal.METHOD_REF, CompletionProposal.FIELD_REF,
				CompletionProposal.LOCAL_VARIABLE_REF, CompletionProposal.VARIABLE_DECLARATION,
				CompletionProposal.TYPE_REF, CompletionProposal.METHOD_DECLARATION,
				CompletionProposal.METHOD_NAME_REFERENCE, CompletionProposal.ANNOTATION_ATTRIBUTE_REF}) {
			requestor.setIgnored(kind, false);
		}
		return requestor;
	}

	/** JDT proposes what cannot be used, too, unless the user has chosen otherwise. */
	private static boolean isAccessible(ICompilationUnit unit, CompletionProposal proposal) {
		var flags = proposal.getFlags();
		var declaring = proposal.getDeclarationSignature();
		if (declaring == null || Flags.isPublic(flags) || Flags.isProtected(flags)
				|| proposal.getKind() != CompletionProposal.METHOD_REF
						&& proposal.getKind() != CompletionProposal.FIELD_REF) {
			return true;
		}
		var signature = Signature.getTypeErasure(new String(declaring));
		if (!Signature.getSignatureQualifier(signature).equals(unit.getParent().getElementName())) {
			return false;
		}
		var outermost = Signature.getSignatureSimpleName(signature).replaceFirst("[.$].*", "");
		return !Flags.isPrivate(flags) || unit.getType(outermost).exists();
	}

	private static String text(List<CompletionProposal> proposals) {
		var lines = new LinkedHashSet<String>();
		proposals.forEach(proposal -> lines.add(describe(proposal)));
		if (lines.isEmpty()) {
			return "Nothing can be completed there. Check the line and the column, or give an expression that ends with a dot.";
		}
		var result = new ResultText();
		lines.stream().limit(MOST_PROPOSALS).forEach(result::line);
		if (lines.size() > MOST_PROPOSALS) {
			result.note("There are " + lines.size() + " in all. Write the start of the name.");
		}
		return result.toString();
	}

	private static String describe(CompletionProposal proposal) {
		var signature = proposal.getSignature();
		var name = proposal.getName();
		var declaring = proposal.getDeclarationSignature();
		var owner = declaring == null ? "" : "  [" + readable(declaring) + "]";
		return switch (proposal.getKind()) {
			case CompletionProposal.METHOD_REF, CompletionProposal.METHOD_DECLARATION,
					CompletionProposal.METHOD_NAME_REFERENCE ->
				signature == null || name == null
						? new String(proposal.getCompletion())
						: new String(Signature.toCharArray(signature, name, proposal.findParameterNames(null), false,
								true)).replace('/', '.') + owner;
			case CompletionProposal.TYPE_REF -> signature == null
					? new String(proposal.getCompletion())
					: Signature.toString(new String(signature)).replace('/', '.');
			case CompletionProposal.FIELD_REF,
					CompletionProposal.LOCAL_VARIABLE_REF ->
				signature == null || name == null
						? new String(proposal.getCompletion())
						: readable(signature) + " " + new String(name) + owner;
			default -> new String(proposal.getCompletion()).strip();
		};
	}

	private static String readable(char[] signature) {
		return Signature.getSimpleName(Signature.toString(new String(signature)).replace('/', '.'));
	}
}
