package io.github.openrouter4e.editor.internal.subjects;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.eclipse.core.resources.IEncodedStorage;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IStorage;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.team.core.history.IFileRevision;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.editor.Material;
import io.github.openrouter4e.editor.Subject;
import io.github.openrouter4e.editor.context.Parts;
import io.github.openrouter4e.editor.context.Sharing;
import io.github.openrouter4e.editor.internal.subjects.Versions.InRepository;
import io.github.openrouter4e.editor.internal.subjects.Versions.Version;
import io.github.openrouter4e.ui.PromptContext;

/**
 * Versions of a file that are selected in its history: what differs between the oldest of them and the newest, or the present
 * text if it is only one. Touched only where {@code org.eclipse.team.core} is.
 */
record RevisionsSubject(List<IFileRevision> revisions) implements Subject {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT); //$NON-NLS-1$

	/** Null if there is no version among the elements. */
	static @Nullable RevisionsSubject of(List<?> elements) {
		var found = elements.stream().filter(IFileRevision.class::isInstance).map(IFileRevision.class::cast)
				.sorted(Comparator.comparingLong(IFileRevision::getTimestamp)).toList();
		return found.isEmpty() ? null : new RevisionsSubject(found);
	}

	/** The file that something is a version of; null if that is not known. */
	static @Nullable IResource resource(Object revision, IProgressMonitor monitor) throws CoreException {
		var version = InRepository.of(revision);
		if (version != null) {
			return version.resource(); // the path of its storage is only for the eye: with the commit behind the name
		}
		var storage = revision instanceof IFileRevision known ? known.getStorage(monitor) : null;
		return storage == null ? null : Versions.resource(storage.getFullPath());
	}

	@Override
	public Material read(boolean agreed, IProgressMonitor monitor) throws CoreException {
		var oldest = revisions.getFirst();
		var storage = oldest.getStorage(monitor);
		var resource = resource(oldest, monitor);
		var name = Versions.name(resource, oldest.getName());
		var withheld = Versions.withheld(new Sharing(agreed), List.of(oldest.getName()),
				resource == null ? List.of() : List.of(resource), resource == null
						? revisions.stream().map(InRepository::of).filter(Objects::nonNull).map(Objects::requireNonNull)
								.toList()
						: List.of());
		if (!withheld.isEmpty()) {
			return new Material(Material.Kind.CHANGE, List.of(), null, new PromptContext(name, "", "", "", ""), //$NON-NLS-1$//$NON-NLS-2$//$NON-NLS-3$//$NON-NLS-4$
					withheld,
					List.of());
		}
		var before = version(oldest, storage, resource);
		var after = revisions.size() > 1
				? version(revisions.getLast(), revisions.getLast().getStorage(monitor), resource)
				: resource instanceof IFile file && file.exists() ? new Version(name, file, Parts.text(file)) : before;
		var notes = new ArrayList<String>();
		var difference = new Versions(before, after).difference();
		var told = NLS.bind(Messages.Versions_name, name);
		Attachment attachment = difference.isEmpty()
				? new Attachment.TextFile(before.name(), TextLimit.cut(before.text(), before.name(), notes))
				: new Attachment.PastedText(told, TextLimit.cut(difference, told, notes));
		return new Material(difference.isEmpty() ? Material.Kind.CODE : Material.Kind.CHANGE, List.of(attachment), null,
				new PromptContext(name, "", "", difference.isEmpty() ? before.text() : difference, ""), List.of(), //$NON-NLS-1$//$NON-NLS-2$//$NON-NLS-3$
				notes);
	}

	private static Version version(IFileRevision revision, IStorage storage, @Nullable IResource resource)
			throws CoreException {
		var charset = storage instanceof IEncodedStorage encoded ? encoded.getCharset() : null;
		var name = Versions.name(resource, revision.getName());
		try (var contents = storage.getContents()) {
			return new Version(
					revision.getTimestamp() < 0
							? name
							: name + ' ' + TIME.format(
									Instant.ofEpochMilli(revision.getTimestamp()).atZone(ZoneId.systemDefault())),
					resource, new String(contents.readAllBytes(), Versions.charset(charset)));
		} catch (IOException e) {
			throw new CoreException(Status.error(String.valueOf(e.getMessage()), e));
		}
	}
}
