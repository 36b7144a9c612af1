package io.github.openrouter4e.client.internal.signin;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.client.BaseUrl;
import io.github.openrouter4e.client.BrowserSignIn;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.CancelledException;
import io.github.openrouter4e.client.ConnectionSettings;
import io.github.openrouter4e.client.LoopbackSignIn;
import io.github.openrouter4e.client.ManualSignIn;
import io.github.openrouter4e.client.OpenRouterException;
import io.github.openrouter4e.client.SignInException;
import io.github.openrouter4e.client.SignInException.Reason;
import io.github.openrouter4e.client.SignInTexts;
import io.github.openrouter4e.client.internal.errors.ErrorReader;
import io.github.openrouter4e.client.internal.http.HttpTransport;

/** Sign-in as a service. Keeps nothing between two sign-ins. */
@Component(service = BrowserSignIn.class)
@SuppressWarnings("nls") // no user-visible text
public final class BrowserSignInService implements BrowserSignIn {
	private static final int PATH_BYTES = 24;

	private final ConnectionSettings settings;
	private final CodeExchange exchange;
	private final SecureRandom random = new SecureRandom();

	@Activate
	public BrowserSignInService(@Reference HttpTransport transport, @Reference ConnectionSettings settings) {
		this.settings = settings;
		this.exchange = new CodeExchange(transport, settings, new ErrorReader(InstantSource.system()));
	}

	@Override
	public LoopbackSignIn withCallback(SignInTexts texts) {
		URI baseUrl = settings.baseUrl();
		try {
			return new Loopback(baseUrl, new CallbackServer(Pkce.randomText(random, PATH_BYTES), texts));
		} catch (IOException e) {
			throw new SignInException(Reason.NO_PORT, "no port for the browser to come back to", e);
		}
	}

	@Override
	public ManualSignIn withPastedCode() {
		return new Manual(settings.baseUrl());
	}

	@SuppressWarnings("nls") // addresses
	static URI signInPage(URI baseUrl) {
		return BaseUrl.isOpenRouter(baseUrl)
				? URI.create("https://openrouter.ai/auth")
				: URI.create(baseUrl.getScheme() + "://" + baseUrl.getRawAuthority() + "/auth");
	}

	private final class Loopback implements LoopbackSignIn {
		private final Pkce secret = Pkce.create(random);
		/** One sign-in stays with the server it began with, whatever the settings say meanwhile. */
		private final URI baseUrl;
		private final CallbackServer server;

		Loopback(URI baseUrl, CallbackServer server) {
			this.baseUrl = baseUrl;
			this.server = server;
		}

		@Override
		public URI authorizationPage() {
			return secret.page(signInPage(baseUrl), server.address());
		}

		@Override
		public ApiKey await(Duration limit, Cancellation cancellation) {
			try {
				ApiKey key = exchange.keyFor(baseUrl, code(limit, cancellation), secret, cancellation);
				server.showOutcome(true);
				return key;
			} finally {
				server.showOutcome(false); // the first call counts
			}
		}

		private String code(Duration limit, Cancellation cancellation) {
			try (Cancellation.Registration registered = cancellation
					.onCancel(() -> server.code().completeExceptionally(new CancelledException()))) {
				return server.code().get(limit.toMillis(), TimeUnit.MILLISECONDS);
			} catch (TimeoutException e) {
				throw new SignInException(Reason.TIMED_OUT, "nobody signed in within " + limit, null);
			} catch (ExecutionException e) {
				throw (OpenRouterException) e.getCause();
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new CancelledException();
			}
		}

		@Override
		public void close() {
			server.close();
		}
	}

	private final class Manual implements ManualSignIn {
		private final Pkce secret = Pkce.create(random);
		private final URI baseUrl;

		Manual(URI baseUrl) {
			this.baseUrl = baseUrl;
		}

		@Override
		public URI authorizationPage() {
			return secret.page(signInPage(baseUrl), null);
		}

		@Override
		public ApiKey exchange(String code, Cancellation cancellation) {
			return exchange.keyFor(baseUrl, PastedCode.of(code), secret, cancellation);
		}
	}
}
