package io.github.openrouter4e.ui.internal.chat.composer;

import java.lang.reflect.InvocationTargetException;

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

	/** Reads the source; not for the UI thread. */
	AttachmentReader.Result read() {
		try {
			if (element.getClass().getMethod(SOURCE).invoke(element) instanceof String text && !text.isBlank()) {
				return new AttachmentReader.Result.Read(new Attachment.TextFile(name, text), "", ""); //$NON-NLS-1$ //$NON-NLS-2$
			}
		} catch (@SuppressWarnings("unused") ReflectiveOperationException e) {
			// without source, as in a library
		}
		return new AttachmentReader.Result.Refused(NLS.bind(Messages.AttachmentSources_refusedMissing, name));
	}
}
