package io.github.openrouter4e.jdt.internal.tools;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jdt.core.IMember;
import org.eclipse.jdt.core.IType;
import org.eclipse.jdt.core.JavaModelException;
import org.eclipse.jdt.core.search.IJavaSearchConstants;
import org.eclipse.jdt.core.search.SearchEngine;
import org.eclipse.jdt.core.search.SearchMatch;
import org.eclipse.jdt.core.search.SearchParticipant;
import org.eclipse.jdt.core.search.SearchPattern;
import org.eclipse.jdt.core.search.SearchRequestor;

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

/** Finds declarations by name. */
@SuppressWarnings("nls") // what the model is told
final class FindTool implements WorkspaceTool {

	private static final int MOST_HITS = 50;
	private static final String TYPE = "type";

	private static final ToolOffer OFFER = new ToolOffer(new Tool.Function("java_find",
			"Finds Java types by name, also in libraries, or methods and fields of the projects. At most 50.",
			new Schema().required("name", "Start of a name, camel case (NPE), or a pattern with * and ?.")
					.choice("kind", "What to find; type if missing.", List.of(TYPE, "method", "field")).json()),
			ToolTraits.READING);

	@Override
	public ToolOffer offer() {
		return OFFER;
	}

	@Override
	public ToolOutcome run(Arguments arguments, Run run) throws ToolException, CoreException {
		var code = new JavaCode(run.context(), run.cancellation());
		var name = arguments.text("name").strip().replace('$', '.');
		var kind = arguments.optionalText("kind");
		var found = kind == null || kind.equals(TYPE)
				? types(code, name)
				: members(code, name,
						kind.equals("field") ? IJavaSearchConstants.FIELD : IJavaSearchConstants.METHOD);
		if (found.isEmpty()) {
			return new ToolOutcome.Done(
					"Nothing is called " + name + ". Try the start of the name, or a pattern with *.");
		}
		var result = new ResultText();
		found.stream().limit(MOST_HITS).forEach(hit -> result.line(hit.text()));
		if (found.size() > MOST_HITS || result.isFull()) {
			result.note("There are " + found.size() + " in all. Use a longer name.");
		}
		return new ToolOutcome.Done(result.toString());
	}

	/** Types of the projects come first. */
	private record Hit(boolean ofLibrary, String name, String text) {

		static Hit of(JavaCode code, IMember member) throws JavaModelException {
			return new Hit(member.isBinary(), JavaText.qualifiedName(member), (member instanceof IType type
					? JavaText.kind(type) + " " + type.getFullyQualifiedName('.')
					: JavaText.qualifiedName(member)) + "\t" + code.place(member));
		}
	}

	private static List<Hit> types(JavaCode code, String name) throws JavaModelException, ToolException {
		var found = new ArrayList<IType>();
		var dot = name.lastIndexOf('.');
		code.search(name.substring(dot + 1), rule(name.substring(dot + 1)), IJavaSearchConstants.TYPE,
				code.wholeScope(),
				match -> {
					if (dot < 0 || match.getFullyQualifiedName().startsWith(name.substring(0, dot + 1))) {
						found.add(match.getType());
					}
				});
		return hits(code, found);
	}

	private static List<Hit> members(JavaCode code, String name, int kind) throws CoreException, ToolException {
		var found = new ArrayList<IMember>();
		var pattern = SearchPattern.createPattern(name, kind, IJavaSearchConstants.DECLARATIONS, rule(name));
		if (pattern == null) {
			throw new ToolException(Kind.ARGUMENTS, name + " is no name of a method or field.");
		}
		new SearchEngine().search(pattern, new SearchParticipant[]{SearchEngine.getDefaultSearchParticipant()},
				code.sourceScope(), new SearchRequestor() {
					@Override
					public void acceptSearchMatch(@Nullable SearchMatch match) {
						if (match != null && match.getElement() instanceof IMember member) {
							found.add(member);
						}
					}
				}, code.monitor());
		return hits(code, found);
	}

	private static int rule(String name) throws ToolException {
		var wildcards = name.contains("*") || name.contains("?");
		var rule = SearchPattern.validateMatchRule(name,
				wildcards
						? SearchPattern.R_PATTERN_MATCH
						: SearchPattern.R_CAMELCASE_MATCH | SearchPattern.R_PREFIX_MATCH);
		if (rule < 0 || name.isEmpty()) {
			throw new ToolException(Kind.ARGUMENTS, name + " is no valid name or pattern.");
		}
		return rule;
	}

	private static List<Hit> hits(JavaCode code, List<? extends IMember> members) throws JavaModelException {
		var hits = new ArrayList<Hit>();
		for (var member : members) {
			if (member.exists() && code.isVisible(member)) {
				hits.add(Hit.of(code, member));
			}
		}
		return hits.stream().distinct()
				.sorted(Comparator.comparing(Hit::ofLibrary).thenComparingInt(hit -> hit.name().length())
						.thenComparing(Hit::name).thenComparing(Hit::text))
				.toList();
	}
}
