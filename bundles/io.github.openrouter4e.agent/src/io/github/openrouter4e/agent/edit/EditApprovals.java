package io.github.openrouter4e.agent.edit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Component;

import io.github.openrouter4e.agent.policy.Decision;
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
		return permission(Policy.decide(new Effect.Edit(path, !unsafe), situation(context)), path, diff);
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
		var subject = paths.isEmpty() ? "" : paths.getFirst(); //$NON-NLS-1$
		for (var target : to) {
			var verdict = Policy.decide(new Effect.Edit(target, true), situation(context));
			if (verdict.decision() == Decision.DENY
					|| verdict.decision() == Decision.ASK && verdict.offered().isEmpty()) {
				return permission(verdict, subject, details);
			}
		}
		return permission(Policy.decide(new Effect.Delete(paths), situation(context)), subject, details);
	}

	/**
	 * Whether one call may change all of these, or the question whether it may. The user is asked each time if that is so for
	 * one of them.
	 *
	 * @param effects what happens, at least one
	 * @param subject what the user is asked about
	 * @param diff    what it changes
	 */
	public ToolPermission permission(ToolContext context, List<Effect> effects, String subject, String diff) {
		var asked = false;
		var once = false;
		var rules = new LinkedHashSet<String>();
		for (var effect : effects) {
			var verdict = Policy.decide(effect, situation(context));
			if (verdict.decision() == Decision.DENY) {
				return new ToolPermission.Forbidden(verdict.why());
			}
			asked |= verdict.decision() == Decision.ASK;
			once |= verdict.decision() == Decision.ASK && verdict.offered().isEmpty();
			rules.add(verdict.why());
		}
		if (!asked) {
			return new ToolPermission.Allowed(String.join(", ", rules)); //$NON-NLS-1$
		}
		return new ToolPermission.Ask(once
				? new ToolQuestion(ToolTraits.Effect.EDIT_UNSAFE, subject, diff, List.of())
				: new ToolQuestion(ToolTraits.Effect.EDIT, subject, diff,
						effects.size() == 1 && effects.getFirst() instanceof Effect.Edit
								? List.of(FILE, CONVERSATION)
								: List.of(CONVERSATION)));
	}

	private Situation situation(ToolContext context) {
		return Situation.PLAIN.with(agreed.stream()
				.filter(known -> known.conversationId().equals(context.conversationId())).map(Agreed::rule)
				.collect(Collectors.toSet()));
	}

	private static ToolPermission permission(Verdict verdict, String path, String diff) {
		return switch (verdict.decision()) {
			case ALLOW -> new ToolPermission.Allowed(verdict.why());
			case DENY -> new ToolPermission.Forbidden(verdict.why());
			case ASK -> new ToolPermission.Ask(verdict.offered().isEmpty()
					? new ToolQuestion(ToolTraits.Effect.EDIT_UNSAFE, path, diff, List.of())
					: new ToolQuestion(ToolTraits.Effect.EDIT, path, diff, List.of(FILE, CONVERSATION)));
		};
	}

	/** The user has decided about an edit of this file. */
	public void remember(ToolContext context, String path, ToolDecision decision) {
		if (decision instanceof ToolDecision.Approved(var choice) && choice != null) {
			agreed.add(new Agreed(context.conversationId(), CONVERSATION.equals(choice)
					? new Rule(Rule.Kind.EDIT)
					: new Rule(Rule.Kind.EDIT_FILE, path)));
		}
	}
}
