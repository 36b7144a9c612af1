package io.github.openrouter4e.ui;

import java.util.List;
import java.util.concurrent.Callable;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.Attachment;

/**
 * Reads what views show and what is no file, when the user drags it into the chat: problems, members of types, tests, values. An
 * OSGi service.
 */
public interface ElementReader {

	/**
	 * Takes down what is needed to read the elements later. On the UI thread, so no more than that.
	 *
	 * @param elements of one view
	 * @return to be called off the UI thread: what is attached, without what is kept from models; fails with a
	 *         {@link CoreException} whose message is for the user, if there is nothing. Null if no element is known
	 */
	@Nullable
	Callable<List<Attachment>> reading(List<?> elements);
}
