package io.github.openrouter4e.client.internal.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks up host names with a time limit and a way out. The JDK's look-up has neither, and with a broken DNS server it
 * blocks for half a minute; so it is done on a thread of its own, which is left behind when nobody waits any more.
 */
@SuppressWarnings("nls") // no user-visible text
final class Resolver {
	private Resolver() {}

	static InetAddress[] resolve(String host, RequestExecution execution) throws IOException {
		execution.phase(RequestExecution.Phase.RESOLVING);
		if (isLiteral(host)) {
			return InetAddress.getAllByName(host);
		}
		var answer = new CompletableFuture<InetAddress[]>();
		Thread.ofPlatform().daemon().name("openrouter-dns").start(() -> lookUp(host, answer));
		CompletableFuture<Object> first = CompletableFuture.anyOf(answer, execution.aborted());
		try {
			first.get(execution.connectMillisLeft(), TimeUnit.MILLISECONDS);
			execution.throwIfAborted();
			return answer.get();
		} catch (ExecutionException e) {
			throw e.getCause() instanceof UnknownHostException unknown ? unknown : new IOException(e.getCause());
		} catch (TimeoutException e) {
			throw new SocketTimeoutException("no answer from DNS in time");
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("interrupted");
		}
	}

	private static void lookUp(String host, CompletableFuture<InetAddress[]> answer) {
		try {
			answer.complete(InetAddress.getAllByName(host));
		} catch (IOException | RuntimeException e) {
			answer.completeExceptionally(e);
		}
	}

	/** Literal addresses need no look-up. */
	private static boolean isLiteral(String host) {
		return host.indexOf(':') >= 0 || host.matches("[0-9.]+");
	}
}
