package io.github.openrouter4e.ui.internal.diff;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;

import org.eclipse.compare.CompareConfiguration;
import org.eclipse.compare.CompareEditorInput;
import org.eclipse.compare.IEncodedStreamContentAccessor;
import org.eclipse.compare.ITypedElement;
import org.eclipse.compare.structuremergeviewer.DiffNode;
import org.eclipse.compare.structuremergeviewer.Differencer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.graphics.Image;

import io.github.openrouter4e.markdown.text.SafeText;

/** Two sides that are there at once, so that nothing has to be waited for. */
abstract class CompareInput extends CompareEditorInput {

	private final String title;
	private final ITypedElement left;
	private final ITypedElement right;

	/** @param isEditable whether the right side can be changed */
	CompareInput(String title, ITypedElement left, String leftLabel, ITypedElement right, String rightLabel,
			boolean isEditable) {
		super(configuration(leftLabel, rightLabel, isEditable));
		this.left = left;
		this.right = right;
		this.title = line(title);
		setTitle(this.title);
		prepare();
	}

	/** At once, as nothing has to be read: an editor whose input is prepared by a job may make its commands twice. */
	private void prepare() {
		try {
			run(new NullProgressMonitor());
		} catch (InvocationTargetException e) {
			throw new IllegalStateException(e); // two texts can be put beside each other
		} catch (InterruptedException e) {
			throw new CancellationException(e.getMessage()); // nobody can cancel it
		}
	}

	private static CompareConfiguration configuration(String left, String right, boolean isEditable) {
		var configuration = new CompareConfiguration();
		configuration.setLeftEditable(false);
		configuration.setRightEditable(isEditable);
		configuration.setLeftLabel(line(left));
		configuration.setRightLabel(line(right));
		return configuration;
	}

	/** A tab and a label are one line each, and may hold the name that a model gave to a file. */
	private static String line(String text) {
		return SafeText.forDocument(text).replaceAll("\\s+", " ").strip(); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** Called if no editor shows this, or none does any more. */
	void release() {
		// there is nothing that would be kept
	}

	final String title() {
		return title;
	}

	/** Equal texts are shown too: no result would mean a dialog that says so. */
	@Override
	protected final Object prepareInput(@Nullable IProgressMonitor monitor) {
		return new DiffNode(Differencer.CHANGE, null, left, right);
	}

	/** A side that is only read, as the compare editor wants it. */
	record Text(String fileName, String text) implements ITypedElement, IEncodedStreamContentAccessor {

		private static final Charset CHARSET = StandardCharsets.UTF_8;

		@Override
		public String getName() {
			return fileName;
		}

		@Override
		public @Nullable Image getImage() {
			return null;
		}

		@Override
		public String getType() {
			var dot = fileName.lastIndexOf('.');
			return dot < 0 ? ITypedElement.TEXT_TYPE : fileName.substring(dot + 1);
		}

		@Override
		public InputStream getContents() {
			return new ByteArrayInputStream(text.getBytes(CHARSET));
		}

		@Override
		public String getCharset() {
			return CHARSET.name();
		}
	}
}
