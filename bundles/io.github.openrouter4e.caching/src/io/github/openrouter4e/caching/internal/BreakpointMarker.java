package io.github.openrouter4e.caching.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.AssistantMessage;
import io.github.openrouter4e.client.CacheControl;
import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.Content;
import io.github.openrouter4e.client.ContentPart;
import io.github.openrouter4e.client.Message;
import io.github.openrouter4e.client.Tool;

/**
 * Writes marks into a copy of a request.
 * <p>
 * A mark needs the parts form of a message, and it moves on with the conversation. If only marked messages had that
 * form, an earlier message would be {@code [{"type":"text",…}]} in one request and a plain string in the next; nobody
 * promises that a provider's cache takes both for the same prefix. So in a marked request every message that may ever
 * carry a mark has the parts form, marked or not, and between two requests of a conversation nothing changes in earlier
 * messages but {@code cache_control} itself, which is not part of what providers compare.
 */
public final class BreakpointMarker {

	/**
	 * A marked request.
	 *
	 * @param request the copy; without marks the original
	 * @param marks   how many marks it has
	 */
	public record Result(ChatRequest request, int marks) {
	}

	private final CacheControl mark;
	private final boolean markTools;

	/**
	 * @param mark      what to put in
	 * @param markTools whether the tools get a mark of their own
	 */
	public BreakpointMarker(CacheControl mark, boolean markTools) {
		this.mark = mark;
		this.markTools = markTools;
	}

	/** {@return a copy with marks in these messages; marks that were there before are gone} */
	public Result mark(ChatRequest request, Set<Integer> messageIndices) {
		int marks = 0;
		List<Message> messages = new ArrayList<>(request.messages().size());
		for (int i = 0; i < request.messages().size(); i++) {
			boolean marked = messageIndices.contains(i);
			marks += marked ? 1 : 0;
			messages.add(rewrite(request.messages().get(i), marked));
		}
		List<Tool> tools = new ArrayList<>(request.tools());
		marks += rewriteTools(tools) ? 1 : 0;
		return marks == 0
				? new Result(request, 0)
				: new Result(request.toBuilder().messages(messages).tools(tools).build(), marks);
	}

	private Message rewrite(Message message, boolean marked) {
		var content = switch (message.content()) {
			case Content.Plain plain -> rewrite(message, plain, marked);
			case Content.Parts several -> rewrite(several, marked);
		};
		return content == message.content() ? message : message.withContent(content);
	}

	/** Blank texts stay as they are, as they never carry a mark; so do answers. */
	private Content rewrite(Message message, Content.Plain plain, boolean marked) {
		if (message instanceof AssistantMessage || plain.text().isBlank()) {
			return plain;
		}
		return new Content.Parts(List.of(new ContentPart.Text(plain.text(), marked ? mark : null)));
	}

	private Content rewrite(Content.Parts several, boolean marked) {
		List<ContentPart> parts = new ArrayList<>(several.parts());
		int at = marked ? CacheableParts.markedPart(parts) : CacheableParts.NOWHERE;
		boolean changed = false;
		for (int i = 0; i < parts.size(); i++) {
			CacheControl wanted = i == at ? mark : null;
			if (parts.get(i) instanceof ContentPart.Text text && differs(text.cacheControl(), wanted)) {
				parts.set(i, new ContentPart.Text(text.text(), wanted));
				changed = true;
			}
		}
		return changed ? new Content.Parts(parts) : several;
	}

	private boolean rewriteTools(List<Tool> tools) {
		boolean marked = false;
		for (int i = tools.size() - 1; i >= 0; i--) {
			// tools that OpenRouter runs cannot carry a mark; the last function covers all before it
			if (tools.get(i) instanceof Tool.Function function) {
				CacheControl wanted = markTools && !marked ? mark : null;
				marked |= wanted != null;
				if (differs(function.cacheControl(), wanted)) {
					tools.set(i, new Tool.Function(function.name(), function.description(), function.parameters(),
							function.strict(), wanted));
				}
			}
		}
		return marked;
	}

	private static boolean differs(@Nullable CacheControl present, @Nullable CacheControl wanted) {
		return !Objects.equals(present, wanted);
	}
}
