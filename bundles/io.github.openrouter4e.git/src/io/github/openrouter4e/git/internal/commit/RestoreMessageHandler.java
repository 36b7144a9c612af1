package io.github.openrouter4e.git.internal.commit;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.Nullable;

/** Brings back what stood in the field before a message was written into it; a second time, the message. */
public final class RestoreMessageHandler extends AbstractHandler {

	@Override
	public @Nullable Object execute(@Nullable ExecutionEvent event) {
		if (event != null) {
			WriteMessageHandler.field(event).ifPresent(WriteMessageHandler.MESSAGES::restore);
		}
		return null;
	}
}
