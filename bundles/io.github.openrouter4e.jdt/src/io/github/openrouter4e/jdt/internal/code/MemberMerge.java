package io.github.openrouter4e.jdt.internal.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jdt.core.compiler.IProblem;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.AbstractTypeDeclaration;
import org.eclipse.jdt.core.dom.AnnotationTypeMemberDeclaration;
import org.eclipse.jdt.core.dom.ArrayType;
import org.eclipse.jdt.core.dom.BodyDeclaration;
import org.eclipse.jdt.core.dom.CompilationUnit;
import org.eclipse.jdt.core.dom.EnumConstantDeclaration;
import org.eclipse.jdt.core.dom.EnumDeclaration;
import org.eclipse.jdt.core.dom.FieldDeclaration;
import org.eclipse.jdt.core.dom.ImportDeclaration;
import org.eclipse.jdt.core.dom.Initializer;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.ParameterizedType;
import org.eclipse.jdt.core.dom.SingleVariableDeclaration;
import org.eclipse.jdt.core.dom.Type;
import org.eclipse.jdt.core.dom.TypeDeclaration;
import org.eclipse.jdt.core.dom.VariableDeclarationFragment;
import org.eclipse.jdt.core.manipulation.CodeStyleConfiguration;

import io.github.openrouter4e.agent.apply.MemberPlacer.Placement;
import io.github.openrouter4e.agent.edit.Splice;
import io.github.openrouter4e.agent.edit.Elision;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.jdt.internal.Installed;

/**
 * Merges members into a Java file, by the syntax trees of both. A member takes the place of the one with the same name and
 * parameters; others come behind the neighbour that they have in the code, or behind the last of their kind. What the code has
 * not stays.
 */
@SuppressWarnings("nls") // code
final class MemberMerge {

	/** What is no member may stand before them. */
	private static final Pattern HEAD = Pattern
			.compile("\\A(?:\\s*+(?:import\\s[^;\\n]*+;|package\\s[^;\\n]*+;|//[^\\n]*+))++");
	private static final Pattern TOKEN = Pattern.compile("\\w+|[^\\s\\w]");

	private final String text;
	private final String lineEnd;
	private final CompilationUnit target;
	private final List<Splice> splices = new ArrayList<>();
	/** What is put in, by the place behind which it comes. */
	private final TreeMap<Integer, StringBuilder> insertions = new TreeMap<>();

	/** The code leaves lines out where they are needed, or is no code that can be merged. */
	private static final class Unmergeable extends Exception {
		private static final long serialVersionUID = 1L;
		private final String elision;

		/** @param elision the line that stands for others; "" if it is another reason */
		Unmergeable(String elision) {
			super(elision);
			this.elision = elision;
		}
	}

	/**
	 * Members with their source.
	 *
	 * @param source that the positions of the members are in
	 */
	private record Snippet(String source, List<ImportDeclaration> imports, List<BodyDeclaration> members) {
	}

	private MemberMerge(String text, CompilationUnit target) {
		this.text = text;
		this.target = target;
		lineEnd = JavaCode.lineEnd(text);
	}

	static Placement place(IFile file, String text, String code, String type) throws CoreException {
		Installed.startJavaUi(); // has the order of imports
		try (var copy = new JavaCopy(JavaCode.unit(file), text, new NullProgressMonitor())) {
			copy.readStructure();
			var target = copy.parsed(text);
			return errors(target) ? new Placement.None() : new MemberMerge(text, target).place(copy, code, type);
		} catch (@SuppressWarnings("unused") ToolException e) {
			return new Placement.None(); // in no source folder
		}
	}

	private static boolean errors(CompilationUnit unit) {
		return Arrays.stream(unit.getProblems()).anyMatch(IProblem::isError);
	}

	private Placement place(JavaCopy copy, String code, String typeName) throws CoreException {
		var types = allTypes(target);
		var snippet = types.isEmpty() ? null : parse(copy, code, types);
		if (snippet == null || snippet.members().isEmpty()) {
			return new Placement.None();
		}
		try {
			var loose = new ArrayList<BodyDeclaration>();
			for (var member : snippet.members()) {
				var same = member instanceof AbstractTypeDeclaration own ? typeNamed(types, own) : null;
				if (same != null && member instanceof AbstractTypeDeclaration own) {
					merge(same, own, snippet.source());
				} else {
					loose.add(member);
				}
			}
			if (!loose.isEmpty()) {
				var candidates = candidates(types, loose, typeName);
				if (candidates.isEmpty()) {
					return new Placement.None(); // the chosen one is gone
				}
				if (candidates.size() > 1) {
					return new Placement.Unclear(candidates.stream().map(MemberMerge::qualifiedName).toList());
				}
				merge(candidates.getFirst(), loose, snippet.source());
			}
			insertions.forEach((offset, added) -> splices.add(new Splice(offset, "", added.toString())));
			addImports(copy, snippet.imports());
			var joined = Splices.join(splices);
			return copy.syntaxError(Splice.applied(joined, text)) == null
					? new Placement.Found(joined)
					: new Placement.None();
		} catch (Unmergeable e) {
			return e.elision.isEmpty() ? new Placement.None() : new Placement.Elided(e.elision);
		}
	}

