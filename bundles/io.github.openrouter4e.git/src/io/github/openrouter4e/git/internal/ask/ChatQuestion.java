package io.github.openrouter4e.git.internal.ask;

import java.io.IOException;
import java.util.Optional;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.git.internal.Background;
import io.github.openrouter4e.git.internal.FailureText;
import io.github.openrouter4e.git.internal.GitServices;
import io.github.openrouter4e.git.internal.Messages;
import io.github.openrouter4e.ui.ChatOpening;
import io.github.openrouter4e.ui.WorkbenchThread;

/** Reads a question in the background and fills it into a new conversation. Nothing is sent: the user sees first what it is. */
final class ChatQuestion {

	/** Makes a prompt; blocks. */
	@FunctionalInterface
	interface Source {
		/** @return empty if there is nothing to ask about */
		Optional<Prompt> read(Repository repository) throws IOException;
	}

	private ChatQuestion() {}

	/**
	 * Asks.
	 *
	 * @param found   the repository, closed in the end; empty if none was found, which the user is told
	 * @param nothing what the user is told if there is nothing to ask about
	 */
	static void ask(ExecutionEvent event, Optional<Repository> found, String nothing, Source source) {
		var window = HandlerUtil.getActiveWorkbenchWindow(event);
		if (window == null) {
			return;
		}
		if (found.isEmpty()) {
			MessageDialog.openInformation(window.getShell(), Messages.ChatQuestion_title,
					Messages.WriteMessageHandler_noRepository);
			return;
		}
		Background.run(() -> {
			try (var repository = found.get()) {
				var prompt = source.read(repository);
				GitServices.request((services, failure) -> {
					if (services != null && prompt.isPresent()) {
						later(window, () -> services.chat().open(window.getActivePage(),
								ChatOpening.fill(prompt.get()).inNewConversation()));
					} else {
						later(window, () -> MessageDialog.openInformation(window.getShell(),
								Messages.ChatQuestion_title,
								services == null ? FailureText.of(new IllegalStateException(failure)) : nothing));
					}
				});
			} catch (IOException | RuntimeException e) {
				later(window, () -> MessageDialog.openError(window.getShell(), Messages.ChatQuestion_title,
						FailureText.of(e)));
			}
		});
	}

	/** What opens parts and dialogs. */
	@FunctionalInterface
	private interface Opening {
		void run() throws PartInitException;
	}

	/** If the window is still there. */
	private static void later(IWorkbenchWindow window, Opening opening) {
		WorkbenchThread.later(() -> {
			try {
				if (window.getShell() != null && !window.getShell().isDisposed()) {
					opening.run();
				}
			} catch (PartInitException e) {
				ILog.of(ChatQuestion.class).log(e.getStatus());
			}
		});
	}
}
