package io.github.openrouter4e.editor.internal.mentions;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.WebPageException;
import io.github.openrouter4e.client.WebPageException.Reason;
import io.github.openrouter4e.client.WebPages;
import io.github.openrouter4e.ui.ContextProposal;

/** A page that does not come is not waited for longer than the user wants it. */
@SuppressWarnings("nls")
class UrlMentionTest {

	private static final Duration LONG = Duration.ofSeconds(30);
	private static final ContextProposal PAGE = new ContextProposal("https://example.org/page", "page", "",
			OptionalLong.empty());

	@Test
	void readingIsCancelledWithTheMonitor() {
		var begun = new CountDownLatch(1);
		var monitor = new NullProgressMonitor();
		WebPages endless = (address, cancellation) -> {
			begun.countDown();
			assertTrue(isCancelled(cancellation));
			cancellation.throwIfCancelled();
			throw new WebPageException(Reason.SLOW, "", null);
		};
		Thread.ofVirtual().start(() -> {
			try {
				begun.await();
				monitor.setCanceled(true);
			} catch (InterruptedException e) {
				throw new IllegalStateException(e);
			}
		});
		assertTimeoutPreemptively(LONG.dividedBy(2), () -> assertThrows(OperationCanceledException.class,
				() -> new UrlMention(endless).resolve(PAGE, monitor)));
	}

	private static boolean isCancelled(Cancellation cancellation) {
		try {
			return cancellation.await(LONG);
		} catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}
}
