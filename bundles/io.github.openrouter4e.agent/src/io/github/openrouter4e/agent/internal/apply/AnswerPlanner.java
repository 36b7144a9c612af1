package io.github.openrouter4e.agent.internal.apply;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.agent.apply.AnswerChanges.Refusal;
import io.github.openrouter4e.agent.apply.CodeBlock;
import io.github.openrouter4e.storage.WellFormed;

/**
 * Which code of an answer goes to which file, in which order, and what of it is refused. Pure but for what it is given.
 *
 * @param <F> a file
 */
final class AnswerPlanner<F> {

	/** Characters of the code by which a block without a file is known. */
	private static final int MOST_SHOWN = 40;

	/** The files. */
	interface Files<F> {
		/**
		 * The one that a block is for.
		 *
		 * @return empty if it names none
		 * @throws CoreException with the reason why there is none
		 */
		Optional<F> target(CodeBlock block) throws CoreException;

		/** As the user is told. */
		String name(F file);

		/**
		 * The text, "" for one that would be created.
		 *
		 * @throws CoreException with the reason why it is not changed
		 */
		String read(F file) throws CoreException;

		/** {@return a text of the file with the code in its place} */
		String placed(F file, String text, CodeBlock block) throws CoreException;
	}

	/**
	 * The blocks for one file, one after the other.
	 *
	 * @param before its text now; "" if it would be created
	 * @param after  its text with all that could be placed
	 */
	record Draft<F>(F file, String before, String after) {
	}

	private final Files<F> files;
	private final LinkedHashMap<F, Draft<F>> drafts = new LinkedHashMap<>();
	private final List<Refusal> refusals = new ArrayList<>();

	AnswerPlanner(Files<F> files) {
		this.files = files;
	}

	/** Whether the code is for several files, or comes in several blocks. */
	static boolean isForSeveral(List<CodeBlock> blocks) {
		var parts = 0;
		for (var block : blocks) {
			for (var part : FileParts.of(block)) {
				parts += isForFile(part.block()) ? 1 : 0;
			}
		}
		return parts > 1;
	}

	private static boolean isForFile(CodeBlock block) {
		return !NamedFiles.of(block).isEmpty() || Changes.isDifference(block.code())
				|| Changes.isSearchAndReplace(block.code());
	}

	/** Adds what a block does. */
	void add(CodeBlock block) {
		for (var part : FileParts.of(block)) {
			var name = name(part.block());
			switch (part.kind()) {
				case WRITES -> write(part.block(), name);
				case DELETES -> refuse(name, Messages.AnswerPlanner_deletes);
				case MOVES -> refuse(name, Messages.AnswerPlanner_moves);
			}
		}
	}

	private void write(CodeBlock block, String shown) {
		var name = shown;
		try {
			var target = files.target(block);
			if (target.isEmpty()) {
				if (isForFile(block) || !NamedFiles.isCommand(block)) {
					refuse(name, Messages.AnswerPlanner_unnamed);
				}
				return;
			}
			var file = target.get();
			name = files.name(file);
			var known = drafts.get(file);
			var draft = known == null ? read(file) : known;
			drafts.put(file, new Draft<>(file, draft.before(), files.placed(file, draft.after(), block)));
		} catch (CoreException e) {
			refuse(name, e.getStatus().getMessage());
		}
	}

	private Draft<F> read(F file) throws CoreException {
		var text = files.read(file);
		return new Draft<>(file, text, text);
	}

	/** Adds a reason why something is not used. @param name the file, or the beginning of the code */
	void refuse(String name, String reason) {
		refusals.add(new Refusal(name, reason));
	}

	private static String name(CodeBlock block) {
		var outside = NamedFiles.outside(block);
		var paths = outside.isEmpty() ? NamedFiles.of(block) : outside;
		if (!paths.isEmpty()) {
			return paths.getFirst();
		}
		var first = block.code().lines().filter(line -> !line.isBlank()).findFirst().orElse("").strip(); //$NON-NLS-1$
		var shown = WellFormed.shortened(first, MOST_SHOWN);
		var language = NamedFiles.language(block);
		return language.isEmpty() ? shown : NLS.bind(Messages.AnswerPlanner_code, language, shown);
	}

	/** What changes or creates files, in the order of the answer. */
	List<Draft<F>> drafts() {
		return drafts.values().stream().filter(draft -> !draft.after().equals(draft.before())).toList();
	}

	/** What is not used, in the order of the answer. */
	List<Refusal> refusals() {
		return List.copyOf(refusals);
	}
}
