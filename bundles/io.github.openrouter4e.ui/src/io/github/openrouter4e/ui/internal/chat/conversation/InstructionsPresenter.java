package io.github.openrouter4e.ui.internal.chat.conversation;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.chat.ConversationOptions;
import io.github.openrouter4e.chat.tools.ProjectInstructions;
import io.github.openrouter4e.chat.tools.ProjectInstructions.Found;
import io.github.openrouter4e.chat.tools.ProjectInstructions.InstructionFile;
import io.github.openrouter4e.chat.tools.ProjectInstructions.State;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.storage.Registration;
import io.github.openrouter4e.ui.internal.tasks.UiTasks;
import io.github.openrouter4e.ui.internal.transcript.ActionView;
import io.github.openrouter4e.ui.internal.transcript.Amounts;
import io.github.openrouter4e.ui.internal.transcript.NoticeView;
import io.github.openrouter4e.ui.internal.transcript.UserAction;

/**
 * Asks the user once for each project whether models are told its instruction files, and says which are used. Only in
 * conversations in which the model has tools. For the UI thread.
 */
public final class InstructionsPresenter {

	private static final int CHARACTERS_A_TOKEN = 4;

	private final ProjectInstructions instructions;
	private final ChatPresenter.View view;
	private final UiTasks tasks;
	private final Consumer<@Nullable NoticeView> questions;
	private final Registration subscription;
	private ConversationOptions options = ConversationOptions.DEFAULTS;
	/** What the user is asked about. */
	private @Nullable Found asked;
	private List<Found> known = List.of();

	/**
	 * A project that has such files, for a menu.
	 *
	 * @param text what the user may choose
	 * @param used whether models are told them
	 */
	public record Choice(String project, String text, boolean used) {
	}

	/** @param questions shows what the user is asked beside the prompt; null for nothing */
	InstructionsPresenter(ProjectInstructions instructions, ChatPresenter.View view, UiTasks tasks,
			Consumer<@Nullable NoticeView> questions) {
		this.instructions = instructions;
		this.view = view;
		this.tasks = tasks;
		this.questions = questions;
		this.subscription = instructions.onChange(() -> tasks.ui(this::refresh));
	}

	/** Looks again: another conversation is shown, its options or the files may have changed. */
	void show(ConversationOptions shown) {
		options = shown;
		refresh();
	}

	private void refresh() {
		var current = options;
		if (current.mode() == null || ToolContext.CHAT.equals(current.mode())) {
			show(List.of());
			return;
		}
		tasks.fetch(() -> instructions.find(current.scope()), found -> {
			if (current.equals(options)) {
				show(found);
			}
		}, e -> show(List.of()));
	}

	private void show(List<Found> all) {
		known = all;
		Found open = null;
		for (var found : all) {
			var undecided = found.state() == State.UNDECIDED || found.state() == State.CHANGED;
			open = undecided && open == null ? found : open;
		}
		asked = open;
		questions.accept(open == null ? null : question(open));
		var used = all.stream().filter(found -> found.state() == State.TRUSTED).toList();
		view.showInstructions(used.isEmpty()
				? "" //$NON-NLS-1$
				: NLS.bind(Messages.InstructionsPresenter_used, used.stream().map(InstructionsPresenter::files)
						.collect(Collectors.joining(", ")), tokens(used.stream().mapToInt(Found::size).sum()))); //$NON-NLS-1$
	}

	private static NoticeView question(Found found) {
		return new NoticeView(false,
				NLS.bind(found.state() == State.CHANGED
						? Messages.InstructionsPresenter_changed
						: Messages.InstructionsPresenter_found, found.project()),
				NLS.bind(Messages.InstructionsPresenter_files, files(found), tokens(found.size())),
				List.of(new ActionView(UserAction.OnProblem.USE_INSTRUCTIONS, Messages.InstructionsPresenter_use),
						new ActionView(UserAction.OnProblem.IGNORE_INSTRUCTIONS,
								Messages.InstructionsPresenter_ignore)));
	}

	private static String files(Found found) {
		return found.files().stream().map(InstructionFile::path).collect(Collectors.joining(", ")); //$NON-NLS-1$
	}

	private static String tokens(int characters) {
		return Amounts.count((characters + CHARACTERS_A_TOKEN - 1) / CHARACTERS_A_TOKEN);
	}

	/** The user answered; what was shown counts, whatever the files are now. */
	void decide(boolean use) {
		var found = asked;
		if (found != null) {
			asked = null;
			questions.accept(null);
			tasks.background(() -> instructions.decide(found, use));
		}
	}

	/** The projects whose files the user can use, or use no more. */
	List<Choice> choices() {
		return known.stream().map(found -> new Choice(found.project(),
				NLS.bind(Messages.InstructionsPresenter_choice, found.project(), files(found)),
				found.state() == State.TRUSTED)).toList();
	}

	/** The user chose in the menu. */
	void choose(Choice choice, boolean use) {
		known.stream().filter(found -> found.project().equals(choice.project())).findFirst()
				.ifPresent(found -> tasks.background(() -> instructions.decide(found, use)));
	}

	void dispose() {
		subscription.close();
	}
}
