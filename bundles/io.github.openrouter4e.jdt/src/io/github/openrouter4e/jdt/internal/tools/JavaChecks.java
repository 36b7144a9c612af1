package io.github.openrouter4e.jdt.internal.tools;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jdt.core.ICompilationUnit;
import org.eclipse.jdt.core.JavaCore;
import org.eclipse.jdt.core.dom.AST;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.ASTParser;
import org.eclipse.jdt.core.dom.ASTVisitor;
import org.eclipse.jdt.core.dom.AbstractTypeDeclaration;
import org.eclipse.jdt.core.dom.AnnotationTypeMemberDeclaration;
import org.eclipse.jdt.core.dom.AnonymousClassDeclaration;
import org.eclipse.jdt.core.dom.BodyDeclaration;
import org.eclipse.jdt.core.dom.EnumConstantDeclaration;
import org.eclipse.jdt.core.dom.FieldDeclaration;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.VariableDeclaration;

import io.github.openrouter4e.agent.files.Lines;
import io.github.openrouter4e.agent.files.Problem;
import io.github.openrouter4e.jdt.internal.code.JavaCopy;

/** What JDT knows of a text that a Java file has, or will have. */
final class JavaChecks {

	private JavaChecks() {}

	static boolean knows(IFile file) {
		return unit(file) != null;
	}

	/** Null if the file is not in a source folder. */
	private static @Nullable ICompilationUnit unit(IFile file) {
		var unit = JavaCore.createCompilationUnitFrom(file);
		return unit != null && unit.getJavaProject().isOnClasspath(unit) ? unit : null;
	}

	static List<Problem> errors(IFile file, String text) throws CoreException {
		var unit = unit(file);
		if (unit == null || !unit.getParent().exists()) { // a new package: the build will tell
			return List.of();
		}
		try (var copy = new JavaCopy(unit, text, new NullProgressMonitor())) {
			return errors(file, copy);
		}
	}

	/** Of files that change together, none of which is looked at without the others. */
	static List<Problem> errors(Map<IFile, String> texts) throws CoreException {
		var copies = new LinkedHashMap<IFile, JavaCopy>();
		try {
			for (var text : texts.entrySet()) {
				var unit = unit(text.getKey());
				if (unit == null || !unit.getParent().exists()) { // others may need it: the build will tell
					return List.of();
				}
				var one = copies.isEmpty() ? null : copies.values().iterator().next();
				copies.put(text.getKey(), one == null
						? new JavaCopy(unit, text.getValue(), new NullProgressMonitor())
						: one.beside(unit, text.getValue()));
			}
			for (var copy : copies.values()) {
				copy.readStructure();
			}
			var errors = new ArrayList<Problem>();
			for (var copy : copies.entrySet()) {
				errors.addAll(errors(copy.getKey(), copy.getValue()));
			}
			return errors;
		} finally {
			for (var copy : copies.values()) {
				copy.close();
			}
		}
	}

	private static List<Problem> errors(IFile file, JavaCopy copy) throws CoreException {
		var errors = new ArrayList<Problem>();
		for (var problem : copy.problems()) {
			if (problem.isError()) {
				errors.add(new Problem(file, IMarker.SEVERITY_ERROR, problem.getSourceLineNumber(),
						problem.getSourceStart(), problem.getMessage()));
			}
		}
		return errors;
	}

	static List<Integer> outline(IFile file, String text) {
		var parser = ASTParser.newParser(AST.getJLSLatest());
		var unit = unit(file);
		parser.setCompilerOptions(unit == null ? JavaCore.getOptions() : unit.getJavaProject().getOptions(true));
		parser.setIgnoreMethodBodies(true);
		parser.setSource(text.toCharArray());
		var lines = new Lines(text);
		var found = new ArrayList<Integer>();
		parser.createAST(null).accept(new ASTVisitor() {
			@Override
			public void preVisit(@Nullable ASTNode node) {
				if (node instanceof BodyDeclaration declaration && name(declaration) instanceof ASTNode name) {
					found.add(lines.lineOf(name.getStartPosition()));
				}
			}

			@Override
			public boolean visit(@Nullable AnonymousClassDeclaration node) {
				return false;
			}
		});
		return found.stream().distinct().sorted().toList();
	}

	private static @Nullable ASTNode name(BodyDeclaration declaration) {
		return switch (declaration) {
			case AbstractTypeDeclaration type -> type.getName();
			case MethodDeclaration method -> method.getName();
			case EnumConstantDeclaration constant -> constant.getName();
			case AnnotationTypeMemberDeclaration member -> member.getName();
			case FieldDeclaration field -> ((VariableDeclaration) field.fragments().getFirst()).getName();
			default -> null;
		};
	}
}
