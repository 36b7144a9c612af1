package io.github.openrouter4e.jdt.internal.tools;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jdt.core.ICompilationUnit;
import org.eclipse.jdt.core.IField;
import org.eclipse.jdt.core.IJavaElement;
import org.eclipse.jdt.core.ILocalVariable;
import org.eclipse.jdt.core.IMethod;
import org.eclipse.jdt.core.IPackageDeclaration;
import org.eclipse.jdt.core.IPackageFragment;
import org.eclipse.jdt.core.IType;
import org.eclipse.jdt.core.ITypeParameter;
import org.eclipse.jdt.core.JavaCore;
import org.eclipse.jdt.core.JavaModelException;
import org.eclipse.jdt.core.refactoring.IJavaRefactorings;
import org.eclipse.jdt.core.refactoring.descriptors.RenameJavaElementDescriptor;
import org.eclipse.ltk.core.refactoring.Change;
import org.eclipse.ltk.core.refactoring.CompositeChange;
import org.eclipse.ltk.core.refactoring.RefactoringCore;
import org.eclipse.ltk.core.refactoring.RefactoringStatus;
import org.eclipse.ltk.core.refactoring.RefactoringStatusEntry;
import org.eclipse.ltk.core.refactoring.TextFileChange;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.agent.Checkpoints;
import io.github.openrouter4e.agent.FileImage;
import io.github.openrouter4e.agent.edit.EditApprovals;
import io.github.openrouter4e.agent.edit.EditableFile;
import io.github.openrouter4e.agent.edit.FileEdit;
import io.github.openrouter4e.agent.edit.NewProblems;
import io.github.openrouter4e.agent.edit.UndoableChange;
import io.github.openrouter4e.agent.files.FileText;
import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.agent.policy.Effect;
import io.github.openrouter4e.agent.tools.Arguments;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.agent.tools.WorkspaceTool;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolDecision;
import io.github.openrouter4e.chat.tools.ToolOffer;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;
import io.github.openrouter4e.chat.tools.ToolPermission;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.chat.tools.ToolView;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.Tool;
import io.github.openrouter4e.jdt.internal.code.JavaCode;
import io.github.openrouter4e.jdt.internal.code.JavaText;
import io.github.openrouter4e.jdt.internal.code.Splices;

/** Renames something with all its uses, by JDT's refactoring, as one entry of <em>Edit &gt; Undo</em>. */
@SuppressWarnings("nls") // what the model is told
final class RenameTool implements WorkspaceTool {

	/** Characters of the difference that the user is shown. */
	private static final int MOST_SHOWN = 100_000;
	private static final int MOST_NAMED = 30;

	private static final ToolOffer OFFER = new ToolOffer(new Tool.Function("java_rename",
			"""
					Renames a Java type, method, field, variable or package with all its uses in the workspace, and the file of a type or the \
					files of a package. Give symbol, or path, line and name; for a package symbol or the path of its folder. Saved files only.""",
			Symbols.schema().required("new_name", "The new name; of a package the whole one.").json()),
			ToolTraits.changing(ToolTraits.Effect.EDIT));

	private final EditApprovals approvals;
	private final Checkpoints checkpoints;
	private final Prepared<Planned> prepared = new Prepared<>();

	RenameTool(EditApprovals approvals, Checkpoints checkpoints) {
		this.approvals = approvals;
		this.checkpoints = checkpoints;
	}

	@Override
	public ToolOffer offer() {
		return OFFER;
	}

	/**
	 * A file that is renamed with its type or package, whose name JDT replaces in it then.
	 *
	 * @param line        of the declaration, from 1; 0 for a file that is not Java
	 * @param declaration that line
	 * @param after       the line as it will be
	 */
	private record Moved(IFile from, IFile to, int line, String declaration, String after) {

		String diff() {
			if (line == 0) {
				return "rename from " + WorkspaceFiles.name(from) + "\nrename to " + WorkspaceFiles.name(to) + "\n";
			}
			return "--- " + WorkspaceFiles.name(from) + "\n+++ " + WorkspaceFiles.name(to) + "\n@@ -" + line + ",1 +"
					+ line
					+ ",1 @@\n-" + declaration + "\n+" + after + "\n";
		}
	}

