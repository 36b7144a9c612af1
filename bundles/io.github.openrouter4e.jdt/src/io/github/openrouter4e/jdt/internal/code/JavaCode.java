package io.github.openrouter4e.jdt.internal.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jdt.core.ICompilationUnit;
import org.eclipse.jdt.core.IJavaElement;
import org.eclipse.jdt.core.IJavaProject;
import org.eclipse.jdt.core.IMember;
import org.eclipse.jdt.core.IPackageFragment;
import org.eclipse.jdt.core.IPackageFragmentRoot;
import org.eclipse.jdt.core.IType;
import org.eclipse.jdt.core.ITypeRoot;
import org.eclipse.jdt.core.JavaCore;
import org.eclipse.jdt.core.JavaModelException;
import org.eclipse.jdt.core.SourceRange;
import org.eclipse.jdt.core.search.IJavaSearchConstants;
import org.eclipse.jdt.core.search.IJavaSearchScope;
import org.eclipse.jdt.core.search.SearchEngine;
import org.eclipse.jdt.core.search.SearchPattern;
import org.eclipse.jdt.core.search.TypeNameMatch;
import org.eclipse.jdt.core.search.TypeNameMatchRequestor;

import io.github.openrouter4e.agent.files.Lines;
import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.agent.tools.Arguments;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;
import io.github.openrouter4e.client.Cancellation;

/**
 * The Java code that one call may see: that of the conversation's projects and of their libraries, with what the user has not
 * saved, but without what is kept from models. Finds what models name.
 */
@SuppressWarnings("nls") // what the model is told
public final class JavaCode {

	/** Names in an error. */
	private static final int MOST_SUGGESTIONS = 8;

	private final WorkspaceFiles files;
	private final List<IJavaProject> projects = new ArrayList<>();
	private final IProgressMonitor monitor;
	private final Map<ITypeRoot, @Nullable Source> sources = new HashMap<>();
	/** Files and libraries: a search may find thousands of places in one of them. */
	private final Map<IJavaElement, Boolean> visible = new HashMap<>();

	/** The text of a file or a class. */
	private record Source(String text, Lines lines) {
	}

	/**
	 * The Java code of the conversation's projects.
	 *
	 * @throws ToolException if there is none
	 */
	public JavaCode(ToolContext context, Cancellation cancellation) throws ToolException, CoreException {
		this(context, monitor(cancellation));
	}

	/** Cancelled with it. */
	public static IProgressMonitor monitor(Cancellation cancellation) {
		return new NullProgressMonitor() {
			@Override
			public boolean isCanceled() {
				return cancellation.isCancelled();
			}
		};
	}

	/**
	 * The Java code of the conversation's projects.
	 *
	 * @throws ToolException if there is none
	 */
	public JavaCode(ToolContext context, IProgressMonitor monitor) throws ToolException, CoreException {
		this.monitor = monitor;
		files = new WorkspaceFiles(context);
		for (var project : files.projects()) {
			if (project.hasNature(JavaCore.NATURE_ID)) {
				projects.add(JavaCore.create(project));
			}
		}
		if (projects.isEmpty()) {
			throw new ToolException(Kind.NOT_FOUND,
					"There is no open Java project. Use search_text and read_file for other files.");
		}
		for (var unit : JavaCore.getWorkingCopies(null)) { // editors bring the structure up to date only after a pause
			if (!unit.isConsistent()) {
				unit.reconcile(ICompilationUnit.NO_AST, false, null, monitor);
			}
		}
	}

	public WorkspaceFiles files() {
		return files;
	}

	/** Cancelled if the user stops the run. */
	public IProgressMonitor monitor() {
		return monitor;
	}

	/**
	 * A Java project.
	 *
	 * @param name null for the only one
	 * @throws ToolException if there is none of this name, or several
	 */
	public IJavaProject project(@Nullable String name) throws ToolException {
		var found = projects.stream().filter(project -> name == null || name.equals(project.getElementName())).toList();
		if (found.size() == 1) {
			return found.getFirst();
		}
		throw new ToolException(Kind.ARGUMENTS, "Give one of the Java projects: "
				+ String.join(", ", projects.stream().map(IJavaProject::getElementName).toList()) + ".");
	}

