package io.github.openrouter4e.client;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.openrouter4e.client.InvalidBaseUrlException.Reason;

/**
 * The address of the API: reads what a user types, and tells about an address what requests, keys and lists depend on.
 */
@SuppressWarnings("nls") // addresses only
public final class BaseUrl {
	/** OpenRouter itself. */
	public static final URI OPENROUTER = URI.create("https://openrouter.ai/api/v1");

	private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}");
	private static final Pattern AUTHORITY = Pattern.compile("([^:@/\\[\\]]+)(?::(\\d{1,9})?)?");
	/** White space, what is invisible, and what stands around an address in code and sentences. */
	private static final Pattern AROUND = Pattern
			.compile("^[\\s\\p{Z}\\p{Cf}\"'<`]+|[\\s\\p{Z}\\p{Cf}\"'>`,;]+$");
	/** What precedes the host in a text that has not quite the beginning of an address. */
	private static final Pattern NEARLY_A_SCHEME = Pattern.compile("^(?:https?[:/]+|/+)", Pattern.CASE_INSENSITIVE);
	private static final String API_PATH = "/api/v1";

	private BaseUrl() {}

	/** As {@link #parse(String, boolean)}; plain http is for this machine only. */
	public static URI parse(String text) {
		return parse(text, false);
	}

	/**
	 * Trims, drops trailing slashes and the path of a request pasted along, such as {@code /chat/completions}, and completes
	 * OpenRouter's own host name to the API's path. Any other path is kept: gateways have their own.
	 *
	 * @param allowPlainHttp
	 *            whether the key may go unencrypted to another machine
	 * @return an absolute http or https address without trailing slash
	 * @throws InvalidBaseUrlException
	 *             with the reason, and a corrected address where one is likely
	 */
	public static URI parse(String text, boolean allowPlainHttp) {
		String trimmed = AROUND.matcher(text).replaceAll("");
		if (trimmed.isEmpty()) {
			throw new InvalidBaseUrlException(Reason.EMPTY, text, null);
		}
		if (!trimmed.contains("://")) {
			throw new InvalidBaseUrlException(Reason.NO_SCHEME, text, suggestion(trimmed));
		}
		var uri = toUri(text, trimmed);
		String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
		if (!scheme.equals("https") && !scheme.equals("http")) {
			throw new InvalidBaseUrlException(Reason.NOT_HTTP, text, null);
		}
		String authority = uri.getRawAuthority();
		if (authority != null && authority.contains("@")) {
			throw new InvalidBaseUrlException(Reason.EXTRA_PARTS, text, null);
		}
		String host = asciiHost(uri);
		if (host.isEmpty() || port(uri) > 65535) {
			throw new InvalidBaseUrlException(Reason.NO_HOST, text, null);
		}
		if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
			throw new InvalidBaseUrlException(Reason.EXTRA_PARTS, text, null);
		}
		if (scheme.equals("http") && !allowPlainHttp && !isLoopback(host)) {
			throw new InvalidBaseUrlException(Reason.PLAIN_HTTP, text, "https" + trimmed.substring(4));
		}
		return assemble(scheme, host.toLowerCase(Locale.ROOT), port(uri), uri.getRawPath());
	}

	/**
	 * The host of an http address, also where {@link URI#getHost()} knows none: names with an underscore are no host
	 * names to it, but resolve in many a company's network.
	 *
	 * @return in lower case; empty if there is none
	 */
	public static String host(URI uri) {
		String host = uri.getHost();
		if (host == null) {
			var matcher = authority(uri);
			host = matcher.matches() ? matcher.group(1) : "";
		}
		return host.toLowerCase(Locale.ROOT);
	}

	/** The port of an http address, −1 if none is told; see {@link #host}. */
	public static int port(URI uri) {
		if (uri.getHost() != null) {
			return uri.getPort();
		}
		var matcher = authority(uri);
		String port = matcher.matches() ? matcher.group(2) : null;
		return port == null ? -1 : Integer.parseInt(port);
	}

	/** The port of an http address, the standard one if none is told. */
	public static int effectivePort(URI uri) {
		int told = port(uri);
		return told >= 0 ? told : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
	}

	/** Whether the address is one of OpenRouter itself, and not of a gateway. */
	public static boolean isOpenRouter(URI uri) {
		return isOpenRouterHost(host(uri));
	}

	private static boolean isOpenRouterHost(String host) {
		return host.equals("openrouter.ai") || host.endsWith(".openrouter.ai");
	}

	private static Matcher authority(URI uri) {
		String authority = uri.getRawAuthority();
		return AUTHORITY.matcher(authority == null ? "" : authority);
	}

	/** International names as the network knows them; empty if it is none. */
	private static String asciiHost(URI uri) {
		try {
			return uri.getHost() == null ? IDN.toASCII(host(uri)) : uri.getHost();
		} catch (IllegalArgumentException e) {
			return "";
		}
	}

	/**
	 * Whether {@code host} names this machine, so that unencrypted traffic stays on it. Names under {@code localhost}
	 * can be made to lead elsewhere; the client connects to loopback addresses only for them.
	 */
	public static boolean isLoopback(String host) {
		String name = host.toLowerCase(Locale.ROOT);
		return name.equals("localhost") || name.endsWith(".localhost") || name.equals("[::1]") || name.equals("::1")
				|| name.startsWith("127.") && LOOPBACK.matcher(name).matches();
	}

	private static URI toUri(String text, String trimmed) {
		try {
			return new URI(trimmed);
		} catch (URISyntaxException e) {
			throw new InvalidBaseUrlException(Reason.MALFORMED, text, null, e);
		}
	}

	private static URI assemble(String scheme, String host, int port, String rawPath) {
		String path = rawPath.replaceFirst("/+$", "")
				.replaceFirst("/(chat/completions|completions|responses|messages|models)$", "");
		if (isOpenRouterHost(host) && (path.isEmpty() || path.equals("/api"))) {
			path = API_PATH;
		}
		return URI.create(scheme + "://" + host + (port < 0 ? "" : ":" + port) + path);
	}

	private static String suggestion(String text) {
		String address = NEARLY_A_SCHEME.matcher(text).replaceFirst("");
		String host = address.startsWith("[") ? address.replaceFirst("].*$", "]") : address.replaceFirst("[:/].*$", "");
		return (isLoopback(host) ? "http://" : "https://") + address;
	}
}