	/**
	 * A renaming that can be done.
	 *
	 * @param edits    what changes in which file
	 * @param moved    the file of a type; none for other things
	 * @param warnings what JDT says about it
	 */
	private record Planned(String name, Change change, List<FileEdit> edits, List<Moved> moved, String warnings) {

		String diff() {
			var result = new StringBuilder();
			moved.forEach(file -> result.append(file.diff()));
			for (var edit : edits) {
				if (result.length() > MOST_SHOWN) {
					result.append("… ").append(edits.size()).append('\n');
					break;
				}
				result.append(edit.diff());
			}
			return result.toString();
		}

		/** All files that it touches, also those that do not exist yet. */
		List<IFile> files() {
			var files = new ArrayList<>(edits.stream().map(FileEdit::file).toList());
			moved.forEach(file -> files.addAll(List.of(file.from(), file.to())));
			return files.stream().distinct().toList();
		}
	}

	private static Planned plan(Arguments arguments, ToolContext context, Cancellation cancellation)
			throws ToolException, CoreException {
		var code = new JavaCode(context, cancellation);
		var element = element(arguments, code);
		if (element instanceof IMethod method && method.isConstructor()) {
			element = method.getDeclaringType();
		}
		if (element.getAncestor(IJavaElement.COMPILATION_UNIT) == null && !(element instanceof IPackageFragment)) {
			throw new ToolException(Kind.ARGUMENTS,
					JavaText.anyName(element) + " is of a library and cannot be renamed.");
		}
		var newName = arguments.text("new_name").strip();
		var change = change(element, newName, code);
		var edits = new ArrayList<FileEdit>();
		collect(change.change(), edits, code);
		var planned = new Planned(JavaText.anyName(element), change.change(), edits,
				element instanceof IPackageFragment fragment
						? moved(fragment, newName, code)
						: moved(element, newName, code),
				change.warnings());
		check(planned, code);
		return planned;
	}

	private static void check(Planned planned, JavaCode code) throws ToolException {
		for (var file : planned.files()) {
			code.files().require(WorkspaceFiles.existing(file));
			requireSaved(file);
		}
	}

	/** For the question, which comes up again once the user agrees: as it was planned before if nothing has changed since. */
	private Planned asked(Arguments arguments, ToolContext context, Cancellation cancellation)
			throws ToolException, CoreException {
		var code = new JavaCode(context, cancellation); // brings what is typed to the notice of who keeps the plan
		var key = key(arguments, context);
		var planned = prepared.get(key);
		if (planned == null) {
			var begun = prepared.begin();
			planned = plan(arguments, context, cancellation);
			prepared.keep(begun, key, planned);
		} else {
			check(planned, code);
		}
		return planned;
	}

	/** As it was planned for the question if nothing has changed since. */
	private Planned planned(Arguments arguments, Run run) throws ToolException, CoreException {
		var code = new JavaCode(run.context(), run.cancellation()); // brings what is typed to the notice of who keeps the plan
		var planned = prepared.take(key(arguments, run.context()));
		if (planned == null) {
			return plan(arguments, run.context(), run.cancellation());
		}
		check(planned, code);
		return planned;
	}

	private static String key(Arguments arguments, ToolContext context) throws ToolException {
		return String.join("\n", context.conversationId(), String.join("/", context.scope()),
				arguments.textOrEmpty("symbol"), arguments.textOrEmpty("path"), arguments.textOrEmpty("line"),
				arguments.textOrEmpty("name"), arguments.textOrEmpty("new_name"));
	}

	private static IJavaElement element(Arguments arguments, JavaCode code) throws ToolException, CoreException {
		var symbol = arguments.optionalText("symbol");
		var path = arguments.optionalText("path");
		var fragment = symbol == null && path != null && arguments.optionalText("name") == null
				? code.sourcePackage(null, path)
				: symbol == null ? null : code.sourcePackage(symbol.strip(), path);
		return fragment == null ? code.element(arguments) : fragment;
	}