	/** The conversation's projects, without libraries. */
	public IJavaSearchScope sourceScope() {
		return SearchEngine.createJavaSearchScope(projects.toArray(IJavaElement[]::new), IJavaSearchScope.SOURCES);
	}

	/** The conversation's projects, and what they can use. */
	public IJavaSearchScope wholeScope() {
		return SearchEngine.createJavaSearchScope(projects.toArray(IJavaElement[]::new));
	}

	/**
	 * A Java file.
	 *
	 * @param path as the model wrote it
	 * @throws ToolException if it is none, or must not be seen
	 */
	public ICompilationUnit unit(String path) throws ToolException {
		var file = files.file(path);
		files.require(file);
		return unit(file);
	}

	/** @throws ToolException if the file is no source of a Java project */
	public static ICompilationUnit unit(IFile file) throws ToolException {
		var unit = JavaCore.createCompilationUnitFrom(file);
		if (unit == null || !unit.getJavaProject().isOnClasspath(unit)) {
			throw new ToolException(Kind.ARGUMENTS, WorkspaceFiles.name(file)
					+ " is not in a source folder of a Java project. Use the tools for text instead.");
		}
		return unit;
	}

	/**
	 * What the arguments name: a symbol, or a name in a line of a file.
	 *
	 * @throws ToolException if there is no such thing, or several, or if it must not be seen
	 */
	public IJavaElement element(Arguments arguments) throws ToolException, JavaModelException {
		var symbol = arguments.optionalText("symbol");
		if (symbol != null) {
			return symbol(symbol);
		}
		var path = arguments.optionalText("path");
		if (path == null) {
			throw new ToolException(Kind.ARGUMENTS,
					"Give a symbol such as shop.Cart or shop.Cart#add(Item), or path, line and name.");
		}
		return at(unit(path), arguments.number("line", 1, 1, Integer.MAX_VALUE), arguments.text("name"));
	}

	/**
	 * A package with sources.
	 *
	 * @param name   its whole name; null if a folder tells
	 * @param folder its folder, as the model wrote it; null for the only one
	 * @return null if they name something else
	 * @throws ToolException if there are several, or if it must not be seen
	 */
	public @Nullable IPackageFragment sourcePackage(@Nullable String name, @Nullable String folder)
			throws ToolException, JavaModelException {
		var found = new ArrayList<IPackageFragment>();
		if (folder != null) {
			if (files.resource(folder) instanceof IFolder resource
					&& JavaCore.create(resource) instanceof IPackageFragment fragment) {
				found.add(fragment);
			}
		} else if (name != null && types(name).isEmpty()) {
			for (var project : projects) {
				for (var root : project.getPackageFragmentRoots()) {
					if (root.getKind() == IPackageFragmentRoot.K_SOURCE && root.getPackageFragment(name).exists()
							&& root.getPackageFragment(name).containsJavaResources()) {
						found.add(root.getPackageFragment(name));
					}
				}
			}
		}
		if (found.size() > 1) {
			throw new ToolException(Kind.ARGUMENTS, "The package " + name + " is in several folders: "
					+ String.join(", ",
							found.stream().map(IJavaElement::getResource).map(WorkspaceFiles::name).toList())
					+ ". Give one of them as path; each takes a call of its own.");
		}
		if (found.isEmpty() || found.getFirst().isDefaultPackage()) {
			return null;
		}
		requireVisible(found.getFirst());
		return found.getFirst();
	}

	/** A type, or a member of one, by names such as {@code p.Type}, {@code Type#method(int)} and {@code p.Type.field}. */
	private IJavaElement symbol(String symbol) throws ToolException, JavaModelException {
		var wanted = symbol.strip().replace("::", "#");
		var hash = wanted.indexOf('#');
		if (hash > 0) {
			return member(type(wanted.substring(0, hash)), wanted.substring(hash + 1));
		}
		var end = wanted.indexOf('(');
		var dot = wanted.lastIndexOf('.', end < 0 ? wanted.length() : end);
		if (end < 0) {
			var types = types(wanted);
			if (!types.isEmpty() || dot < 0) {
				return only(wanted, types);
			}
		}
		if (dot > 0 && !types(wanted.substring(0, dot)).isEmpty()) {
			return member(type(wanted.substring(0, dot)), wanted.substring(dot + 1));
		}
		return only(wanted, types(wanted));
	}

