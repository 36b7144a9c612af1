package io.github.openrouter4e.jdt.internal.tools;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jdt.core.IJavaElement;
import org.eclipse.jdt.core.IMember;
import org.eclipse.jdt.core.IMethod;
import org.eclipse.jdt.core.ITypeRoot;
import org.eclipse.jdt.core.search.IJavaSearchConstants;
import org.eclipse.jdt.core.search.IJavaSearchScope;
import org.eclipse.jdt.core.search.SearchEngine;
import org.eclipse.jdt.core.search.SearchMatch;
import org.eclipse.jdt.core.search.SearchParticipant;
import org.eclipse.jdt.core.search.SearchPattern;
import org.eclipse.jdt.core.search.SearchRequestor;

import io.github.openrouter4e.agent.tools.Arguments;
import io.github.openrouter4e.agent.tools.ResultText;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.agent.tools.WorkspaceTool;
import io.github.openrouter4e.chat.tools.ToolOffer;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.client.Tool;
import io.github.openrouter4e.jdt.internal.code.JavaCode;
import io.github.openrouter4e.jdt.internal.code.JavaText;

/** Finds where something is used in the projects. */
@SuppressWarnings("nls") // what the model is told
final class ReferencesTool implements WorkspaceTool {

	private static final int MOST_HITS = 100;

	private static final String PROJECT = "project";
	private static final String FILE = "file";
	private static final List<String> SCOPES = List.of("workspace", PROJECT, FILE);

	private static final ToolOffer OFFER = new ToolOffer(new Tool.Function("java_references",
			"""
					Finds where a Java type, method or field is used, by what it is and not by its name. Give symbol, or path, line and \
					name. At most 100.""",
			Symbols.schema()
					.choice("scope", "Where: workspace (all projects) if missing, the project, or the file of path.",
							SCOPES)
					.json()),
			ToolTraits.READING);

	@Override
	public ToolOffer offer() {
		return OFFER;
	}

	@Override
	public ToolOutcome run(Arguments arguments, Run run) throws ToolException, CoreException {
		var code = new JavaCode(run.context(), run.cancellation());
		var element = code.element(arguments);
		var pattern = SearchPattern.createPattern(element, IJavaSearchConstants.REFERENCES,
				SearchPattern.R_EXACT_MATCH | SearchPattern.R_CASE_SENSITIVE | SearchPattern.R_ERASURE_MATCH);
		if (pattern == null) {
			throw new ToolException(Kind.ARGUMENTS,
					"Uses of " + JavaText.anyName(element) + " cannot be searched. Use search_text.");
		}
		var matches = new ArrayList<SearchMatch>();
		new SearchEngine().search(pattern, new SearchParticipant[]{SearchEngine.getDefaultSearchParticipant()},
				scope(arguments, element, code), new SearchRequestor() {
					@Override
					public void acceptSearchMatch(@Nullable SearchMatch match) {
						if (match != null) {
							matches.add(match);
						}
					}
				}, code.monitor());
		return new ToolOutcome.Done(text(code, element, matches, where(arguments)));
	}

	private static String scope(Arguments arguments) throws ToolException {
		var wanted = arguments.textOrEmpty("scope").strip().toLowerCase(Locale.ROOT);
		if (!wanted.isEmpty() && !SCOPES.contains(wanted)) {
			throw new ToolException(Kind.ARGUMENTS,
					"The argument \"scope\" is one of " + String.join(", ", SCOPES) + ".");
		}
		return wanted;
	}

	/** Where the path is given, that counts, else where the element is. */
	private static IJavaSearchScope scope(Arguments arguments, IJavaElement element, JavaCode code)
			throws ToolException {
		var wanted = scope(arguments);
		if (!wanted.equals(PROJECT) && !wanted.equals(FILE)) {
			return code.sourceScope();
		}
		var path = arguments.optionalText("path");
		var unit = path == null ? element.getAncestor(IJavaElement.COMPILATION_UNIT) : code.unit(path);
		if (unit == null) {
			throw new ToolException(Kind.ARGUMENTS, JavaText.anyName(element)
					+ " is of a library. Give path to say in which " + wanted + " its uses are searched.");
		}
		return SearchEngine.createJavaSearchScope(
				new IJavaElement[]{wanted.equals(PROJECT) ? unit.getJavaProject() : unit}, IJavaSearchScope.SOURCES);
	}

	/** What has a name around a lambda expression. */
	private static IJavaElement named(IJavaElement user) {
		return user instanceof IMethod method && method.isLambdaMethod()
				? named(method.getDeclaringType().getParent())
				: user;
	}

	/** A use, to be told in the order of the files and the lines. */
	private record Use(String file, int line, String text) {
	}

	private static String where(Arguments arguments) throws ToolException {
		return switch (scope(arguments)) {
			case PROJECT -> "that project";
			case FILE -> "that file";
			default -> "the projects";
		};
	}

	private static String text(JavaCode code, IJavaElement element, List<SearchMatch> matches, String where) {
		var uses = new ArrayList<Use>();
		for (var match : matches) {
			if (match.getElement() instanceof IJavaElement user && code.isVisible(user)
					&& user.getAncestor(IJavaElement.COMPILATION_UNIT) instanceof ITypeRoot root) {
				var lines = code.lines(root);
				var line = lines.lineOf(match.getOffset());
				uses.add(new Use(code.place(root), line, "\t" + line + ":" + (match.getOffset() - lines.start(line) + 1)
						+ " " + ResultText.cut(lines.get(line).strip())
						+ (named(user) instanceof IMember member ? "  [in " + JavaText.name(member) + "]" : "")
						+ (match.isInsideDocComment() ? " (Javadoc)" : "")
						+ (match.getAccuracy() == SearchMatch.A_INACCURATE ? " (perhaps)" : "")));
			}
		}
		var name = JavaText.anyName(element);
		if (uses.isEmpty()) {
			return name + " (" + code.place(element) + ") is not used in " + where + ".";
		}
		uses.sort(Comparator.comparing(Use::file).thenComparingInt(Use::line).thenComparing(Use::text));
		var result = new ResultText();
		result.line(name + " (" + code.place(element) + ") is used " + uses.size()
				+ (uses.size() == 1 ? " time:" : " times:"));
		var file = "";
		for (var use : uses.subList(0, Math.min(uses.size(), MOST_HITS))) {
			if (!use.file().equals(file)) {
				file = use.file();
				result.line(file);
			}
			result.line(use.text());
		}
		if (uses.size() > MOST_HITS || result.isFull()) {
			result.note("There are more, in " + uses.stream().map(Use::file).distinct().count()
					+ " files in all. Use search_text with files for those of a folder.");
		}
		return result.toString();
	}
}
