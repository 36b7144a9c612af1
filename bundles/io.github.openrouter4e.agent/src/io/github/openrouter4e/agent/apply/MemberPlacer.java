package io.github.openrouter4e.agent.apply;

import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;

import io.github.openrouter4e.agent.edit.Splice;

/**
 * Knows where parts of a source file of some language belong, for example methods without the class around them. An OSGi
 * service; without one, such code is refused. Thread-safe; not for the UI thread.
 */
public interface MemberPlacer {

	/** Where code belongs, or why that is not known. */
	sealed interface Placement {
		/** @param splices in the order of the text, without overlaps; empty if all of it is there already */
		record Found(List<Splice> splices) implements Placement {
		}

		/** @param types the names of those that it could belong to: the user has to say which */
		record Unclear(List<String> types) implements Placement {
		}

		/** @param line the one that stands for code that was left out */
		record Elided(String line) implements Placement {
		}

		/** The code is no member of anything. */
		record None() implements Placement {
		}
	}

	/**
	 * Finds the places of the members that the code has: that of the one with the same name and parameters, else behind its
	 * neighbours. What the code leaves out stays as it is.
	 *
	 * @param text of the file now
	 * @param type the name of the one that the user has chosen; "" if not asked
	 * @throws CoreException if that cannot be found out
	 */
	Placement place(IFile file, String text, String code, String type) throws CoreException;
}
