package io.github.openrouter4e.agent.approval;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.eclipse.core.resources.ResourcesPlugin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.agent.policy.Effect;
import io.github.openrouter4e.agent.policy.Policy;
import io.github.openrouter4e.agent.policy.Rule;
import io.github.openrouter4e.agent.policy.Situation;
import io.github.openrouter4e.agent.policy.VisibleText;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolDecision;
import io.github.openrouter4e.chat.tools.ToolPermission;
import io.github.openrouter4e.chat.tools.ToolQuestion;
import io.github.openrouter4e.chat.tools.ToolTraits;

/**
 * Asks the policy about what tools run, and remembers what the user agrees to. For the tools of all bundles. Thread-safe.
 */
@Component(service = Approvals.class)
public final class Approvals {

	/** Something that the user can choose. @param kept for good, else for the conversation */
	private record Choice(String word, Rule rule, boolean kept) {
	}

	private final RuleBook rules;

	/** @param rules what the user has agreed to */
	@Activate
	public Approvals(@Reference RuleBook rules) {
		this.rules = rules;
	}

	/**
	 * Whether something may happen, or the question whether it may.
	 *
	 * @param details   exactly what happens, for the user
	 * @param sandboxed whether it is a command that is confined
	 */
	public ToolPermission permission(ToolContext context, Effect effect, String details, boolean sandboxed) {
		var verdict = Policy.decide(effect, situation(context, effect, sandboxed));
		return switch (verdict.decision()) {
			case ALLOW -> new ToolPermission.Allowed(verdict.why());
			case DENY -> new ToolPermission.Forbidden("This is never allowed: " + verdict.why() //$NON-NLS-1$
					+ ". Do it another way, or ask the user to do it."); //$NON-NLS-1$
			case ASK -> new ToolPermission.Ask(new ToolQuestion(traits(effect), VisibleText.of(subject(effect)),
					VisibleText.of(details), choices(verdict.offered()).stream().map(Choice::word).toList()));
		};
	}

	/** The user has decided about what {@link #permission} asked. */
	public void decided(ToolContext context, Effect effect, boolean sandboxed, ToolDecision decision) {
		if (!(decision instanceof ToolDecision.Approved(var word)) || word == null) {
			return;
		}
		var asked = situation(context, effect, sandboxed).with(Set.of()); // by now somebody may have agreed elsewhere
		for (var choice : choices(Policy.decide(effect, asked).offered())) {
			if (choice.word().equals(word)) {
				if (choice.kept()) {
					rules.remember(choice.rule());
				} else {
					rules.remember(context.conversationId(), choice.rule());
				}
			}
		}
	}

	private Situation situation(ToolContext context, Effect effect, boolean sandboxed) {
		var workspace = ResourcesPlugin.getWorkspace();
		var roots = new ArrayList<String>();
		for (var project : workspace.getRoot().getProjects()) {
			var location = project.getLocation();
			if (location != null && (context.scope().isEmpty() || context.scope().contains(project.getName()))) {
				roots.add(location.toOSString());
			}
		}
		return new Situation(rules.agreed(context.conversationId()), context.foreign(), sandboxed,
				workspace.isAutoBuilding(), roots,
				effect instanceof Effect.Command command ? path -> isWithheld(context, command, path) : path -> false);
	}

	/** Whether a word of a command is the path of a file that models must not see. */
	private static boolean isWithheld(ToolContext context, Effect.Command command, String word) {
		try {
			var file = Path.of(command.folder()).resolve(word).normalize();
			if (!Files.isRegularFile(file)) {
				return false;
			}
			var visible = new WorkspaceFiles(context);
			for (var known : ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(file.toUri())) {
				if (known.getProject().isAccessible() && visible.withheld(known).isPresent()) {
					return true;
				}
			}
			return false;
		} catch (@SuppressWarnings("unused") InvalidPathException e) {
			return false; // no word that can be a path
		}
	}

	/** Not every rule in every scope: a card with twelve buttons is not read. */
	@SuppressWarnings("nls") // words between us and the user interface
	private static List<Choice> choices(List<Rule> offered) {
		var choices = new ArrayList<Choice>();
		for (var rule : offered) {
			if (rule.kind() != Rule.Kind.COMMAND_PREFIX) {
				choices.add(new Choice("this:conversation", rule, false));
				choices.add(new Choice("this:always", rule, true));
			}
		}
		var prefixes = offered.stream().filter(rule -> rule.kind() == Rule.Kind.COMMAND_PREFIX).toList();
		if (!prefixes.isEmpty()) {
			var shortest = prefixes.getFirst();
			choices.add(new Choice("prefix:conversation:" + VisibleText.of(shortest.subject()), shortest, false));
			choices.add(new Choice("prefix:always:" + VisibleText.of(shortest.subject()), shortest, true));
			if (prefixes.size() > 1) {
				var longest = prefixes.getLast();
				choices.add(new Choice("prefix:always:" + VisibleText.of(longest.subject()), longest, true));
			}
		}
		return choices;
	}

	private static ToolTraits.Effect traits(Effect effect) {
		return switch (effect) {
			case Effect.Read read -> ToolTraits.Effect.READ;
			case Effect.ReadOutside outside -> ToolTraits.Effect.READ_OUTSIDE;
			case Effect.Edit edit -> edit.restorable() ? ToolTraits.Effect.EDIT : ToolTraits.Effect.EDIT_UNSAFE;
			case Effect.Delete delete -> ToolTraits.Effect.EDIT;
			case Effect.Build build -> ToolTraits.Effect.RUN;
			case Effect.Launch launch -> ToolTraits.Effect.RUN;
			case Effect.Command command -> ToolTraits.Effect.COMMAND;
			case Effect.Network network -> ToolTraits.Effect.NETWORK;
		};
	}

	private static String subject(Effect effect) {
		return switch (effect) {
			case Effect.Read(var path, var withheld) -> path;
			case Effect.ReadOutside(var path) -> path;
			case Effect.Edit(var path, var restorable) -> path;
			case Effect.Delete(var paths) -> String.join(", ", paths); //$NON-NLS-1$
			case Effect.Build() -> ""; //$NON-NLS-1$
			case Effect.Launch(var name) -> name;
			case Effect.Command command -> command.text();
			case Effect.Network(var host, var tool) -> host;
		};
	}
}
