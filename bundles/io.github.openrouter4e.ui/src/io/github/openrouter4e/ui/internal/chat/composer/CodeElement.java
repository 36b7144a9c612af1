package io.github.openrouter4e.ui.internal.chat.composer;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;

import java.nio.file.Path;

import org.eclipse.core.resources.IResource;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;

/**
 * A part of a source file as the Outline view shows it: a type, a method or a field of JDT, a function of CDT. Both have the
 * methods {@code getElementName} and {@code getSource}, which are called by reflection, as neither needs to be installed.
 */
final class CodeElement {

	private static final String NAME = "getElementName"; //$NON-NLS-1$
	private static final String SOURCE = "getSource"; //$NON-NLS-1$

	private static final String FILE = "getResource"; //$NON-NLS-1$

	private final Object element;
	private final String name;

	private CodeElement(Object element, String name) {
		this.element = element;
		this.name = name;
	}

	/** @return null if the object is no such element */
	static @Nullable CodeElement of(@Nullable Object element) {
		if (element == null) {
			return null;
		}
		try {
			element.getClass().getMethod(SOURCE);
			return element.getClass().getMethod(NAME).invoke(element) instanceof String name
					? new CodeElement(element, name)
					: null;
		} catch (@SuppressWarnings("unused") NoSuchMethodException | IllegalAccessException
				| InvocationTargetException e) {
			return null;
		}
	}

	String name() {
		return name;
	}

	/** The file that it is in; null if that is not known. */
	@Nullable
	IResource file() {
		try {
			return element.getClass().getMethod(FILE).invoke(element) instanceof IResource file ? file : null;
		} catch (@SuppressWarnings("unused") ReflectiveOperationException e) {
			return null;
		}
	}

	/**
	 * Reads the source; not for the UI thread.
	 *
	 * @param file         that it is in; null if that is not known
	 * @param surroundings of the file
	 */
	AttachmentReader.Result read(@Nullable Path file, AttachmentReader.@Nullable Surroundings surroundings) {
		try {
			if (element.getClass().getMethod(SOURCE).invoke(element) instanceof String text && !text.isBlank()) {
				var attachment = new Attachment.TextFile(name, text);
				var read = new AttachmentReader.Result.Read(attachment, "", ""); //$NON-NLS-1$ //$NON-NLS-2$
				var doubt = file == null || surroundings == null
						? null
						: AttachmentReader.doubt(file, false, String.valueOf(file.getFileName()), surroundings);
				var reason = doubt == null ? AttachmentReader.doubt(attachment) : doubt;
				return reason == null
						? read
						: new AttachmentReader.Result.Doubtful(read,
								NLS.bind(Messages.AttachmentReader_refusedDoubtful, name, reason));
			}
		} catch (@SuppressWarnings("unused") ReflectiveOperationException | IOException e) {
			// without source, as in a library
		}
		return new AttachmentReader.Result.Refused(NLS.bind(Messages.AttachmentSources_refusedMissing, name));
	}
}
