package io.github.openrouter4e.agent.internal.apply;

import java.util.List;

import io.github.openrouter4e.agent.apply.CodeBlock;
import io.github.openrouter4e.agent.edit.Elision;
import io.github.openrouter4e.agent.edit.Splice;
import io.github.openrouter4e.agent.internal.match.EditMatcher;
import io.github.openrouter4e.agent.internal.match.Replacement;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;

/** Where code belongs in a text. Pure. */
final class CodePlace {

	private CodePlace() {}

	/** A place, or why there is none. */
	sealed interface Result {
		/** @param splices in the order of the text, without overlaps */
		record Found(List<Splice> splices) implements Result {
		}

		/** @param detail for {@link Problem#ELIDED} the line that stands for others */
		record None(Problem problem, String detail) implements Result {
		}
	}

	/** Why there is no place. */
	enum Problem {
		/** The code does not say where it belongs. */
		UNKNOWN,
		/** What it changes is not there. */
		MISSING,
		/** What it changes is there several times. */
		SEVERAL,
		/** It leaves lines out. */
		ELIDED,
		/** The changes cannot be read. */
		UNREADABLE,
		/** It is there already. */
		DONE
	}

	/** @param name of the file */
	static Result find(String name, String text, CodeBlock block) {
		var code = block.code();
		var isDifference = Changes.isDifference(code);
		if (!isDifference && !Changes.isSearchAndReplace(code)) {
			return Elision.isIn(code)
					? new Result.None(Problem.ELIDED, Elision.in(code))
					: WholeFile.is(name, text, code) ? whole(text, code) : none(Problem.UNKNOWN);
		}
		var changes = isDifference ? Changes.ofDifference(code) : Changes.ofSearchAndReplace(code);
		for (var change : changes) {
			var elision = Elision.added(change.old(), change.text());
			if (!elision.isEmpty()) {
				return new Result.None(Problem.ELIDED, elision);
			}
		}
		return changes.isEmpty() ? none(Problem.UNREADABLE) : place(text, changes);
	}

	private static Result place(String text, List<Replacement> changes) {
		try {
			return new Result.Found(new EditMatcher(text).place(changes));
		} catch (ToolException e) {
			return none(e.kind() == Kind.NOT_FOUND
					? Problem.MISSING
					: e.kind() == Kind.STALE ? Problem.DONE : Problem.SEVERAL);
		}
	}

	/** With the line ends that are there, and with an end of the last line where there was one. */
	private static Result whole(String text, String code) {
		var ended = text.endsWith("\n") && !code.endsWith("\n") ? code + "\n" : code; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		var replaced = EditMatcher.withLineEndsOf(text, ended);
		return replaced.equals(text) ? none(Problem.DONE) : new Result.Found(List.of(new Splice(0, text, replaced)));
	}

	private static Result none(Problem problem) {
		return new Result.None(problem, ""); //$NON-NLS-1$
	}
}
