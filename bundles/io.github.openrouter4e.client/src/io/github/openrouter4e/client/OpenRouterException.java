package io.github.openrouter4e.client;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Base class of the exceptions that this client throws. Unchecked: few callers can do more than show it, and those can
 * switch over the sealed tree. Messages are technical English for logs; the user interface words the type, its
 * reason and the {@link #nextStep()}. No message contains a key.
 */
public abstract sealed class OpenRouterException extends RuntimeException
		permits TransportException, RequestTimeoutException, ProtocolException, ServiceException, CancelledException,
		KeyUnavailableException, InvalidRequestException, InvalidApiKeyException, InvalidBaseUrlException,
		SignInException {
	private static final long serialVersionUID = 1L;

	private final NextStep nextStep;
	private transient volatile @Nullable ChatCompletion partialAnswer;

	OpenRouterException(NextStep nextStep, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.nextStep = nextStep;
	}

	/** What the user can do about it. */
	public final NextStep nextStep() {
		return nextStep;
	}

	/** What had arrived of an answer before it failed, if only its id or its price; null if nothing had. */
	public final @Nullable ChatCompletion partialAnswer() {
		return partialAnswer;
	}

	/** For the client: keeps what had arrived. The first call counts. */
	public final void attachPartialAnswer(ChatCompletion answer) {
		if (partialAnswer == null
				&& (answer.hasContent() || answer.usage() != null || answer.id() != null)) {
			partialAnswer = answer;
		}
	}
}
