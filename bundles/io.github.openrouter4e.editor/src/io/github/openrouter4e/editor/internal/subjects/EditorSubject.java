package io.github.openrouter4e.editor.internal.subjects;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IStorage;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.IAnnotationModelExtension2;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IStorageEditorInput;
import org.eclipse.ui.IURIEditorInput;
import org.eclipse.ui.texteditor.ITextEditor;

import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.editor.CodePart;
import io.github.openrouter4e.editor.Material;
import io.github.openrouter4e.editor.Subject;
import io.github.openrouter4e.ui.PromptContext;
import io.github.openrouter4e.editor.context.Parts;
import io.github.openrouter4e.editor.context.Sharing;
import io.github.openrouter4e.editor.context.TextSurroundings;
import io.github.openrouter4e.editor.internal.subjects.Versions.InRepository;

/**
 * What is selected in a text editor, or where its cursor is.
 *
 * @param file     null if it is not in the workspace
 * @param path     null if it is not on the disk either
 * @param former   what it is a version of a file in: a revision as Git and the local history have them, or a storage; null if
 *                 it is none
 * @param name     what the user and the model see
 * @param snapshot the text around
 */
record EditorSubject(@Nullable IFile file, @Nullable Path path, @Nullable Object former, String name, Snapshot snapshot)
		implements
			Subject {

	/** On each side of the selection: a copy of the whole document would take long for a large one. */
	static final int AROUND = 32_000;
	private static final int HEAD = 8_000;
	private static final int LINES_WITH_PROBLEMS = 60;

	/**
	 * The text as it was when the user ran the action.
	 *
	 * @param head      the beginning of the document
	 * @param text      the document, or as much of it as is around the selection
	 * @param whole     whether the text is the whole document
	 * @param firstLine number of the text's first line in the document, from 1
	 * @param base      offset of the text in the document
	 * @param offset    of the selection in the document
	 * @param selected  "" for a cursor; of a long selection one character more than is taken
	 * @param firstSelected number of the line in which the selection begins, from 1
	 * @param lastSelected  of the line in which it ends
	 * @param problems  near the selection
	 */
	record Snapshot(String head, String text, boolean whole, int firstLine, int base, int offset, String selected,
			int firstSelected, int lastSelected, List<Problem> problems) {
	}

	/**
	 * An error or a warning as the editor shows it.
	 *
	 * @param line from 1
	 */
	record Problem(int line, String severity, String message) {
	}

	/** Takes down what an editor shows; null if it has no text. On the UI thread. */
	static @Nullable EditorSubject of(ITextEditor editor, ITextSelection selection) {
		return of(editor, document -> new Region(selection.getOffset(), selection.getLength()));
	}

	/** The same for a place, wherever the cursor is. */
	static @Nullable EditorSubject at(ITextEditor editor, int offset) {
		return of(editor, document -> new Region(offset, 0));
	}

	/**
	 * The same for one line, wherever the cursor is.
	 *
	 * @param line from 0
	 */
	static @Nullable EditorSubject ofLine(ITextEditor editor, int line) {
		return of(editor, document -> document.getLineInformation(line));
	}

	/** Where something is in a document. */
	private interface Place {
		IRegion in(IDocument document) throws BadLocationException;
	}

	private static @Nullable EditorSubject of(ITextEditor editor, Place place) {
		var input = editor.getEditorInput();
		var provider = editor.getDocumentProvider();
		var document = provider == null ? null : provider.getDocument(input);
		if (provider == null || document == null) {
			return null;
		}
		var file = input.getAdapter(IFile.class);
		try {
			var region = place.in(document);
			return new EditorSubject(file, path(input), former(input),
					file == null ? input.getName() : WorkspaceFiles.name(file),
					snapshot(document, provider.getAnnotationModel(input), region.getOffset(), region.getLength()));
		} catch (@SuppressWarnings("unused") BadLocationException | CoreException e) {
			return null; // the document changed, or the version was deleted, while the menu was open
		}
	}

	private static @Nullable Object former(IEditorInput input) throws CoreException {
		var revision = Reflection.call(input, "getFileRevision"); //$NON-NLS-1$
		return revision == null && input instanceof IStorageEditorInput stored ? stored.getStorage() : revision;
	}

	private static @Nullable Path path(IEditorInput input) {
		return input instanceof IURIEditorInput uri && uri.getURI() != null && "file".equals(uri.getURI().getScheme()) //$NON-NLS-1$
				? Path.of(uri.getURI())
				: null;
	}

	static Snapshot snapshot(IDocument document, @Nullable IAnnotationModel annotations, int offset, int length)
			throws BadLocationException {
		var end = offset + Math.min(length, TextLimit.LONGEST + 1); // one more tells that there is more
		var first = document.getLineOfOffset(Math.max(0, offset - AROUND));
		var last = document.getLineOfOffset(Math.min(document.getLength(), end + AROUND));
		// a single line may be the whole file: then the line is cut as well
		var base = Math.max(document.getLineOffset(first), offset - 2 * AROUND);
		var until = Math.min(document.getLineOffset(last) + document.getLineLength(last), end + 2 * AROUND);
		var firstSelected = document.getLineOfOffset(offset);
		var lastSelected = document.getLineOfOffset(length == 0 ? offset : offset + length - 1);
		return new Snapshot(document.get(0, Math.min(HEAD, document.getLength())), document.get(base, until - base),
				base == 0 && until == document.getLength(), first + 1, base, offset,
				document.get(offset, end - offset), firstSelected + 1, lastSelected + 1,
				annotations == null ? List.of() : problems(document, annotations, firstSelected, lastSelected));
	}

	private static List<Problem> problems(IDocument document, IAnnotationModel annotations, int first, int last)
			throws BadLocationException {
		var from = document.getLineOffset(Math.max(0, first - LINES_WITH_PROBLEMS));
		var to = document.getLineOffset(Math.min(document.getNumberOfLines() - 1, last + LINES_WITH_PROBLEMS));
		var near = annotations instanceof IAnnotationModelExtension2 extension
				? extension.getAnnotationIterator(from, to - from, true, true)
				: annotations.getAnnotationIterator();
		var found = new ArrayList<Problem>();
		while (near.hasNext()) {
			if (near.next() instanceof Annotation annotation && !annotation.isMarkedDeleted()) {
				var severity = severity(annotation);
				Position position = annotations.getPosition(annotation);
				var message = annotation.getText();
				if (severity != null && position != null && !position.isDeleted() && message != null
						&& position.getOffset() >= from && position.getOffset() <= to) {
					var problem = new Problem(document.getLineOfOffset(position.getOffset()) + 1, severity, message);
					if (!found.contains(problem)) { // the builder and the editor find the same ones
						found.add(problem);
					}
				}
			}
		}
		return found;
	}

	private static @Nullable String severity(Annotation annotation) {
		var type = String.valueOf(annotation.getType());
		return type.endsWith(".error") ? "error" : type.endsWith(".warning") ? "warning" : null; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
	}

	@Override
	public Material read(boolean agreed, IProgressMonitor monitor) throws CoreException {
		var withheld = withheld(new Sharing(agreed), monitor);
		if (!withheld.isEmpty()) {
			return new Material(Material.Kind.CODE, List.of(), null,
					new PromptContext("", "", "", "", ""), withheld, List.of()); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
		}
		var known = file;
		var structured = known == null
				? Optional.<CodePart>empty()
				: Parts.structured(known, firstOfSelection(), monitor);
		return material(snapshot, name, known == null ? "" : Parts.project(known), //$NON-NLS-1$
				structured.orElseGet(() -> surroundings(snapshot)), whole());
	}

	/** A selection of lines begins with the indentation, in which no structure knows a method. */
	private int firstOfSelection() {
		var selected = snapshot.selected();
		return snapshot.offset() + selected.length() - selected.stripLeading().length();
	}

	static CodePart surroundings(Snapshot snapshot) {
		var start = snapshot.offset() - snapshot.base();
		return TextSurroundings.around(snapshot.head(), snapshot.text(), snapshot.firstLine(), start,
				start + snapshot.selected().length());
	}

	private String whole() throws CoreException {
		var known = file;
		return snapshot.whole() ? snapshot.text() : known == null ? "" : Parts.text(known); //$NON-NLS-1$
	}

	private List<String> withheld(Sharing sharing, IProgressMonitor monitor) throws CoreException {
		var known = file;
		var elsewhere = path;
		var version = former;
		if (known == null && elsewhere == null && version != null) {
			return withheld(sharing, version, monitor);
		}
		var reason = known != null
				? sharing.withheld(known)
				: elsewhere != null ? sharing.withheld(elsewhere, name) : sharing.withheld(name);
		return reason == null ? List.of() : List.of(reason);
	}

	private List<String> withheld(Sharing sharing, Object version, IProgressMonitor monitor) throws CoreException {
		var storage = version instanceof IStorage stored ? stored : null;
		var resource = storage != null
				? Versions.resource(storage.getFullPath())
				: RevisionsSubject.resource(version, monitor);
		var inRepository = resource == null ? InRepository.of(version) : null;
		var own = storage != null ? storage.getName() : Reflection.call(version, "getName"); //$NON-NLS-1$
		return Versions.withheld(sharing, own instanceof String told ? List.of(told, name) : List.of(name),
				resource == null ? List.of() : List.of(resource),
				inRepository == null ? List.of() : List.of(inRepository));
	}

	/**
	 * What is sent.
	 *
	 * @param around the method or the lines around
	 * @param whole  the text of the document
	 */
	static Material material(Snapshot snapshot, String name, String project, CodePart around, String whole) {
		var selected = snapshot.selected();
		var first = snapshot.firstSelected();
		var last = snapshot.lastSelected();
		var attachments = new ArrayList<Attachment>();
		var notes = new ArrayList<String>();
		var isWhole = first <= around.firstLine() && around.lastLine() <= last;
		PromptContext context;
		if (selected.isBlank()) {
			attachments.add(Parts.attachment(name, around));
			context = new PromptContext(name, project, whole, around.code(),
					Parts.range(around.firstLine(), around.lastLine()));
		} else {
			var selectionName = Parts.name(name, first, last);
			var taken = TextLimit.cut(selected, selectionName, notes);
			if (isWhole && first == around.firstLine() && last == around.lastLine()) {
				attachments.add(Parts.attachment(name, around)); // the same lines, and what they are in
			} else {
				attachments.add(new Attachment.TextFile(selectionName, taken));
				if (!isWhole) {
					attachments.add(Parts.attachment(name, around));
				}
			}
			context = new PromptContext(name, project, whole, taken, Parts.range(first, last));
		}
		var from = selected.isBlank() ? around.firstLine() : first;
		var to = selected.isBlank() ? around.lastLine() : last;
		return new Material(Material.Kind.CODE, attachments, problems(snapshot, name, from, to), context, List.of(),
				notes);
	}

	private static @Nullable Attachment problems(Snapshot snapshot, String name, int from, int to) {
		var text = new StringBuilder();
		for (var problem : snapshot.problems()) {
			if (from <= problem.line() && problem.line() <= to) {
				text.append(problem.severity()).append(' ').append(name).append(':').append(problem.line()).append(": ") //$NON-NLS-1$
						.append(problem.message()).append('\n');
			}
		}
		return text.isEmpty()
				? null
				: new Attachment.PastedText(Messages.MarkersSubject_name, text.toString().stripTrailing());
	}
}