	/** All files of a package, without those of packages below it. */
	private static List<Moved> moved(IPackageFragment fragment, String newName, JavaCode code)
			throws CoreException, ToolException {
		if (!(fragment.getResource() instanceof IFolder folder
				&& fragment.getParent().getResource() instanceof IContainer root)) {
			throw new ToolException(Kind.ARGUMENTS,
					"The package " + fragment.getElementName() + " has no folder in the workspace.");
		}
		var target = root.getFolder(IPath.fromPortableString(newName.replace('.', '/')));
		var moved = new ArrayList<Moved>();
		for (var member : folder.members()) {
			if (member instanceof IFile file) {
				var to = target.getFile(file.getName());
				var unit = JavaCore.isJavaLikeFileName(file.getName())
						? fragment.getCompilationUnit(file.getName())
						: null;
				var declarations = unit != null && unit.exists()
						? unit.getPackageDeclarations()
						: new IPackageDeclaration[0];
				if (unit == null || declarations.length == 0) {
					moved.add(new Moved(file, to, 0, "", ""));
				} else {
					var line = code.lines(unit).lineOf(declarations[0].getNameRange().getOffset());
					var declaration = code.lines(unit).get(line);
					moved.add(new Moved(file, to, line, declaration,
							declaration.replace(fragment.getElementName(), newName)));
				}
			}
		}
		return moved;
	}

	/** The file of a type that has its name. */
	private static List<Moved> moved(IJavaElement element, String newName, JavaCode code) {
		if (!(element instanceof IType type && type.getParent() instanceof ICompilationUnit unit
				&& unit.getResource() instanceof IFile file
				&& file.getName().equals(type.getElementName() + ".java"))) {
			return List.of();
		}
		var line = code.line(type);
		var declaration = line == 0 ? "" : code.lines(unit).get(line);
		return List
				.of(new Moved(file, file.getParent().getFile(IPath.fromOSString(newName + ".java")), line, declaration,
						declaration.replaceFirst("\\b" + Pattern.quote(type.getElementName()) + "\\b",
								Matcher.quoteReplacement(newName))));
	}

	/** A change with what JDT says about it. */
	private record Made(Change change, String warnings) {
	}

	private static Made change(IJavaElement element, String newName, JavaCode code)
			throws ToolException, CoreException {
		var contribution = RefactoringCore.getRefactoringContribution(refactoring(element));
		if (contribution == null
				|| !(contribution.createDescriptor() instanceof RenameJavaElementDescriptor descriptor)) {
			throw new ToolException(Kind.NOT_FOUND, "This Eclipse cannot rename that. Change the texts of the files.");
		}
		descriptor.setProject(element.getJavaProject().getElementName());
		descriptor.setJavaElement(element);
		descriptor.setNewName(newName);
		descriptor.setUpdateReferences(true);
		var status = new RefactoringStatus();
		var refactoring = descriptor.createRefactoring(status);
		if (refactoring != null && !status.hasFatalError()) {
			status.merge(refactoring.checkAllConditions(code.monitor()));
		}
		if (refactoring == null || status.hasError()) {
			throw new ToolException(Kind.ARGUMENTS,
					"It cannot be renamed: " + messages(status) + " Nothing was changed.");
		}
		return new Made(refactoring.createChange(code.monitor()), status.isOK() ? "" : messages(status));
	}

	private static String messages(RefactoringStatus status) {
		return String.join(" ", Arrays.stream(status.getEntries()).map(RefactoringStatusEntry::getMessage).distinct()
				.limit(MOST_NAMED).toList());
	}

	private static String refactoring(IJavaElement element) throws JavaModelException, ToolException {
		return switch (element) {
			case IType type -> IJavaRefactorings.RENAME_TYPE;
			case IMethod method -> IJavaRefactorings.RENAME_METHOD;
			case IField field when field.isEnumConstant() -> IJavaRefactorings.RENAME_ENUM_CONSTANT;
			case IField field -> IJavaRefactorings.RENAME_FIELD;
			case ILocalVariable variable -> IJavaRefactorings.RENAME_LOCAL_VARIABLE;
			case ITypeParameter parameter -> IJavaRefactorings.RENAME_TYPE_PARAMETER;
			case IPackageFragment fragment -> IJavaRefactorings.RENAME_PACKAGE;
			default -> throw new ToolException(Kind.ARGUMENTS,
					element.getElementName() + " is no type, method, field, variable or package.");
		};
	}

