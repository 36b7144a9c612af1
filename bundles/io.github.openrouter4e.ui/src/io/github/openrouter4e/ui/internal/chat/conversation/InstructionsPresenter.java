package io.github.openrouter4e.ui.internal.chat.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.chat.ConversationOptions;
import io.github.openrouter4e.chat.tools.CustomMode;
import io.github.openrouter4e.chat.tools.ProjectInstructions;
import io.github.openrouter4e.chat.tools.ProjectInstructions.Found;
import io.github.openrouter4e.chat.tools.ProjectInstructions.InstructionFile;
import io.github.openrouter4e.chat.tools.ProjectInstructions.Problem;
import io.github.openrouter4e.chat.tools.ProjectInstructions.State;
import io.github.openrouter4e.storage.Registration;
import io.github.openrouter4e.ui.internal.tasks.UiTasks;
import io.github.openrouter4e.ui.internal.transcript.ActionView;
import io.github.openrouter4e.ui.internal.transcript.Amounts;
import io.github.openrouter4e.ui.internal.transcript.NoticeView;
import io.github.openrouter4e.ui.internal.transcript.UserAction;

/**
 * Asks the user once for each project whether models are told its instruction files, and says which are used; only in
 * conversations in which the model has tools. Knows the modes that projects define, too, as they are trusted with those files. For
 * the UI thread.
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

	/**
	 * A mode of a project, for a menu.
	 *
	 * @param id   as the conversation has it
	 * @param name one or a few words
	 * @param text the name, the project and what the mode is for
	 */
	public record ModeChoice(String id, String name, String text) {
	}

	/**
	 * What projects bring for the menu of modes.
	 *
	 * @param modes    that can be chosen; who chooses one of a project that is not trusted is asked about that
	 * @param problems of the files in which they are defined
	 */
	public record ProjectModes(List<ModeChoice> modes, List<Problem> problems) {

		/** No project brings anything. */
		public static final ProjectModes NONE = new ProjectModes(List.of(), List.of());

		/** Takes copies of the lists. */
		public ProjectModes {
			modes = List.copyOf(modes);
			problems = List.copyOf(problems);
		}

		/** What is shown of a mode that was chosen. */
		public String name(String id) {
			return modes.stream().filter(mode -> mode.id().equals(id)).map(ModeChoice::name).findFirst()
					.orElse(CustomMode.slug(id));
		}
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
		tasks.fetch(() -> instructions.find(current.scope()), found -> {
			if (current.equals(options)) {
				show(found);
			}
		}, e -> show(List.of()));
	}

	private void show(List<Found> all) {
		known = all;
		var mode = options.modeOrChat();
		var hasTools = options.hasTools();
		Found open = null;
		for (var found : all) {
			var undecided = (found.state() == State.UNDECIDED || found.state() == State.CHANGED)
					&& (found.size() > 0 || !found.modes().isEmpty()); // of a file that cannot be read nothing is used
			open = undecided && hasTools && open == null ? found : open;
		}
		asked = open;
		questions.accept(open != null
				? question(open)
				: CustomMode.isId(mode) && !isThere(mode, all) ? missing(mode, all) : null);
		var used = hasTools
				? all.stream().filter(
						found -> found.state() == State.TRUSTED && found.size() > 0 && !found.isFolder()).toList()
				: List.<Found>of();
		view.showInstructions(used.isEmpty()
				? "" //$NON-NLS-1$
				: NLS.bind(Messages.InstructionsPresenter_used, used.stream().map(InstructionsPresenter::toldFiles)
						.collect(Collectors.joining(", ")), tokens(used.stream().mapToInt(Found::size).sum())), //$NON-NLS-1$
				modes(all));
	}

	private static ProjectModes modes(List<Found> all) {
		var modes = new ArrayList<ModeChoice>();
		var problems = new ArrayList<Problem>();
		for (var found : all) {
			for (var mode : found.modes()) {
				var text = NLS.bind(mode.description().isEmpty()
						? Messages.InstructionsPresenter_modePlain
						: Messages.InstructionsPresenter_mode,
						new Object[]{mode.name(), mode.project(), mode.description()});
				modes.add(new ModeChoice(mode.id(), mode.name(), found.state() == State.TRUSTED
						? text
						: NLS.bind(Messages.InstructionsPresenter_modeUntrusted, text)));
			}
			problems.addAll(found.problems());
		}
		return new ProjectModes(modes, problems);
	}

	private static boolean isThere(String mode, List<Found> all) {
		return all.stream().anyMatch(found -> found.state() == State.TRUSTED
				&& found.modes().stream().anyMatch(each -> each.id().equals(mode)));
	}

	/** Why the model has no tools though a mode is chosen. */
	private static NoticeView missing(String mode, List<Found> all) {
		var project = CustomMode.project(mode);
		var problems = all.stream().filter(found -> found.project().equals(project))
				.flatMap(found -> found.problems().stream()).map(InstructionsPresenter::text).toList();
		return new NoticeView(false,
				NLS.bind(Messages.InstructionsPresenter_modeMissing, CustomMode.slug(mode), project),
				problems.isEmpty()
						? NLS.bind(Messages.InstructionsPresenter_modeMissingText, project)
						: String.join("\n", problems), //$NON-NLS-1$
				List.of());
	}

	/** What is wrong with a file of modes, where, and what can be done. */
	public static String text(Problem problem) {
		return NLS.bind(Messages.InstructionsPresenter_modeProblem,
				new Object[]{problem.path(), problem.line(), problem.text()});
	}

	private static NoticeView question(Found found) {
		return new NoticeView(false,
				NLS.bind(found.state() == State.CHANGED
						? Messages.InstructionsPresenter_changed
						: Messages.InstructionsPresenter_found, found.project()),
				told(found),
				List.of(new ActionView(UserAction.OnProblem.USE_INSTRUCTIONS, Messages.InstructionsPresenter_use),
						new ActionView(UserAction.OnProblem.IGNORE_INSTRUCTIONS,
								Messages.InstructionsPresenter_ignore)));
	}

	/** Which files a model is told with each request, and which modes there are. */
	private static String told(Found found) {
		var modes = found.modes().stream().map(CustomMode::name).collect(Collectors.joining(", ")); //$NON-NLS-1$
		if (found.size() == 0) {
			return NLS.bind(Messages.InstructionsPresenter_onlyModes, files(found), modes);
		}
		var files = NLS.bind(found.isFolder()
				? Messages.InstructionsPresenter_filesInFolder
				: Messages.InstructionsPresenter_files, toldFiles(found), tokens(found.size()));
		return modes.isEmpty() ? files : files + ' ' + NLS.bind(Messages.InstructionsPresenter_modes, modes);
	}

	private static String toldFiles(Found found) {
		return found.files().stream().filter(file -> !file.hasModes()).map(InstructionFile::path)
				.collect(Collectors.joining(", ")); //$NON-NLS-1$
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
			tasks.send(() -> instructions.decide(found, use));
		}
	}

	/** The projects whose files the user can use, or use no more. */
	List<Choice> choices() {
		return options.hasTools()
				? known.stream().map(found -> new Choice(found.project(),
						NLS.bind(Messages.InstructionsPresenter_choice, found.project(), files(found)),
						found.state() == State.TRUSTED)).toList()
				: List.of();
	}

	/** The user chose in the menu. */
	void choose(Choice choice, boolean use) {
		known.stream().filter(found -> found.project().equals(choice.project())).findFirst()
				.ifPresent(found -> tasks.send(() -> instructions.decide(found, use)));
	}

	void dispose() {
		subscription.close();
	}
}
