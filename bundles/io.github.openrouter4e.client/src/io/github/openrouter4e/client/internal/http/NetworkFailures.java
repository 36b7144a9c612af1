package io.github.openrouter4e.client.internal.http;

import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import javax.net.ssl.SSLException;

import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.UnsupportedHttpVersionException;

import io.github.openrouter4e.client.BaseUrl;
import io.github.openrouter4e.client.OpenRouterException;
import io.github.openrouter4e.client.ProtocolException;
import io.github.openrouter4e.client.ProxyServer;
import io.github.openrouter4e.client.RequestTimeoutException;
import io.github.openrouter4e.client.RequestTimeoutException.Limit;
import io.github.openrouter4e.client.Timeouts;
import io.github.openrouter4e.client.TransportException;
import io.github.openrouter4e.client.TransportException.Kind;
import io.github.openrouter4e.client.internal.http.RequestExecution.Phase;

/** Classifies network failures by the type of the exception and by the phase of the request. */
@SuppressWarnings("nls") // developer-facing detail; the UI words the kind
final class NetworkFailures {
	private static final Set<String> KNOWN_METHODS = Set.of("basic", "digest");

	private NetworkFailures() {}

	static OpenRouterException of(Exception e, HttpRequest request, RequestExecution execution) {
		Throwable cause = request.redactor().cleanCause(e); // a broken header or status line is quoted in it
		var phase = execution.phase();
		String target = BaseUrl.host(request.uri());
		if (e instanceof MessageConstraintException) {
			return new ProtocolException(ProtocolException.Kind.TOO_LARGE, String.valueOf(cause.getMessage()), cause);
		}
		if (e instanceof NotLoopbackException) {
			return new TransportException(Kind.NOT_LOOPBACK, target, String.valueOf(cause.getMessage()), cause);
		}
		if (phase == Phase.TUNNELLING) {
			return new TransportException(Kind.PROXY, proxyHost(execution, target), "the proxy failed: " + cause,
					cause);
		}
		if (e instanceof SocketTimeoutException) {
			return timeout(phase, execution.timeouts(), cause);
		}
		if (phase == Phase.SECURING || e instanceof SSLException && phase == Phase.WAITING) {
			return new TransportException(Kind.TLS, target, "no secure connection to " + target + ": " + cause,
					cause);
		}
		if (e instanceof UnsupportedHttpVersionException || e instanceof ParseException
				|| e instanceof org.apache.hc.core5.http.ProtocolException) {
			return new ProtocolException(ProtocolException.Kind.NOT_JSON, "not HTTP: " + cause.getMessage(), cause);
		}
		return switch (phase) {
			case RESOLVING, CONNECTING -> unreachable(e, cause, target, execution);
			default -> new TransportException(Kind.BROKEN, target, "connection to " + target + " broke: " + cause,
					cause);
		};
	}

	/** A proxy's own refusal. */
	static TransportException proxyRefused(ClassicHttpResponse response, HttpRequest request,
			RequestExecution execution) {
		int status = response.getCode();
		var kind = status != 407
				? Kind.PROXY
				: wantsWindowsLogin(response) ? Kind.PROXY_LOGIN_METHOD : Kind.PROXY_LOGIN;
		return new TransportException(kind, proxyHost(execution, BaseUrl.host(request.uri())),
				"the proxy answered " + status + (status == 407 ? ", login by " + methods(response) : ""),
				null);
	}

	/**
	 * NTLM and Negotiate log in a connection, with code of the operating system or a home-made protocol on outdated
	 * ciphers. HttpClient has given both up, so we say by name what is missing.
	 */
	private static boolean wantsWindowsLogin(ClassicHttpResponse response) {
		List<String> methods = methods(response);
		return !methods.isEmpty() && methods.stream().noneMatch(KNOWN_METHODS::contains);
	}

	private static List<String> methods(ClassicHttpResponse response) {
		return Arrays.stream(response.getHeaders("Proxy-Authenticate"))
				.map(header -> String.valueOf(header.getValue()).strip().split("[\\s,]", 2)[0].toLowerCase(Locale.ROOT))
				.filter(method -> method.matches("[a-z0-9-]{1,30}")).toList();
	}

	private static OpenRouterException timeout(Phase phase, Timeouts timeouts, Throwable e) {
		return switch (phase) {
			case WAITING -> new RequestTimeoutException(Limit.FIRST_BYTE, timeouts.firstByte(), e);
			case READING -> new RequestTimeoutException(Limit.IDLE, timeouts.idle(), e);
			default -> new RequestTimeoutException(Limit.CONNECT, timeouts.connect(), e);
		};
	}

	private static TransportException unreachable(Exception e, Throwable cause, String target,
			RequestExecution execution) {
		String host = proxyHost(execution, target);
		if (execution.proxy() != null) {
			return new TransportException(Kind.PROXY, host, "no connection to the proxy " + host + ": " + cause,
					cause);
		}
		var kind = e instanceof UnknownHostException ? Kind.UNKNOWN_HOST : Kind.CONNECT_FAILED;
		return new TransportException(kind, host, "no connection to " + host + ": " + cause, cause);
	}

	private static String proxyHost(RequestExecution execution, String target) {
		ProxyServer proxy = execution.proxy();
		return proxy == null ? target : proxy.host();
	}
}
