package io.github.openrouter4e.agent.edit;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.osgi.service.component.annotations.Component;

import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolDecision;
import io.github.openrouter4e.chat.tools.ToolPermission;
import io.github.openrouter4e.chat.tools.ToolQuestion;
import io.github.openrouter4e.chat.tools.ToolTraits.Effect;

/**
 * What the user has agreed to beyond a single edit, for all tools that change files. Kept until Eclipse ends. Thread-safe.
 */
@Component(service = EditApprovals.class)
public final class EditApprovals {

	/** All edits of this file in the conversation. */
	private static final String FILE = "file"; //$NON-NLS-1$
	/** All edits that can be taken back in the conversation. */
	private static final String CONVERSATION = "conversation"; //$NON-NLS-1$

	private static final String EVERY_FILE = ""; //$NON-NLS-1$

	/** Id of the conversation, a line feed, and the path or {@link #EVERY_FILE}. */
	private final Set<String> agreed = ConcurrentHashMap.newKeySet();

	/**
	 * Whether an edit may be made, or the question whether it may.
	 *
	 * @param diff   what it changes
	 * @param unsafe whether the user is asked each time
	 */
	public ToolPermission permission(ToolContext context, String path, String diff, boolean unsafe) {
		if (unsafe) {
			return new ToolPermission.Ask(new ToolQuestion(Effect.EDIT_UNSAFE, path, diff, List.of()));
		}
		return covers(context, path)
				? ToolPermission.ALLOWED
				: new ToolPermission.Ask(new ToolQuestion(Effect.EDIT, path, diff, List.of(FILE, CONVERSATION)));
	}

	private boolean covers(ToolContext context, String path) {
		return agreed.contains(key(context, EVERY_FILE)) || agreed.contains(key(context, path));
	}

	/** The user has decided about an edit of this file. */
	public void remember(ToolContext context, String path, ToolDecision decision) {
		if (decision instanceof ToolDecision.Approved(var choice) && choice != null) {
			agreed.add(key(context, CONVERSATION.equals(choice) ? EVERY_FILE : path));
		}
	}

	private static String key(ToolContext context, String path) {
		return context.conversationId() + '\n' + path;
	}
}
