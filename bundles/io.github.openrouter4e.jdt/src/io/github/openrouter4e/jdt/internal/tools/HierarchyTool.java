package io.github.openrouter4e.jdt.internal.tools;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.jdt.core.IType;
import org.eclipse.jdt.core.ITypeHierarchy;
import org.eclipse.jdt.core.JavaModelException;

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
import io.github.openrouter4e.jdt.internal.code.JavaText;

/** Tells the types above and below a type. */
@SuppressWarnings("nls") // what the model is told
final class HierarchyTool implements WorkspaceTool {

	private static final int MOST_TYPES = 100;
	private static final String UP = "up";
	private static final String DOWN = "down";

	private static final ToolOffer OFFER = new ToolOffer(
			new Tool.Function("java_hierarchy", "Lists the types that a Java type extends, and those that extend it.",
					new Schema().required("type", "Such as java.util.List or Cart.")
							.choice("direction", "Only the types above, or below.", List.of(UP, DOWN)).json()),
			ToolTraits.READING);

	@Override
	public ToolOffer offer() {
		return OFFER;
	}

	@Override
	public ToolOutcome run(Arguments arguments, Run run) throws ToolException, CoreException {
		var code = new JavaCode(run.context(), run.cancellation());
		var type = code.type(arguments.text("type"));
		var direction = arguments.optionalText("direction");
		var down = !UP.equals(direction);
		if (down && type.getFullyQualifiedName().equals("java.lang.Object")) {
			throw new ToolException(Kind.ARGUMENTS, "Every class extends java.lang.Object. Ask for another type.");
		}
		var hierarchy = down ? type.newTypeHierarchy(code.monitor()) : type.newSupertypeHierarchy(code.monitor());
		var result = new ResultText();
		result.line(describe(code, type));
		if (!DOWN.equals(direction)) {
			result.line("extends or implements:");
			tree(code, type, hierarchy::getSupertypes, 1, result, new HashSet<>());
		}
		if (down) {
			result.line("is extended or implemented by:");
			tree(code, type, hierarchy::getSubtypes, 1, result, new HashSet<>());
			var count = hierarchy.getAllSubtypes(type).length;
			if (count > MOST_TYPES) {
				result.note("There are " + count + " below in all. Ask for one of them.");
			}
		}
		return new ToolOutcome.Done(result.toString());
	}

	/** @see ITypeHierarchy */
	@FunctionalInterface
	private interface Relatives {
		IType[] of(IType type);
	}

	/** Those of the projects come first. */
	private static void tree(JavaCode code, IType type, Relatives relatives, int depth, ResultText result,
			Set<IType> seen)
			throws JavaModelException {
		var next = Arrays.stream(relatives.of(type)).filter(code::isVisible)
				.sorted(Comparator.comparing(IType::isBinary).thenComparing(other -> other.getFullyQualifiedName()))
				.toList();
		if (next.isEmpty() && depth == 1) {
			result.line("\tnothing");
		}
		for (var relative : next) {
			if (seen.size() >= MOST_TYPES) {
				return;
			}
			var isNew = seen.add(relative);
			result.line("\t".repeat(depth) + describe(code, relative) + (isNew ? "" : " (see above)"));
			if (isNew) {
				tree(code, relative, relatives, depth + 1, result, seen);
			}
		}
	}

	private static String describe(JavaCode code, IType type) throws JavaModelException {
		var name = type.getFullyQualifiedName('.');
		return JavaText.kind(type) + " " + (name.isEmpty() ? "(without a name)" : name) + "\t" + code.place(type);
	}
}