	/** Types as in a file, or members as in one of the types. */
	private static @Nullable Snippet parse(JavaCopy copy, String code, List<AbstractTypeDeclaration> types) {
		var unit = copy.parsed(code);
		if (!errors(unit) && !unit.types().isEmpty()) {
			return new Snippet(code, imports(unit), list(unit.types(), BodyDeclaration.class));
		}
		var head = HEAD.matcher(code);
		var start = head.find() ? head.end() : 0;
		var names = new LinkedHashSet<String>();
		types.forEach(type -> names.add(type.getName().getIdentifier())); // constructors have the name of their type
		for (var name : names) {
			var source = code.substring(0, start).replaceFirst("(?m)^\\h*+package\\s[^;\\n]*+;", "") + "\nclass " + name
					+ " {\n" + code.substring(start) + "\n}\n";
			var parsed = copy.parsed(source);
			if (!errors(parsed) && parsed.types().size() == 1
					&& parsed.types().getFirst() instanceof AbstractTypeDeclaration wrapper) {
				return new Snippet(source, imports(parsed), list(wrapper.bodyDeclarations(), BodyDeclaration.class));
			}
		}
		return null;
	}

	private static List<ImportDeclaration> imports(CompilationUnit unit) {
		return list(unit.imports(), ImportDeclaration.class);
	}

	/** JDT's lists have no types. */
	private static <T> List<T> list(List<?> untyped, Class<T> type) {
		return untyped.stream().filter(type::isInstance).map(type::cast).toList();
	}

	private static List<AbstractTypeDeclaration> allTypes(CompilationUnit unit) {
		var found = new ArrayList<AbstractTypeDeclaration>();
		list(unit.types(), AbstractTypeDeclaration.class).forEach(type -> addWithInner(type, found));
		return found;
	}

	private static void addWithInner(AbstractTypeDeclaration type, List<AbstractTypeDeclaration> found) {
		found.add(type);
		list(type.bodyDeclarations(), AbstractTypeDeclaration.class).forEach(inner -> addWithInner(inner, found));
	}

	private static String qualifiedName(AbstractTypeDeclaration type) {
		return type.getParent() instanceof AbstractTypeDeclaration outer
				? qualifiedName(outer) + "." + type.getName().getIdentifier()
				: type.getName().getIdentifier();
	}

	/** The only one of that name and kind; null if there is none. */
	private static @Nullable AbstractTypeDeclaration typeNamed(List<AbstractTypeDeclaration> types,
			AbstractTypeDeclaration wanted) throws Unmergeable {
		var same = types.stream()
				.filter(type -> type.getName().getIdentifier().equals(wanted.getName().getIdentifier())).toList();
		if (same.size() > 1 || same.size() == 1 && !isSameKind(same.getFirst(), wanted)) {
			throw new Unmergeable("");
		}
		return same.isEmpty() ? null : same.getFirst();
	}

	private static boolean isSameKind(AbstractTypeDeclaration one, AbstractTypeDeclaration other) {
		return one.getNodeType() == other.getNodeType() && (!(one instanceof TypeDeclaration type)
				|| !(other instanceof TypeDeclaration same) || type.isInterface() == same.isInterface());
	}

	/** The types that have one of the members already; if there are none, all of them. */
	private static List<AbstractTypeDeclaration> candidates(List<AbstractTypeDeclaration> types,
			List<BodyDeclaration> members, String chosen) throws Unmergeable {
		if (!chosen.isEmpty()) {
			return types.stream().filter(type -> qualifiedName(type).equals(chosen)).toList();
		}
		var found = new ArrayList<AbstractTypeDeclaration>();
		for (var type : types) {
			for (var member : members) {
				if (find(type, member) != null) {
					found.add(type);
					break;
				}
			}
		}
		return found.isEmpty() ? types : found;
	}