	/**
	 * A type.
	 *
	 * @param name with its package, or without if that is clear
	 * @throws ToolException if there is none, or several, or if it must not be seen
	 */
	public IType type(String name) throws ToolException, JavaModelException {
		return only(name, types(name.strip()));
	}

	private IType only(String name, Collection<IType> types) throws ToolException, JavaModelException {
		if (types.isEmpty()) {
			var similar = similar(name);
			throw new ToolException(Kind.NOT_FOUND,
					"There is no type " + name + " in the projects and their libraries. "
							+ (similar.isEmpty()
									? "Use java_find to find the right name."
									: "Did you mean " + String.join(" or ", similar) + "?"));
		}
		var sourceTypes = types.stream().filter(type -> !type.isBinary()).toList();
		var found = sourceTypes.isEmpty() ? List.copyOf(types) : sourceTypes;
		if (found.size() > 1) {
			var names = found.stream().map(type -> type.getFullyQualifiedName('.')).distinct().toList();
			throw new ToolException(Kind.ARGUMENTS, "There are several types " + name + ": "
					+ (names.size() > 1
							? String.join(", ", names.subList(0, Math.min(names.size(), MOST_SUGGESTIONS)))
									+ ". Give the one with its package."
							: String.join(", ", found.stream().map(this::place).toList())
									+ ". Give path, line and name, if the tool takes them."));
		}
		var type = found.getFirst();
		requireVisible(type);
		return type;
	}

	/** Those with this name, with its package or without, that are different ones. */
	private Collection<IType> types(String name) throws JavaModelException {
		var wanted = name.replace('$', '.').replaceFirst("<.*", "");
		var found = new LinkedHashSet<IType>();
		for (var project : projects) {
			var type = project.findType(wanted, monitor);
			if (type != null && type.exists()) {
				found.add(type);
			}
		}
		if (!found.isEmpty()) {
			return withoutRepeatedLibraries(found);
		}
		var simple = wanted.substring(wanted.lastIndexOf('.') + 1);
		search(simple, SearchPattern.R_EXACT_MATCH | SearchPattern.R_CASE_SENSITIVE, IJavaSearchConstants.TYPE,
				wholeScope(), match -> {
					var type = match.getType();
					if (("." + type.getFullyQualifiedName('.')).endsWith("." + wanted)) {
						found.add(type);
					}
				});
		return withoutRepeatedLibraries(found);
	}

	/** Two projects may have the same library: that is one type. */
	private static Collection<IType> withoutRepeatedLibraries(Collection<IType> types) {
		var result = new ArrayList<IType>();
		for (var type : types) {
			if (!type.isBinary() || result.stream().noneMatch(
					other -> other.getFullyQualifiedName().equals(type.getFullyQualifiedName()))) {
				result.add(type);
			}
		}
		return result;
	}

	private List<String> similar(String name) throws JavaModelException {
		var simple = name.substring(name.lastIndexOf('.') + 1).replaceFirst("[^\\p{javaJavaIdentifierPart}].*", "");
		var found = new LinkedHashSet<String>();
		if (!simple.isEmpty()) {
			search(simple, SearchPattern.R_PREFIX_MATCH, IJavaSearchConstants.TYPE, sourceScope(),
					match -> found.add(match.getFullyQualifiedName()));
		}
		return found.stream().sorted().limit(MOST_SUGGESTIONS).toList();
	}

	/** Is called with each match. */
	@FunctionalInterface
	public interface Matches {
		void found(TypeNameMatch match);
	}

