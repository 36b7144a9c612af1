package io.github.openrouter4e.client.internal.http;

import java.net.URI;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.BaseUrl;
import io.github.openrouter4e.client.ProtocolException;
import io.github.openrouter4e.client.ProtocolException.Kind;
import io.github.openrouter4e.client.internal.limits.Limits;

/**
 * Redirects are followed within one host only, and never from https to http: the key must not go anywhere else. To
 * another host none is followed at all, for its answer could not be trusted either.
 */
@SuppressWarnings("nls") // no user-visible text
final class Redirects {
	private Redirects() {}

	/** @return where to go on, or null if {@code response} is no redirect */
	static @Nullable HttpRequest follow(HttpRequest request, HttpResponse response) {
		boolean keepsMethod = response.status() == 307 || response.status() == 308;
		boolean changesMethod = response.status() == 301 || response.status() == 302 || response.status() == 303;
		String location = response.header("Location");
		if (!keepsMethod && !changesMethod || location == null) {
			return null;
		}
		URI target = resolve(request.uri(), location);
		if (!sameHost(request.uri(), target)) {
			throw new ProtocolException(Kind.FOREIGN_REDIRECT,
					"redirect from " + BaseUrl.host(request.uri()) + " to " + target.getScheme() + "://"
							+ BaseUrl.host(target));
		}
		if (changesMethod && request.body() != null) {
			throw new ProtocolException(Kind.FOREIGN_REDIRECT, "redirect that would drop the request");
		}
		return request.redirectedTo(target, keepsMethod);
	}

	static void requireBelowLimit(int redirects) {
		if (redirects >= Limits.REDIRECTS) {
			throw new ProtocolException(Kind.REDIRECT_LOOP, "more than " + Limits.REDIRECTS + " redirects");
		}
	}

	private static URI resolve(URI from, String location) {
		try {
			return from.resolve(location);
		} catch (IllegalArgumentException e) {
			throw new ProtocolException(Kind.FOREIGN_REDIRECT, "redirect to nowhere", e);
		}
	}

	private static boolean sameHost(URI from, URI to) {
		boolean sameScheme = from.getScheme().equalsIgnoreCase(to.getScheme());
		boolean upgrade = "https".equalsIgnoreCase(to.getScheme()) && BaseUrl.port(from) < 0 && BaseUrl.port(to) < 0;
		return BaseUrl.host(from).equals(BaseUrl.host(to))
				&& (sameScheme && BaseUrl.effectivePort(from) == BaseUrl.effectivePort(to) || upgrade);
	}
}
