package io.github.openrouter4e.client.internal.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.github.openrouter4e.client.BaseUrl;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.CancelledException;
import io.github.openrouter4e.client.OpenRouterException;
import io.github.openrouter4e.client.RequestTimeoutException;
import io.github.openrouter4e.client.Timeouts;
import io.github.openrouter4e.client.TransportException;
import io.github.openrouter4e.client.WebPage;
import io.github.openrouter4e.client.WebPageException;
import io.github.openrouter4e.client.WebPageException.Reason;
import io.github.openrouter4e.client.WebPages;
import io.github.openrouter4e.client.internal.http.HttpRequest;
import io.github.openrouter4e.client.internal.http.HttpResponse;
import io.github.openrouter4e.client.internal.http.HttpTransport;
import io.github.openrouter4e.client.internal.http.NotPublicException;
import io.github.openrouter4e.client.internal.limits.Limits;
import io.github.openrouter4e.client.internal.redact.Redactor;

/** Reads pages over the transport of the client, but with nothing of the client's that is secret. */
@SuppressWarnings("nls") // wire names
@Component(service = WebPages.class)
public final class HttpWebPages implements WebPages {

	private static final int MOST_REDIRECTS = 5;
	private static final int MOST_BYTES = 2_000_000;
	private static final int MOST_TEXT = 200_000;
	private static final int BUFFER = 16_384;
	private static final Duration WHOLE = Duration.ofSeconds(30);
	private static final Timeouts TIMEOUTS = new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(15),
			Duration.ofSeconds(10));
	private static final Map<String, String> HEADERS = Map.of("Accept",
			"text/html,text/plain,text/*;q=0.8,application/json;q=0.7,application/xml;q=0.6", "User-Agent",
			"openrouter4e");

	private final HttpTransport transport;
	private final Predicate<InetAddress> permitted;

	/** What came, or where it leads. */
	private sealed interface Reply {
		record Page(@Nullable String type, byte[] bytes, boolean cut) implements Reply {
		}

		record Elsewhere(String location) implements Reply {
		}
	}

	@Activate
	public HttpWebPages(@Reference HttpTransport transport) {
		this(transport, PublicAddresses::contains);
	}

	/** @param permitted the addresses that may be connected to */
	HttpWebPages(HttpTransport transport, Predicate<InetAddress> permitted) {
		this.transport = transport;
		this.permitted = permitted;
	}

	@Override
	public WebPage read(URI address, Cancellation cancellation) throws WebPageException {
		var end = System.nanoTime() + WHOLE.toNanos();
		var next = address;
		for (var redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
			require(next);
			switch (reply(next, cancellation, end)) {
				case Reply.Elsewhere(var location) -> next = resolved(next, location);
				case Reply.Page page -> {
					return page(next, page);
				}
			}
		}
		throw new WebPageException(Reason.REDIRECTS, "", null);
	}

	/** A login in an address is for a server that knows the user: the page would be the user's, and not everybody's. */
	private static void require(URI address) throws WebPageException {
		var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
		if (!scheme.equals("http") && !scheme.equals("https") || address.getRawUserInfo() != null
				|| address.getHost() == null || address.getHost().isEmpty()) {
			throw new WebPageException(Reason.ADDRESS, "", null);
		}
	}

	private Reply reply(URI address, Cancellation cancellation, long end) throws WebPageException {
		try {
			var request = new HttpRequest(withoutFragment(address), HEADERS, null, Redactor.NONE, true, TIMEOUTS);
			return transport.fetch(request, permitted, cancellation, response -> reply(response, end));
		} catch (CancelledException e) {
			throw e;
		} catch (RequestTimeoutException e) {
			throw new WebPageException(Reason.SLOW, "", e);
		} catch (OpenRouterException e) {
			for (Throwable cause = e; cause != null; cause = cause.getCause()) {
				if (cause instanceof WebPageException told) {
					throw told;
				}
				if (cause instanceof NotPublicException) {
					throw new WebPageException(Reason.NOT_PUBLIC, BaseUrl.host(address), e);
				}
			}
			throw new WebPageException(Reason.NETWORK, e instanceof TransportException failed
					? failed.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ')
					: String.valueOf(e.getMessage()), e);
		}
	}

	private static URI withoutFragment(URI address) {
		var text = address.toString();
		var hash = text.indexOf('#');
		return hash < 0 ? address : URI.create(text.substring(0, hash));
	}

	private static Reply reply(HttpResponse response, long end) throws IOException {
		var location = response.header("Location");
		if (response.status() >= 300 && response.status() < 400 && location != null) {
			return new Reply.Elsewhere(location);
		}
		if (response.status() != 200) {
			throw new WebPageException(Reason.STATUS, String.valueOf(response.status()), null);
		}
		var type = response.header("Content-Type");
		if (!PageText.isText(type)) {
			throw new WebPageException(Reason.NO_TEXT, PageText.mediaType(type), null);
		}
		var bytes = new ByteArrayOutputStream();
		var buffer = new byte[BUFFER];
		var body = response.body();
		for (var count = body.read(buffer); count >= 0; count = body.read(buffer)) {
			bytes.write(buffer, 0, Math.min(count, MOST_BYTES - bytes.size()));
			if (bytes.size() == MOST_BYTES) {
				return new Reply.Page(type, bytes.toByteArray(), true);
			}
			if (System.nanoTime() - end > 0) {
				throw new WebPageException(Reason.SLOW, "", null);
			}
		}
		return new Reply.Page(type, bytes.toByteArray(), false);
	}

	private static URI resolved(URI from, String location) throws WebPageException {
		try {
			return from.resolve(location.strip());
		} catch (IllegalArgumentException e) {
			throw new WebPageException(Reason.ADDRESS, "", e);
		}
	}

	private static WebPage page(URI address, Reply.Page page) throws WebPageException {
		var text = PageText.decode(page.type(), page.bytes());
		var html = PageText.isHtml(page.type(), text) ? HtmlText.of(text) : new HtmlText.Result("", text);
		if (html.text().isBlank()) {
			throw new WebPageException(Reason.EMPTY, "", null);
		}
		var taken = Limits.beginning(html.text(), MOST_TEXT);
		return new WebPage(address, html.title(), taken, taken.length() < html.text().length() || page.cut());
	}
}
