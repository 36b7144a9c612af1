package io.github.openrouter4e.ui.internal.chat;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.ISources;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

import io.github.openrouter4e.ui.internal.UiIds;

/** Runs a {@link ChatCommand}, whose name stands behind the class in plugin.xml; opens the view if need be. */
public final class ChatHandler extends AbstractHandler implements IExecutableExtension {

	private ChatCommand command = ChatCommand.FOCUS_PROMPT;

	@Override
	public void setInitializationData(@Nullable IConfigurationElement element, @Nullable String property,
			@Nullable Object data) throws CoreException {
		if (data instanceof String name) {
			command = ChatCommand.valueOf(name);
		}
	}

	@Override
	public void setEnabled(@Nullable Object context) {
		var window = HandlerUtil.getVariable(context,
				ISources.ACTIVE_WORKBENCH_WINDOW_NAME) instanceof IWorkbenchWindow active
						? active
						: null;
		var shown = window == null ? null : window.getActivePage();
		var page = shown != null && shown.findView(UiIds.CHAT_VIEW) instanceof ChatViewPart view
				? view.chatPage()
				: null;
		setBaseEnabled(page == null ? command.opensView() : command.isEnabled(page));
	}

	@Override
	public @Nullable Object execute(@Nullable ExecutionEvent event) throws ExecutionException {
		var window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		try {
			ChatViewPart.show(window.getActivePage(), true, command::run);
		} catch (PartInitException e) {
			throw new ExecutionException(UiIds.CHAT_VIEW, e);
		}
		return null;
	}
}
