package io.github.openrouter4e.editor.internal.subjects;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.eclipse.compare.CompareEditorInput;
import org.eclipse.compare.CompareViewerSwitchingPane;
import org.eclipse.compare.IEncodedStreamContentAccessor;
import org.eclipse.compare.IResourceProvider;
import org.eclipse.compare.IStreamContentAccessor;
import org.eclipse.compare.ITypedElement;
import org.eclipse.compare.structuremergeviewer.ICompareInput;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorPart;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.editor.Material;
import io.github.openrouter4e.editor.Subject;
import io.github.openrouter4e.editor.context.Sharing;
import io.github.openrouter4e.editor.internal.subjects.Versions.InRepository;
import io.github.openrouter4e.editor.internal.subjects.Versions.Version;
import io.github.openrouter4e.ui.PromptContext;

/**
 * What a compare editor shows: the selected text, and what differs. Touched only where {@code org.eclipse.compare} is.
 *
 * @param name     what the selected text is called
 * @param selected "" for none
 * @param left     null if it shows no two files
 * @param opened   the file of the side that has the focus; null if it is in none
 */
record CompareSubject(String name, String selected, @Nullable ITypedElement left, @Nullable ITypedElement right,
		@Nullable IFile opened) implements Subject {

	/** Null if it shows nothing yet. On the UI thread. */
	static @Nullable CompareSubject of(IEditorPart editor, String selected) {
		var input = editor.getEditorInput();
		var result = input instanceof CompareEditorInput compare ? compare.getCompareResult() : null;
		var side = editor.getAdapter(IEditorInput.class);
		var opened = side == null ? null : side.getAdapter(IFile.class);
		var pane = shown();
		var sides = pane != null ? pane : result instanceof ICompareInput two ? two : null;
		var left = sides == null ? null : sides.getLeft();
		var right = sides == null ? null : sides.getRight();
		if (selected.isBlank() && (left == null || right == null)) {
			return null;
		}
		var name = opened != null ? opened.getName() : left == null ? editor.getTitle() : left.getName();
		return new CompareSubject(name, selected, left, right, opened);
	}

	/**
	 * The two files that the part of the editor with the focus shows, which in a comparison of folders are those that were chosen
	 * in it; null if that is not known.
	 */
	private static @Nullable ICompareInput shown() {
		var display = Display.getCurrent();
		var at = display == null ? null : display.getFocusControl();
		while (at != null) {
			if (at instanceof CompareViewerSwitchingPane pane && pane.getInput() instanceof ICompareInput two) {
				return two;
			}
			at = at.getParent();
		}
		return null;
	}

	@Override
	public Material read(boolean agreed, IProgressMonitor monitor) throws CoreException {
		var sides = Stream.of(left, right).filter(Objects::nonNull).map(Objects::requireNonNull).toList();
		var resources = new ArrayList<IResource>();
		var versions = new ArrayList<InRepository>();
		for (var side : sides) {
			var resource = resource(side, monitor);
			var version = InRepository.of(Reflection.call(side, "getFileRevision")); //$NON-NLS-1$
			if (resource != null) {
				resources.add(resource);
			} else if (version != null) {
				versions.add(version);
			}
		}
		if (opened != null) {
			resources.add(opened);
		}
		var names = new ArrayList<>(List.of(name));
		sides.forEach(side -> names.add(side.getName()));
		var withheld = Versions.withheld(new Sharing(agreed), names, resources, versions);
		if (!withheld.isEmpty()) {
			return new Material(Material.Kind.CHANGE, List.of(), null, new PromptContext(name, "", "", "", ""), //$NON-NLS-1$//$NON-NLS-2$//$NON-NLS-3$//$NON-NLS-4$
					withheld,
					List.of());
		}
		var attachments = new ArrayList<Attachment>();
		var notes = new ArrayList<String>();
		if (!selected.isBlank()) {
			attachments.add(new Attachment.TextFile(name, TextLimit.cut(selected, name, notes)));
		}
		var former = right;
		var present = left;
		var difference = former == null || present == null
				? "" //$NON-NLS-1$
				: new Versions(version(former, monitor),
						version(present, monitor)).difference();
		if (!difference.isEmpty()) {
			var told = NLS.bind(Messages.Versions_name, name);
			attachments.add(new Attachment.PastedText(told, TextLimit.cut(difference, told, notes)));
		}
		return new Material(selected.isBlank() ? Material.Kind.CHANGE : Material.Kind.CODE, attachments, null,
				new PromptContext(name, "", "", selected.isBlank() ? difference : selected, ""), List.of(), notes); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	/** The file that a side is, or is a version of. */
	private static @Nullable IResource resource(ITypedElement side, IProgressMonitor monitor) throws CoreException {
		var own = side instanceof IResourceProvider provider
				? provider.getResource()
				: Adapters.adapt(side, IResource.class);
		if (own != null) {
			return own;
		}
		// what Git and the local history compare with
		var revision = Reflection.call(side, "getFileRevision"); //$NON-NLS-1$
		return revision == null ? null : RevisionsSubject.resource(revision, monitor);
	}

	private static Version version(ITypedElement side, IProgressMonitor monitor) throws CoreException {
		var resource = side instanceof IResourceProvider provider ? provider.getResource() : null;
		var name = Versions.name(resource, side.getName());
		if (!(side instanceof IStreamContentAccessor accessor) || ITypedElement.FOLDER_TYPE.equals(side.getType())) {
			return new Version(name, resource, ""); //$NON-NLS-1$
		}
		var charset = side instanceof IEncodedStreamContentAccessor encoded ? encoded.getCharset() : null;
		try (var contents = accessor.getContents()) {
			var text = contents == null ? "" : new String(contents.readAllBytes(), Versions.charset(charset)); //$NON-NLS-1$
			return new Version(name, resource, text);
		} catch (IOException e) {
			throw new CoreException(Status.error(String.valueOf(e.getMessage()), e));
		}
	}
}
