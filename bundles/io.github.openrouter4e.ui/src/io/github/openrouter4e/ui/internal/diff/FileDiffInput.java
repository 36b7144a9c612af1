package io.github.openrouter4e.ui.internal.diff;

import java.util.Objects;

import org.eclipse.compare.ISharedDocumentAdapter;
import org.eclipse.compare.ResourceNode;
import org.eclipse.compare.SharedDocumentAdapter;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.ISaveablesSource;
import org.eclipse.ui.Saveable;
import org.eclipse.ui.part.FileEditorInput;
import org.eclipse.ui.texteditor.IDocumentProvider;

import io.github.openrouter4e.ui.FileDiff;

/**
 * A file, which can be changed, beside an earlier text. It is the document that the editors of the file have, so that what is
 * not saved is there, and what is changed on either side is at once on the other. Text is neither marked nor cleaned: what is
 * copied from the earlier text goes into the file.
 */
final class FileDiffInput extends CompareInput implements ISaveablesSource {

	private final FileDiff diff;
	private final IEditorInput key;
	private final IDocumentProvider provider;
	private final @Nullable Saveable saveable;
	private boolean isReleased;

	FileDiffInput(FileDiff diff) {
		super(diff.title(), new Text(diff.file().getName(), diff.before().text()), diff.before().label(),
				new LiveFile(diff.file()), diff.label(), true);
		this.diff = diff.withoutFocus();
		key = new FileEditorInput(diff.file());
		provider = SharedDocumentAdapter.getDocumentProvider(key);
		saveable = connect();
	}

	/** Before the editor is there: the workbench asks it at once what it saves. */
	private @Nullable Saveable connect() {
		try {
			provider.connect(key);
			return new SharedFile(diff.file(), key, provider, provider.getDocument(key));
		} catch (CoreException e) {
			ILog.of(FileDiffInput.class).warn("The file is compared as it is on the disk", e); //$NON-NLS-1$
			return null;
		}
	}

	@Override
	protected void handleDispose() {
		super.handleDispose();
		release();
	}

	@Override
	void release() {
		if (saveable != null && !isReleased) {
			isReleased = true;
			provider.disconnect(key);
		}
	}

	@Override
	public Saveable[] getSaveables() {
		var shared = saveable;
		return shared == null ? new Saveable[0] : new Saveable[]{shared};
	}

	@Override
	public Saveable[] getActiveSaveables() {
		return getSaveables();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof FileDiffInput input && input.diff.equals(diff);
	}

	@Override
	public int hashCode() {
		return Objects.hash(title(), diff.file());
	}

	private static void save(IDocumentProvider provider, IEditorInput key, IDocument document, boolean overwrites,
			IProgressMonitor monitor) throws CoreException {
		try {
			provider.aboutToChange(key);
			provider.saveDocument(monitor, key, document, overwrites);
		} finally {
			provider.changed(key);
		}
	}

	/** The side that the viewers change. */
	private static final class LiveFile extends ResourceNode implements IAdaptable {

		private final SharedDocumentAdapter shared = new SharedDocumentAdapter() {
			@Override
			public void flushDocument(@Nullable IDocumentProvider provider, @Nullable IEditorInput key,
					@Nullable IDocument document, boolean overwrites) throws CoreException {
				if (provider != null && key != null && document != null) {
					save(provider, key, document, overwrites, new NullProgressMonitor());
				}
			}
		};

		LiveFile(IFile file) {
			super(file);
		}

		@Override
		@NonNullByDefault({}) // as it is overridden
		public <T> T getAdapter(Class<T> type) {
			return type == ISharedDocumentAdapter.class ? type.cast(shared) : null;
		}
	}

	/** Equal to what a text editor of the file saves, so that the workbench neither saves nor asks twice. */
	private static final class SharedFile extends Saveable {

		private final IFile file;
		private final IEditorInput key;
		private final IDocumentProvider provider;
		private final IDocument document;

		SharedFile(IFile file, IEditorInput key, IDocumentProvider provider, IDocument document) {
			this.file = file;
			this.key = key;
			this.provider = provider;
			this.document = document;
		}

		@Override
		public String getName() {
			return file.getName();
		}

		@Override
		public String getToolTipText() {
			return key.getToolTipText();
		}

		@Override
		public @Nullable ImageDescriptor getImageDescriptor() {
			return key.getImageDescriptor();
		}

		@Override
		public void doSave(@Nullable IProgressMonitor monitor) throws CoreException {
			save(provider, key, document, false, monitor == null ? new NullProgressMonitor() : monitor);
		}

		@Override
		public boolean isDirty() {
			return provider.canSaveDocument(key);
		}

		@Override
		@NonNullByDefault({}) // as it is overridden
		public <T> T getAdapter(Class<T> type) {
			return type == IDocument.class ? type.cast(document) : null;
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Saveable saveable && document == saveable.getAdapter(IDocument.class);
		}

		@Override
		public int hashCode() {
			return document.hashCode();
		}
	}
}
