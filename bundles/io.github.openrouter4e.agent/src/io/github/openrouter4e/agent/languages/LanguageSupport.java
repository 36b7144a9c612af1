package io.github.openrouter4e.agent.languages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;

import io.github.openrouter4e.agent.files.Problem;

/**
 * Knows the files of a programming language. Register it as a service. Methods are called on background threads, of several
 * conversations at the same time, and change nothing.
 */
public interface LanguageSupport {

	/**
	 * Whether it knows this file.
	 *
	 * @param file need not exist
	 */
	boolean knows(IFile file);

	/**
	 * The errors that a compiler would find in the file if it had this text.
	 *
	 * @param file need not exist
	 */
	List<Problem> errors(IFile file, String text) throws CoreException;

	/**
	 * The errors that a compiler would find if several files had these texts at once. Unless overridden, each is looked at alone.
	 *
	 * @param texts by files, which need not exist
	 */
	default List<Problem> errors(Map<IFile, String> texts) throws CoreException {
		var errors = new ArrayList<Problem>();
		for (var text : texts.entrySet()) {
			errors.addAll(errors(text.getKey(), text.getValue()));
		}
		return errors;
	}

	/**
	 * The lines, from 1 and in their order, in which something begins that has a name, such as a type or a method.
	 *
	 * @param text the file's text
	 */
	List<Integer> outline(IFile file, String text) throws CoreException;
}