	private void merge(AbstractTypeDeclaration type, AbstractTypeDeclaration other, String source)
			throws Unmergeable {
		if (type instanceof EnumDeclaration one && other instanceof EnumDeclaration two
				&& !constants(one).containsAll(constants(two))) {
			throw new Unmergeable("");
		}
		mergeHeader(type, other, source);
		merge(type, list(other.bodyDeclarations(), BodyDeclaration.class), source);
	}

	private static Set<String> constants(EnumDeclaration type) {
		var names = new LinkedHashSet<String>();
		list(type.enumConstants(), EnumConstantDeclaration.class)
				.forEach(constant -> names.add(constant.getName().getIdentifier()));
		return names;
	}

	/** A header that says more is taken; one that says less was shortened, as models do. */
	private void mergeHeader(AbstractTypeDeclaration type, AbstractTypeDeclaration other, String source) {
		var start = withoutJavadoc(type, text);
		var old = text.substring(start, brace(type, text)).strip();
		var changed = source.substring(withoutJavadoc(other, source), brace(other, source)).strip();
		if (tokens(changed).size() > tokens(old).size() && tokens(changed).containsAll(tokens(old))) {
			splices.add(new Splice(start, old, changed));
		}
	}

	private static Set<String> tokens(String code) {
		var tokens = new LinkedHashSet<String>();
		TOKEN.matcher(code).results().forEach(token -> tokens.add(token.group()));
		return tokens;
	}

	private static int brace(AbstractTypeDeclaration type, String source) {
		return source.indexOf('{', type.getName().getStartPosition());
	}

	private static int withoutJavadoc(BodyDeclaration member, String source) {
		var javadoc = member.getJavadoc();
		var start = javadoc == null ? member.getStartPosition() : end(javadoc);
		while (Character.isWhitespace(source.charAt(start))) {
			start++;
		}
		return start;
	}

	private static int end(ASTNode node) {
		return node.getStartPosition() + node.getLength();
	}

	private void merge(AbstractTypeDeclaration type, List<BodyDeclaration> members, String source)
			throws Unmergeable {
		BodyDeclaration before = null;
		for (var member : members) {
			var own = find(type, member);
			var written = source.substring(member.getStartPosition(), end(member));
			if (member instanceof AbstractTypeDeclaration inner && own instanceof AbstractTypeDeclaration same) {
				merge(same, inner, source);
			} else if (Elision.isIn(written)) {
				if (own == null || !isLeftOut(written)) {
					throw new Unmergeable(Elision.in(written));
				} // else it stays as it is
			} else if (own != null) {
				replace(own, written);
			} else if (!(member instanceof Initializer) || !text.contains(written)) {
				insert(type, before, member, written);
				continue; // the next one comes behind it at the same place
			}
			before = own == null ? before : own;
		}
	}

	/** Whether there is nothing in a body but the line that stands for it. */
	private static boolean isLeftOut(String member) {
		var open = member.indexOf('{');
		var close = member.lastIndexOf('}');
		return open >= 0 && member.substring(open + 1, Math.max(open + 1, close)).lines()
				.allMatch(line -> line.isBlank() || Elision.isIn(line));
	}

	private void replace(BodyDeclaration own, String written) {
		var start = written.startsWith("/**") ? own.getStartPosition() : withoutJavadoc(own, text);
		var old = text.substring(start, end(own));
		var replaced = Indentation.indented(written, indent(start), lineEnd);
		if (!old.equals(replaced)) {
			splices.add(new Splice(start, old, replaced));
		}
	}

	private String indent(int offset) {
		var line = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
		var end = line;
		while (end < offset && Character.isWhitespace(text.charAt(end))) {
			end++;
		}
		return text.substring(line, end);
	}

	private void insert(AbstractTypeDeclaration type, @Nullable BodyDeclaration before, BodyDeclaration member,
			String written) {
		var members = list(type.bodyDeclarations(), BodyDeclaration.class);
		var anchor = before == null ? lastOfKind(members, member) : before;
		if (anchor == null) {
			var indent = members.isEmpty()
					? indent(type.getStartPosition()) + "\t"
					: indent(members.getFirst().getStartPosition());
			var place = type instanceof EnumDeclaration ? end(type) - 1 : brace(type, text) + 1;
			var isEmpty = text.substring(place, end(type) - 1).isBlank();
			insertions.computeIfAbsent(place, offset -> new StringBuilder())
					.append(lineEnd).append(indent).append(Indentation.indented(written, indent, lineEnd))
					.append(isEmpty && text.substring(place, end(type) - 1).indexOf('\n') >= 0
							? ""
							: isEmpty ? lineEnd + indent(type.getStartPosition()) : lineEnd);
			return;
		}
		var indent = indent(anchor.getStartPosition());
		var gap = member instanceof FieldDeclaration && anchor instanceof FieldDeclaration
				? lineEnd
				: lineEnd + lineEnd;
		insertions.computeIfAbsent(endOfLine(end(anchor)), offset -> new StringBuilder()).append(gap).append(indent)
				.append(Indentation.indented(written, indent, lineEnd));
	}

