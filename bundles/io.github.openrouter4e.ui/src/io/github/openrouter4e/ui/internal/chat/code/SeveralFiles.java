package io.github.openrouter4e.ui.internal.chat.code;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.agent.apply.CodeBlock;
import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.markdown.FencedCode;

/**
 * Whether the code of an answer is for several files. An answer is shown again and again, so what was found out is kept: its
 * text is read only once. Thread-safe.
 */
final class SeveralFiles {

	/** Answers whose result is kept. */
	private static final int MOST = 1_000;

	private final Function<List<CodeBlock>, Optional<Boolean>> applier;
	private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
		private static final long serialVersionUID = 1;

		@Override
		protected boolean removeEldestEntry(Map.@Nullable Entry<String, Known> eldest) {
			return size() > MOST;
		}
	};

	/** @param length of the text, which tells an answer that was continued from what it was */
	private record Known(int length, boolean several) {
	}

	/** @param applier whether blocks are for several files; empty as long as there is nobody who knows */
	SeveralFiles(Function<List<CodeBlock>, Optional<Boolean>> applier) {
		this.applier = applier;
	}

	/** False as long as the answer is being received. */
	boolean isIn(Answer answer) {
		var length = answer.text().length();
		if (answer.state() == AnswerState.STREAMING || length == 0) {
			return false;
		}
		var before = known(answer.id());
		if (before != null && before.length() == length) {
			return before.several();
		}
		var text = answer.text().toString();
		var found = text.contains("```") || text.contains("~~~") //$NON-NLS-1$ //$NON-NLS-2$
				? applier.apply(blocks(FencedCode.in(text)))
				: Optional.of(false);
		found.ifPresent(several -> keep(answer.id(), new Known(length, several)));
		return found.orElse(false);
	}

	private synchronized @Nullable Known known(String id) {
		return known.get(id);
	}

	private synchronized void keep(String id, Known found) {
		known.put(id, found);
	}

	static List<CodeBlock> blocks(List<FencedCode> code) {
		return code.stream().map(block -> new CodeBlock(block.info(), block.code(), block.before())).toList();
	}
}