	private static void collect(Change change, List<FileEdit> edits, JavaCode code) throws CoreException {
		switch (change) {
			case TextFileChange text -> {
				var before = text.getCurrentContent(code.monitor());
				edits.add(new FileEdit(text.getFile(), new FileText(before, StandardCharsets.UTF_8, false, true),
						Splices.of(text.getEdit(), before)));
			}
			case CompositeChange composite -> {
				for (var child : composite.getChildren()) {
					collect(child, edits, code);
				}
			}
			default -> {
				// a file that gets another name, and its type with it
			}
		}
	}

	/** JDT would mix what is saved with what is not. */
	private static void requireSaved(IFile file) throws ToolException {
		var buffer = FileBuffers.getTextFileBufferManager().getTextFileBuffer(file.getFullPath(), LocationKind.IFILE);
		if (buffer != null && buffer.isDirty()) {
			throw new ToolException(Kind.DENIED, WorkspaceFiles.name(file)
					+ " has changes that are not saved. Ask the user to save it. Nothing was changed.");
		}
	}

	@Override
	public ToolPermission permission(Arguments arguments, ToolContext context, Cancellation cancellation)
			throws ToolException, CoreException {
		var planned = asked(arguments, context, cancellation);
		var effects = planned.files().stream()
				.<Effect>map(file -> new Effect.Edit(WorkspaceFiles.name(file), true)).toList();
		return approvals.permission(context, effects,
				planned.name() + " → " + arguments.text("new_name").strip(), planned.diff());
	}

	@Override
	public void decided(Arguments arguments, ToolContext context, ToolDecision decision) {
		approvals.remember(context, "", decision);
		if (!(decision instanceof ToolDecision.Approved)) {
			prepared.forget();
		}
	}

	@Override
	public ToolOutcome run(Arguments arguments, Run run) throws ToolException, CoreException {
		var planned = planned(arguments, run);
		var before = new LinkedHashMap<IFile, FileImage>();
		for (var file : planned.files()) {
			if (file.exists()) {
				EditableFile.makeWritable(file);
			}
			before.put(file, FileImage.of(file));
		}
		var problems = NewProblems.before(run.context(),
				planned.files().stream().map(IFile::getProject).filter(IProject::isAccessible).distinct().toList());
		var name = arguments.text("new_name").strip();
		UndoableChange.perform(
				new CompositeChange(NLS.bind(Messages.RenameTool_undo, planned.name(), name),
						new Change[]{planned.change()}),
				ResourcesPlugin.getWorkspace().getRoot(), run.cancellation());
		for (var entry : before.entrySet()) {
			checkpoints.record(run.context(), run.callId(), entry.getKey(), entry.getValue(),
					FileImage.of(entry.getKey()));
		}
		var touched = new ArrayList<>(
				planned.edits().stream().map(edit -> edit.path() + " (" + edit.splices().size() + ")")
						.toList());
		planned.moved().forEach(file -> touched
				.add(WorkspaceFiles.name(file.to()) + " (which was "
						+ (file.from().getParent().equals(file.to().getParent())
								? file.from().getName()
								: WorkspaceFiles.name(file.from()))
						+ ")"));
		var result = new StringBuilder("Renamed ").append(planned.name()).append(" to ").append(name).append(" in ")
				.append(touched.size()).append(touched.size() == 1 ? " file: " : " files: ")
				.append(String.join(", ", touched.reversed().stream().limit(MOST_NAMED).toList()))
				.append(touched.size() > MOST_NAMED ? ", …." : ".");
		if (!planned.warnings().isEmpty()) {
			result.append(" Eclipse warns: ").append(planned.warnings());
		}
		result.append(problems.afterBuild(run.cancellation()));
		return new ToolOutcome.Done(List.of(new ToolOutcome.Part.Text(result.toString())),
				new ToolView(ToolView.DIFF, planned.diff()));
	}
}