	/** Looks types up in the index. */
	public void search(String name, int rule, int kind, IJavaSearchScope scope, Matches matches)
			throws JavaModelException {
		new SearchEngine().searchAllTypeNames(null, SearchPattern.R_EXACT_MATCH, name.toCharArray(), rule, kind, scope,
				new TypeNameMatchRequestor() {
					@Override
					public void acceptTypeNameMatch(@Nullable TypeNameMatch match) {
						if (match != null) {
							matches.found(match);
						}
					}
				}, IJavaSearchConstants.WAIT_UNTIL_READY_TO_SEARCH, monitor);
	}

	/**
	 * A member of a type, also an inherited one.
	 *
	 * @param name such as {@code add}, or {@code add(int, String)} where there are several
	 * @throws ToolException if there is none, or several
	 */
	public IMember member(IType type, String name) throws ToolException, JavaModelException {
		var found = ownMembers(type, name);
		if (found.isEmpty()) {
			for (var inherited : type.newSupertypeHierarchy(monitor).getAllSupertypes(type)) {
				found.addAll(ownMembers(inherited, name));
				if (!found.isEmpty()) {
					break;
				}
			}
		}
		if (found.size() == 1) {
			requireVisible(found.getFirst());
			return found.getFirst();
		}
		if (found.isEmpty()) {
			var names = new LinkedHashSet<String>();
			for (var child : type.getChildren()) {
				if (child instanceof IMember member && !child.getElementName().isEmpty()) {
					names.add(JavaText.name(member));
				}
			}
			throw new ToolException(Kind.NOT_FOUND, type.getFullyQualifiedName('.') + " has no member " + name
					+ ". Its own members are " + String.join(", ", names.stream().limit(30).toList())
					+ (names.size() > 30 ? ", …" : "") + ".");
		}
		throw new ToolException(Kind.ARGUMENTS, "There are several: "
				+ String.join(", ", found.stream().map(JavaText::name).toList())
				+ ". Give the one with its parameters.");
	}

	private static List<IMember> ownMembers(IType type, String wanted) throws JavaModelException {
		var open = wanted.indexOf('(');
		var name = (open < 0 ? wanted : wanted.substring(0, open)).strip();
		var parameters = open < 0 ? null : parameters(wanted.substring(open + 1));
		var found = new ArrayList<IMember>();
		for (var method : type.getMethods()) {
			var named = method.getElementName().equals(name)
					|| method.isConstructor() && (name.equals("new") || name.equals("<init>"));
			if (named && (parameters == null || parameters.equals(JavaText.parameterTypes(method)))) {
				found.add(method);
			}
		}
		if (parameters == null) {
			if (type.getField(name).exists()) {
				found.add(type.getField(name));
			}
			if (type.getType(name).exists()) {
				found.add(type.getType(name));
			}
		}
		return found;
	}

	/** Simple names, without type arguments and parameter names. */
	private static List<String> parameters(String text) {
		var plain = text.replaceFirst("\\).*", "");
		while (plain.contains("<")) {
			var without = plain.replaceAll("<[^<>]*>", "");
			if (without.equals(plain)) {
				break;
			}
			plain = without;
		}
		return plain.isBlank()
				? List.of()
				: Arrays.stream(plain.split(",")).map(String::strip).map(type -> type.replaceFirst("^final ", ""))
						.map(type -> type.replace("...", "[]").replaceFirst("\\s+\\w+$", "").replaceFirst(".*\\.", ""))
						.toList();
	}

	/** What a name in a line of a file stands for. */
	private IJavaElement at(ICompilationUnit unit, int line, String name) throws ToolException, JavaModelException {
		requireVisible(unit);
		var source = source(unit);
		var path = place(unit);
		if (line > source.lines().count()) {
			throw new ToolException(Kind.ARGUMENTS, path + " has " + source.lines().count() + " lines.");
		}
		var start = source.lines().start(line);
		var text = source.lines().get(line);
		var places = Pattern.compile("(?<!\\p{javaJavaIdentifierPart})" + Pattern.quote(name.strip())
				+ "(?!\\p{javaJavaIdentifierPart})").matcher(text).results().toList();
		var found = new LinkedHashSet<IJavaElement>();
		for (var place : places) {
			found.addAll(Arrays.asList(unit.codeSelect(start + place.start(), place.end() - place.start())));
		}
		if (found.isEmpty()) {
			throw new ToolException(Kind.NOT_FOUND, (places.isEmpty()
					? "Line " + line + " of " + path + " has no " + name + ". It is: "
					: "Eclipse does not know what " + name + " stands for in line " + line + " of " + path + ": ")
					+ text.strip());
		}
		if (found.size() > 1) {
			throw new ToolException(Kind.ARGUMENTS, name + " stands for several things in line " + line + " of " + path
					+ ". Give a symbol instead, such as shop.Cart#add(Item).");
		}
		var element = found.iterator().next();
		requireVisible(element);
		return element;
	}

