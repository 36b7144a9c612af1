package io.github.openrouter4e.ui.internal.chat.conversation;

import java.net.URI;
import java.util.List;

import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.client.BaseUrl;
import io.github.openrouter4e.settings.KeyStore;
import io.github.openrouter4e.ui.internal.errors.ErrorAction;
import io.github.openrouter4e.ui.internal.transcript.ActionView;
import io.github.openrouter4e.ui.internal.transcript.NoticeView;
import io.github.openrouter4e.ui.internal.transcript.UserAction;

/**
 * The question whether the key may go to a server that the user did not enter. The answer holds for the server that was
 * shown, whatever the preferences say by then.
 *
 * @param server
 *            the address of the API
 * @param environment
 *            whether it would get the key of the environment variable
 */
public record ServerQuestion(URI server, boolean environment) {
	NoticeView view() {
		String text = environment
				? NLS.bind(Messages.ServerQuestion_stateServerChangedEnvironment, server, KeyStore.ENVIRONMENT_VARIABLE)
				: NLS.bind(Messages.ServerQuestion_stateServerChanged, server);
		return new NoticeView(true, text, "", List.of( //$NON-NLS-1$
				new ActionView(UserAction.OnProblem.CONFIRM_SERVER,
						NLS.bind(Messages.ServerQuestion_stateServerUse, BaseUrl.host(server))),
				new ActionView(UserAction.OnProblem.REFUSE_SERVER, Messages.ServerQuestion_stateServerBack),
				new ActionView(ErrorAction.OPEN_PREFERENCES)));
	}
}
