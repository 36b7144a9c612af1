package io.github.openrouter4e.jdt.internal.actions;

import java.util.ArrayDeque;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jdt.core.IField;
import org.eclipse.jdt.core.IJavaElement;
import org.eclipse.jdt.core.IMember;
import org.eclipse.jdt.core.ISourceRange;
import org.eclipse.jdt.core.IType;
import org.eclipse.jdt.core.ITypeRoot;
import org.eclipse.jdt.core.JavaCore;
import org.eclipse.jdt.core.JavaModelException;

import io.github.openrouter4e.agent.files.Lines;
import io.github.openrouter4e.editor.CodePart;
import io.github.openrouter4e.storage.WellFormed;

/** Members of Java types with what one has to know to understand them. From the Java model: nothing is parsed for it. */
final class JavaParts {

	/** A larger type is not told as a whole. */
	private static final int LONGEST = 20_000;
	private static final int MOST_FIELDS = 40;
	private static final int LONGEST_FIELD = 200;
	private static final int LONGEST_IMPORTS = 6_000;
	private static final String LEFT_OUT = "\u2026\n"; //$NON-NLS-1$

	private JavaParts() {}

	/** The member around a place. */
	static Optional<CodePart> around(IFile file, int offset) throws JavaModelException {
		var unit = JavaCore.createCompilationUnitFrom(file);
		if (unit == null || !unit.exists()) {
			return Optional.empty(); // not in a source folder
		}
		var element = unit.getElementAt(offset);
		var member = element == null ? null : named(element);
		return member == null || member instanceof IType && member.getSourceRange().getLength() > LONGEST
				? Optional.empty()
				: Optional.of(of(member, unit));
	}

	/** The innermost member that is in no body of another one. */
	static @Nullable IMember named(IJavaElement element) throws JavaModelException {
		IMember found = null;
		for (IJavaElement up = element; up != null && !(up instanceof ITypeRoot); up = up.getParent()) {
			if (up instanceof IType type && (type.isAnonymous() || type.isLocal())) {
				found = null;
			} else if (found == null && up instanceof IMember member) {
				found = member;
			}
		}
		return found;
	}

	/** A member with imports, headers of its types, and fields. */
	static CodePart of(IMember member, ITypeRoot root) throws JavaModelException {
		var text = root.getSource();
		var range = member.getSourceRange();
		if (text == null || !isIn(range, text)) {
			return new CodePart("", 1, 1, fact(root)); //$NON-NLS-1$
		}
		var lines = new Lines(text);
		var first = lines.lineOf(range.getOffset());
		var last = lines.lineOf(Math.max(range.getOffset(), range.getOffset() + range.getLength() - 1));
		var code = new StringBuilder(beginning(root, text));
		var types = new ArrayDeque<IType>();
		for (var type = member.getDeclaringType(); type != null; type = type.getDeclaringType()) {
			types.push(type);
		}
		for (var type : types) {
			code.append(header(type, text, lines)).append('\n');
		}
		if (!types.isEmpty()) {
			fields(types.getLast(), member, text, lines, code);
			code.append(LEFT_OUT);
		}
		code.append(text, lineStart(lines, first, range.getOffset(), text), range.getOffset() + range.getLength());
		return new CodePart(code.toString(), first, last, fact(root));
	}

	private static boolean isIn(@Nullable ISourceRange range, String text) {
		return range != null && range.getOffset() >= 0 && range.getOffset() + range.getLength() <= text.length();
	}

	private static String fact(ITypeRoot root) {
		var project = root.getJavaProject();
		return project == null ? "" : "Java " + project.getOption(JavaCore.COMPILER_SOURCE, true); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** From the package to the last import. */
	private static String beginning(ITypeRoot root, String text) throws JavaModelException {
		var start = -1;
		var end = -1;
		for (var child : root.getChildren()) {
			if (child.getElementType() == IJavaElement.PACKAGE_DECLARATION
					|| child.getElementType() == IJavaElement.IMPORT_CONTAINER) {
				var range = ((org.eclipse.jdt.core.ISourceReference) child).getSourceRange();
				if (isIn(range, text)) {
					start = start < 0 ? range.getOffset() : start;
					end = range.getOffset() + range.getLength();
				}
			}
		}
		return start < 0 || end - start > LONGEST_IMPORTS ? "" : text.substring(start, end) + "\n\n"; //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** Without the comment before it, to the brace. */
	private static String header(IType type, String text, Lines lines) throws JavaModelException {
		var start = withoutComment(type, text);
		var name = type.getNameRange();
		var brace = name == null ? -1 : text.indexOf('{', name.getOffset());
		return brace < 0
				? "" //$NON-NLS-1$
				: text.substring(lineStart(lines, lines.lineOf(start), start, text), brace + 1);
	}

	private static void fields(IType type, IMember told, String text, Lines lines, StringBuilder code)
			throws JavaModelException {
		var count = 0;
		for (IField field : type.getFields()) {
			if (!field.equals(told) && !field.isEnumConstant() && !field.isRecordComponent()
					&& isIn(field.getSourceRange(), text) && count++ < MOST_FIELDS) {
				var start = withoutComment(field, text);
				var source = text.substring(lineStart(lines, lines.lineOf(start), start, text),
						field.getSourceRange().getOffset() + field.getSourceRange().getLength());
				code.append(WellFormed.shortened(source, LONGEST_FIELD)).append('\n');
			}
		}
	}

	private static int withoutComment(IMember member, String text) throws JavaModelException {
		var range = member.getSourceRange();
		var comment = member.getJavadocRange();
		var start = comment == null ? range.getOffset() : comment.getOffset() + comment.getLength();
		while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
			start++;
		}
		return start;
	}

	/** Where the line begins, if there is only indentation before the place; else the place. */
	private static int lineStart(Lines lines, int line, int offset, String text) {
		var start = lines.start(line);
		return text.substring(start, offset).isBlank() ? start : offset;
	}
}
