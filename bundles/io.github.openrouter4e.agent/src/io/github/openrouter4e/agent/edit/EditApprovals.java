package io.github.openrouter4e.agent.edit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Component;

import io.github.openrouter4e.agent.policy.Effect;
import io.github.openrouter4e.agent.policy.Policy;
import io.github.openrouter4e.agent.policy.Rule;
import io.github.openrouter4e.agent.policy.Situation;
import io.github.openrouter4e.agent.policy.Verdict;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolDecision;
import io.github.openrouter4e.chat.tools.ToolPermission;
import io.github.openrouter4e.chat.tools.ToolQuestion;
import io.github.openrouter4e.chat.tools.ToolTraits;

/**
 * What the user has agreed to beyond a single edit, for all tools that change files. Kept until Eclipse ends. Thread-safe.
 */
@Component(service = EditApprovals.class)
public final class EditApprovals {

	/** All edits of this file in the conversation. */
	private static final String FILE = "file"; //$NON-NLS-1$
	/** All edits that can be taken back in the conversation. */
	private static final String CONVERSATION = "conversation"; //$NON-NLS-1$

	private record Agreed(String conversationId, Rule rule) {
	}

	private final Set<Agreed> agreed = ConcurrentHashMap.newKeySet();

	/**
	 * Whether an edit may be made, or the question whether it may. The policy knows which files run programs.
	 *
	 * @param diff   what it changes
	 * @param unsafe whether it cannot be taken back, so that the user is asked each time
	 */
	public ToolPermission permission(ToolContext context, String path, String diff, boolean unsafe) {
		return permission(context, List.of(new Effect.Edit(path, !unsafe)), path, diff);
	}

	/**
	 * Whether files may be deleted or moved, or the question whether they may. The user is asked each time about several, and
	 * about those that run programs where they are, or where they are moved to.
	 *
	 * @param paths   at least one
	 * @param to      where they are moved to; empty if they are deleted
	 * @param details what happens
	 */
	public ToolPermission removal(ToolContext context, List<String> paths, List<String> to, String details) {
		var effects = new ArrayList<Effect>();
		to.forEach(target -> effects.add(new Effect.Edit(target, true)));
		effects.add(new Effect.Delete(paths));
		return permission(context, effects, paths.isEmpty() ? "" : paths.getFirst(), details); //$NON-NLS-1$
	}

	/**
	 * Whether one call may change all of these, or the question whether it may. The user is asked each time if that is so for
	 * one of them.
	 *
	 * @param effects what happens, at least one
	 * @param subject what the user is asked about; the path of the file if it is an edit of one
	 * @param diff    what it changes
	 */
	public ToolPermission permission(ToolContext context, List<Effect> effects, String subject, String diff) {
		var asked = new ArrayList<Verdict>();
		var rules = new LinkedHashSet<String>();
		for (var effect : effects) {
			var verdict = Policy.decide(effect, situation(context));
			switch (verdict.decision()) {
				case ALLOW -> rules.add(verdict.why());
				case ASK -> asked.add(verdict);
				case DENY -> {
					return new ToolPermission.Forbidden(verdict.why());
				}
			}
		}
		if (asked.isEmpty()) {
			return new ToolPermission.Allowed(String.join(", ", rules)); //$NON-NLS-1$
		}
		var choices = choices(asked, subject);
		return new ToolPermission.Ask(new ToolQuestion(
				choices.isEmpty() ? ToolTraits.Effect.EDIT_UNSAFE : ToolTraits.Effect.EDIT, subject, diff, choices));
	}

	/** What would allow all that is asked about, and is what {@link #remember} keeps for the subject. */
	private static List<String> choices(List<Verdict> asked, String subject) {
		var choices = new ArrayList<String>();
		for (var rule : asked.getFirst().offered()) {
			if (!asked.stream().allMatch(verdict -> verdict.offered().contains(rule))) {
				continue;
			}
			if (rule.equals(rule(FILE, subject))) {
				choices.add(FILE);
			} else if (rule.equals(rule(CONVERSATION, subject))) {
				choices.add(CONVERSATION);
			}
		}
		return choices;
	}

	private static Rule rule(String choice, String path) {
		return CONVERSATION.equals(choice) ? new Rule(Rule.Kind.EDIT) : new Rule(Rule.Kind.EDIT_FILE, path);
	}

	private Situation situation(ToolContext context) {
		return Situation.PLAIN.with(agreed.stream()
				.filter(known -> known.conversationId().equals(context.conversationId())).map(Agreed::rule)
				.collect(Collectors.toSet()));
	}

	/**
	 * The user has decided about what {@link #permission} or {@link #removal} asked.
	 *
	 * @param path the subject of the question
	 */
	public void remember(ToolContext context, String path, ToolDecision decision) {
		if (decision instanceof ToolDecision.Approved(var choice) && choice != null) {
			agreed.add(new Agreed(context.conversationId(), rule(choice, path)));
		}
	}
}
