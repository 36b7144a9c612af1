package io.github.openrouter4e.ui.internal.chat.mentions;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.ui.internal.chat.composer.CompletionSource;
import io.github.openrouter4e.ui.internal.chat.composer.TypedLine;

/** Completes what is written after an @. What was found for a part of a name is looked for again when more is typed. */
abstract class MentionSource implements CompletionSource {

	/** More are in no list that anybody reads. */
	static final int MOST = 200;

	/** Opens the list again, and puts text into the prompt. */
	interface Prompt {
		void replace(int from, int to, String written);

		void openList();
	}

	/**
	 * What was found.
	 *
	 * @param whole whether all that fits is there, so that there is nothing to look for when more is typed
	 */
	record Found(List<? extends Completion> completions, boolean whole) {
	}

	private record Answered(Mention mention, boolean whole) {

		/** Whether there is nothing else to find for what was typed on. */
		boolean holdsFor(Mention longer) {
			return whole && longer.kind().equals(mention.kind()) && longer.text().startsWith(mention.text());
		}
	}

	private final Prompt prompt;
	private volatile @Nullable Answered last;

	MentionSource(Prompt prompt) {
		this.prompt = prompt;
	}

	abstract Found find(Mention mention) throws InterruptedException;

	@Override
	public final char trigger() {
		return '@';
	}

	@Override
	public final List<? extends Completion> complete(TypedLine typed) throws InterruptedException {
		var mention = Mention.before(typed);
		if (mention == null) {
			last = null;
			return List.of();
		}
		var found = find(mention);
		last = new Answered(mention,
				found.whole || found.completions.isEmpty() && mention.kind().isEmpty()); // an @ may just be an @
		return found.completions;
	}

	@Override
	public final boolean wantsAgain(TypedLine typed) {
		var mention = Mention.before(typed);
		var answered = last;
		return mention != null && answered != null && mention.start() == answered.mention.start()
				&& !mention.equals(answered.mention) && !answered.holdsFor(mention);
	}

	/** One that was found for a mention. */
	abstract class Named implements Completion {

		private final Mention mention;
		private final String kind;
		private final String name;
		private final String path;

		Named(Mention mention, String kind, String name, String path) {
			this.mention = mention;
			this.kind = kind;
			this.name = name;
			this.path = path;
		}

		@Override
		public final boolean fits(TypedLine typed) {
			var now = Mention.before(typed);
			var answered = last;
			if (now == null || now.start() != mention.start() || !now.mayMean(kind)) {
				return false;
			}
			return now.equals(mention)
					|| answered != null && answered.whole && new NameQuery(now.text()).fits(name, path);
		}

		@Override
		public final void apply(TypedLine typed) {
			var now = Mention.before(typed);
			if (now != null) {
				prompt.replace(now.start(), typed.end(), Mention.written(kind, path) + ' ');
				chosen();
			}
		}

		abstract void chosen();
	}

	/** A kind, whose members are listed when it was chosen. */
	final class Kind implements Completion {

		private final Mention mention;
		private final String kind;
		private final String label;

		Kind(Mention mention, String kind, String label) {
			this.mention = mention;
			this.kind = kind;
			this.label = label;
		}

		@Override
		public String label() {
			return "@" + kind + "  \u2013  " + label; //$NON-NLS-1$ //$NON-NLS-2$
		}

		@Override
		public String details() {
			return label;
		}

		@Override
		public boolean fits(TypedLine typed) {
			return mention.equals(Mention.before(typed));
		}

		@Override
		public void apply(TypedLine typed) {
			var now = Mention.before(typed);
			if (now != null) {
				prompt.replace(now.start(), typed.end(), Mention.written(kind, "")); //$NON-NLS-1$
				prompt.openList();
			}
		}
	}
}
