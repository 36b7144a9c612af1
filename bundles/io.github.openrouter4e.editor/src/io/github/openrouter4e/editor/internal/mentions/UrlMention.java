package io.github.openrouter4e.editor.internal.mentions;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.CancelledException;
import io.github.openrouter4e.client.WebPageException;
import io.github.openrouter4e.client.WebPages;
import io.github.openrouter4e.ui.ContextProposal;
import io.github.openrouter4e.ui.ContextProvider;
import io.github.openrouter4e.ui.ContextQuery;

/**
 * A page of the web: <code>@url:https://example.org/page</code>. Nothing is fetched while the user types, only what the user
 * chooses from the list.
 */
@Component(service = ContextProvider.class)
public final class UrlMention implements ContextProvider {

	private static final String SECURE = "https://"; //$NON-NLS-1$
	/** How often it is looked whether the user still wants the page. */
	private static final Duration LOOK = Duration.ofMillis(100);
	private static final String PLAIN = "http://"; //$NON-NLS-1$

	private final WebPages pages;

	@Activate
	public UrlMention(@Reference WebPages pages) {
		this.pages = pages;
	}

	@Override
	public String id() {
		return "url"; //$NON-NLS-1$
	}

	@Override
	public String label() {
		return Messages.UrlMention_label;
	}

	@Override
	public boolean findsMoreByTyping() {
		return true;
	}

	@Override
	public List<ContextProposal> propose(ContextQuery query, IProgressMonitor monitor) {
		var address = address(query.text().strip());
		return address == null
				? List.of()
				: List.of(new ContextProposal(address.toString(), address.toString(), Messages.UrlMention_read,
						OptionalLong.empty()));
	}

	/** Null if nobody would call it an address; a name alone is one with a dot and a path or after the kind. */
	private static @Nullable URI address(String typed) {
		var lower = typed.toLowerCase(Locale.ROOT);
		var whole = lower.startsWith(SECURE) || lower.startsWith(PLAIN)
				? typed
				: lower.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+/.*") ? SECURE + typed : ""; //$NON-NLS-1$ //$NON-NLS-2$
		try {
			var address = new URI(whole);
			var host = address.getHost();
			return host == null || host.indexOf('.') < 0 && host.indexOf(':') < 0 ? null : address;
		} catch (@SuppressWarnings("unused") URISyntaxException e) {
			return null;
		}
	}

	@Override
	public Attachment resolve(ContextProposal proposal, IProgressMonitor monitor) throws CoreException {
		var cancellation = new Cancellation();
		var watch = watch(monitor, cancellation);
		try {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			var page = pages.read(URI.create(proposal.id()), cancellation);
			var text = new StringBuilder(page.title().isEmpty() ? "" : page.title() + "\n\n").append(page.text()); //$NON-NLS-1$ //$NON-NLS-2$
			if (page.cut()) {
				text.append("\n\n").append(Messages.UrlMention_cut); //$NON-NLS-1$
			}
			return new Attachment.WebPage(page.address().toString(), text.toString());
		} catch (@SuppressWarnings("unused") CancelledException e) {
			throw new OperationCanceledException();
		} catch (WebPageException e) {
			throw new CoreException(Status.error(words(proposal.label(), e), e));
		} finally {
			watch.interrupt();
		}
	}

	/** A monitor tells nobody that it is cancelled: somebody has to look, as long as a page is read. */
	private static Thread watch(IProgressMonitor monitor, Cancellation cancellation) {
		return Thread.ofVirtual().name("OpenRouter page").start(() -> { //$NON-NLS-1$
			try {
				while (!monitor.isCanceled()) {
					Thread.sleep(LOOK);
				}
				cancellation.cancel();
			} catch (@SuppressWarnings("unused") InterruptedException e) {
				// the page is there, or will not come
			}
		});
	}

	private static String words(String address, WebPageException e) {
		return switch (e.reason()) {
			case ADDRESS -> NLS.bind(Messages.UrlMention_address, address);
			case NOT_PUBLIC -> NLS.bind(Messages.UrlMention_notPublic, address, e.detail());
			case REDIRECTS -> NLS.bind(Messages.UrlMention_redirects, address);
			case STATUS -> NLS.bind(Messages.UrlMention_status, address, e.detail());
			case NO_TEXT -> NLS.bind(Messages.UrlMention_noText, address, e.detail());
			case EMPTY -> NLS.bind(Messages.UrlMention_empty, address);
			case SLOW -> NLS.bind(Messages.UrlMention_slow, address);
			case NETWORK -> NLS.bind(Messages.UrlMention_network, address, e.detail());
		};
	}
}