	/** Fields come behind fields, types at the end, all else behind the last method. */
	private static @Nullable BodyDeclaration lastOfKind(List<BodyDeclaration> members, BodyDeclaration member) {
		BodyDeclaration found = null;
		for (var other : members) {
			if (member instanceof AbstractTypeDeclaration || other instanceof FieldDeclaration
					|| !(member instanceof FieldDeclaration) && !(other instanceof AbstractTypeDeclaration)) {
				found = other;
			}
		}
		return found;
	}

	/** Behind a comment that belongs to what ends here. */
	private int endOfLine(int offset) {
		var end = offset;
		while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
			end++;
		}
		var rest = text.substring(offset, end).strip();
		return rest.startsWith("//") || rest.startsWith("/*") && rest.endsWith("*/") ? end : offset;
	}

	/** The member of the same name, a method also with the same parameters; null if there is none. */
	private static @Nullable BodyDeclaration find(AbstractTypeDeclaration type, BodyDeclaration wanted)
			throws Unmergeable {
		for (var member : list(type.bodyDeclarations(), BodyDeclaration.class)) {
			if (isSame(member, wanted)) {
				return member;
			}
		}
		return null;
	}

	private static boolean isSame(BodyDeclaration member, BodyDeclaration wanted) throws Unmergeable {
		return switch (wanted) {
			case MethodDeclaration method -> member instanceof MethodDeclaration other
					&& other.getName().getIdentifier().equals(method.getName().getIdentifier())
					&& parameters(other).equals(parameters(method));
			case FieldDeclaration field -> member instanceof FieldDeclaration other && isSame(other, field);
			case AbstractTypeDeclaration inner -> member instanceof AbstractTypeDeclaration other
					&& other.getName().getIdentifier().equals(inner.getName().getIdentifier());
			case AnnotationTypeMemberDeclaration element -> member instanceof AnnotationTypeMemberDeclaration other
					&& other.getName().getIdentifier().equals(element.getName().getIdentifier());
			default -> false;
		};
	}

	/** One declaration may have several fields: all of them are meant, or it cannot be told what becomes of the others. */
	private static boolean isSame(FieldDeclaration one, FieldDeclaration other) throws Unmergeable {
		var names = names(one);
		var others = names(other);
		if (!names.equals(others) && names.stream().anyMatch(others::contains)) {
			throw new Unmergeable("");
		}
		return names.equals(others);
	}

	private static Set<String> names(FieldDeclaration field) {
		var names = new LinkedHashSet<String>();
		list(field.fragments(), VariableDeclarationFragment.class)
				.forEach(fragment -> names.add(fragment.getName().getIdentifier()));
		return names;
	}

	private static List<String> parameters(MethodDeclaration method) {
		return list(method.parameters(), SingleVariableDeclaration.class).stream()
				.map(parameter -> simple(parameter.getType())
						+ "[]".repeat(parameter.getExtraDimensions() + (parameter.isVarargs() ? 1 : 0)))
				.toList();
	}

	/** As it is called without its package, its arguments and its annotations. */
	private static String simple(Type type) {
		return switch (type) {
			case ParameterizedType generic -> simple(generic.getType());
			case ArrayType array -> simple(array.getElementType()) + "[]".repeat(array.getDimensions());
			default -> type.toString().replaceFirst("(?s).*[.\\s]", "");
		};
	}

	private void addImports(JavaCopy copy, List<ImportDeclaration> imports) throws CoreException {
		if (imports.isEmpty()) {
			return;
		}
		var rewrite = CodeStyleConfiguration.createImportRewrite(copy.unit(), true);
		for (var each : imports) {
			var name = each.getName().getFullyQualifiedName();
			var dot = name.lastIndexOf('.');
			if (each.isStatic()) {
				rewrite.addStaticImport(each.isOnDemand() ? name : name.substring(0, Math.max(0, dot)),
						each.isOnDemand() ? "*" : name.substring(dot + 1), false);
			} else {
				rewrite.addImport(each.isOnDemand() ? name + ".*" : name);
			}
		}
		splices.addAll(Splices.of(rewrite.rewriteImports(new NullProgressMonitor()), text));
	}
}