	/**
	 * Refuses what a model must not see.
	 *
	 * @throws ToolException with the reason
	 */
	public void requireVisible(IJavaElement element) throws ToolException {
		var resource = element.getResource();
		if (resource != null) {
			files.require(resource);
			if (resource.getProject() != null && projects.stream().noneMatch(
					project -> project.getProject().equals(resource.getProject()))) {
				throw new ToolException(Kind.DENIED,
						WorkspaceFiles.name(resource) + " is not in the projects that this conversation is about.");
			}
		}
		if (element.getAncestor(IJavaElement.COMPILATION_UNIT) instanceof ICompilationUnit unit
				&& WorkspaceFiles.isSecret(source(unit).text())) {
			throw new ToolException(Kind.DENIED, place(unit) + " is kept from models, as it holds a private key or a"
					+ " token. If you need it, ask the user to attach it.");
		}
	}

	/** Whether a model may see it. */
	public boolean isVisible(IJavaElement element) {
		var unit = element.getAncestor(IJavaElement.COMPILATION_UNIT);
		var whole = unit == null ? element.getAncestor(IJavaElement.PACKAGE_FRAGMENT_ROOT) : unit;
		return visible.computeIfAbsent(whole == null ? element : whole, this::mayBeSeen);
	}

	private boolean mayBeSeen(IJavaElement element) {
		try {
			requireVisible(element);
			return true;
		} catch (@SuppressWarnings("unused") ToolException e) {
			return false;
		}
	}

	/** The file with the line, or the library; empty if it is nowhere. */
	public String place(IJavaElement element) {
		if (element.getAncestor(IJavaElement.COMPILATION_UNIT) instanceof ICompilationUnit unit) {
			return resourceName(unit) + (element instanceof IMember member ? ":" + line(member) : "");
		}
		var root = element.getAncestor(IJavaElement.PACKAGE_FRAGMENT_ROOT);
		return root == null ? "" : "library " + root.getElementName();
	}

	private static String resourceName(ICompilationUnit unit) {
		IResource resource = unit.getResource();
		return resource == null ? unit.getElementName() : WorkspaceFiles.name(resource);
	}

	/** The line, from 1, in which the name of the member is; 0 if not known. */
	public int line(IMember member) {
		try {
			var range = member.getNameRange();
			var root = member.getTypeRoot();
			return root == null || !SourceRange.isAvailable(range) ? 0 : source(root).lines().lineOf(range.getOffset());
		} catch (@SuppressWarnings("unused") JavaModelException e) {
			return 0;
		}
	}

	/** The lines of a file or a class; one empty line if it has no source. */
	public Lines lines(ITypeRoot root) {
		return source(root).lines();
	}

	private Source source(ITypeRoot root) {
		var source = sources.computeIfAbsent(root, JavaCode::read);
		return source == null ? new Source("", new Lines("")) : source;
	}

	private static Source read(ITypeRoot root) {
		try {
			var text = root.getSource();
			return text == null ? new Source("", new Lines("")) : new Source(text, new Lines(text));
		} catch (@SuppressWarnings("unused") JavaModelException e) {
			return new Source("", new Lines(""));
		}
	}

	/** How the first line ends; as on this machine if there is only one. */
	public static String lineEnd(String text) {
		var feed = text.indexOf('\n');
		return feed < 0 ? System.lineSeparator() : feed > 0 && text.charAt(feed - 1) == '\r' ? "\r\n" : "\n";
	}
}
