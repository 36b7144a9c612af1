package io.github.openrouter4e.ui.internal.diff;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

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
import io.github.openrouter4e.ui.Diff;

/** Two texts that are only read. Equal to another one that shows the same, whether or not it gets the focus. */
final class DiffInput extends CompareEditorInput {

	private final Diff diff;
	private final String title;

	DiffInput(Diff diff) {
		super(configuration(diff));
		this.diff = diff.withoutFocus();
		this.title = line(diff.title());
		setTitle(title);
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

	private static CompareConfiguration configuration(Diff diff) {
		var configuration = new CompareConfiguration();
		configuration.setLeftEditable(false);
		configuration.setRightEditable(false);
		configuration.setLeftLabel(line(diff.left().label()));
		configuration.setRightLabel(line(diff.right().label()));
		return configuration;
	}

	/** A tab and a label are one line each, and may hold the name that a model gave to a file. */
	private static String line(String text) {
		return SafeText.forDocument(text).replaceAll("\\s+", " ").strip(); //$NON-NLS-1$ //$NON-NLS-2$
	}

	String title() {
		return title;
	}

	/** Equal texts are shown too: no result would mean a dialog that says so. */
	@Override
	protected Object prepareInput(@Nullable IProgressMonitor monitor) {
		return new DiffNode(Differencer.CHANGE, null, new Text(diff.fileName(), diff.left().text()),
				new Text(diff.fileName(), diff.right().text()));
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof DiffInput input && input.diff.equals(diff);
	}

	@Override
	public int hashCode() {
		return Objects.hash(title, diff.fileName());
	}

	/** One side, as the compare editor wants it. What hides in a text, such as a bidi override, gets a visible sign. */
	private record Text(String fileName, String text) implements ITypedElement, IEncodedStreamContentAccessor {

		private static final Charset CHARSET = StandardCharsets.UTF_8;
		private static final String CRLF = "\r\n"; //$NON-NLS-1$

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
			return new ByteArrayInputStream(shown().getBytes(CHARSET));
		}

		/** Line ends are none of what hides. */
		private String shown() {
			return Arrays.stream(text.split(CRLF, -1)).map(SafeText::marked).collect(Collectors.joining(CRLF));
		}

		@Override
		public String getCharset() {
			return CHARSET.name();
		}
	}
}
