package io.github.openrouter4e.client;

import java.net.URI;

/**
 * Reads pages of the web for the user, never for a model. An OSGi service; goes through the proxy of the host application.
 * Thread-safe.
 */
public interface WebPages {

	/**
	 * Reads the text of a page. Without cookies, without a key, and only from the public network: an address that leads into this
	 * machine or its own network is refused, also behind a redirect.
	 *
	 * @param address http or https
	 * @throws WebPageException   if it cannot be had
	 * @throws CancelledException if it was cancelled
	 */
	WebPage read(URI address, Cancellation cancellation) throws WebPageException;
}
