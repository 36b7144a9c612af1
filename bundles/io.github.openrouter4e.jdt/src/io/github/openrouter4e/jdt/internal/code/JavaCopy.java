package io.github.openrouter4e.jdt.internal.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jdt.core.ICompilationUnit;
import org.eclipse.jdt.core.IProblemRequestor;
import org.eclipse.jdt.core.JavaModelException;
import org.eclipse.jdt.core.WorkingCopyOwner;
import org.eclipse.jdt.core.compiler.IProblem;
import org.eclipse.jdt.core.dom.AST;
import org.eclipse.jdt.core.dom.ASTParser;
import org.eclipse.jdt.core.dom.CompilationUnit;

import io.github.openrouter4e.storage.Lookup;

/**
 * A Java file with another text, which nobody else sees. Other files are as in the editors, or as in copies beside it.
 */
public final class JavaCopy implements AutoCloseable {

	/** Tells the copies apart of which it is the owner, and which see each other. */
	private static final class Owner extends WorkingCopyOwner {

		private final Map<ICompilationUnit, IProblemRequestor> collectors = new HashMap<>();

		@Override
		public @Nullable IProblemRequestor getProblemRequestor(@Nullable ICompilationUnit workingCopy) {
			return workingCopy == null ? null : Lookup.find(collectors, workingCopy.getPrimary());
		}
	}

	private final ICompilationUnit unit;
	private final Owner owner;
	private final List<IProblem> problems = new ArrayList<>();
	private final IProgressMonitor monitor;
	private volatile boolean watching;

	/** @param original need not exist */
	public JavaCopy(ICompilationUnit original, String text, IProgressMonitor monitor) throws JavaModelException {
		this(original, text, new Owner(), monitor);
	}

	/** A copy that sees this one, and is seen by it. */
	public JavaCopy beside(ICompilationUnit other, String text) throws JavaModelException {
		return new JavaCopy(other, text, owner, monitor);
	}

	private JavaCopy(ICompilationUnit original, String text, Owner owner, IProgressMonitor monitor)
			throws JavaModelException {
		this.monitor = monitor;
		this.owner = owner;
		owner.collectors.put(original.getPrimary(), new Collector());
		unit = original.getWorkingCopy(owner, monitor);
		unit.getBuffer().setContents(text);
	}

	/** Is asked whether it is active, as what is found in the text that the file has does not matter. */
	private final class Collector implements IProblemRequestor {

		@Override
		public void acceptProblem(@Nullable IProblem problem) {
			if (problem != null && watching) {
				problems.add(problem);
			}
		}

		@Override
		public void beginReporting() {
			problems.clear();
		}

		@Override
		public void endReporting() {
			// they are read when the text has been read
		}

		@Override
		public boolean isActive() {
			return watching;
		}
	}

	/** With the structure of the text that was there before, until {@link #readStructure} or {@link #problems} is called. */
	public ICompilationUnit unit() {
		return unit;
	}

	public WorkingCopyOwner owner() {
		return owner;
	}

	/** Reads which types and members the text has. */
	public void readStructure() throws JavaModelException {
		unit.makeConsistent(monitor);
	}

	/** The text as a tree, with what its names stand for. */
	public CompilationUnit ast() {
		var parser = ASTParser.newParser(AST.getJLSLatest());
		parser.setResolveBindings(true);
		parser.setBindingsRecovery(true);
		parser.setStatementsRecovery(true);
		parser.setWorkingCopyOwner(owner);
		parser.setSource(unit);
		return (CompilationUnit) parser.createAST(monitor);
	}

	/** What a compiler finds in the text. */
	public List<IProblem> problems() throws JavaModelException {
		watching = true;
		unit.reconcile(ICompilationUnit.NO_AST, true, owner, monitor);
		return List.copyOf(problems);
	}

	/** The first syntax error that this text would have in the place of the file's; null if there is none. */
	public @Nullable IProblem syntaxError(String text) {
		return Arrays.stream(parsed(text).getProblems()).filter(IProblem::isError).findFirst().orElse(null);
	}

	/** A text as the compiler would read it in the place of the file's, without what its names stand for. */
	public CompilationUnit parsed(String text) {
		var parser = ASTParser.newParser(AST.getJLSLatest());
		parser.setCompilerOptions(unit.getJavaProject().getOptions(true));
		parser.setSource(text.toCharArray());
		return (CompilationUnit) parser.createAST(null);
	}

	@Override
	public void close() throws JavaModelException {
		unit.discardWorkingCopy();
	}
}
