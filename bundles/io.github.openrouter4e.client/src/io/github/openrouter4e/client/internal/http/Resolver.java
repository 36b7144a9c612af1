package io.github.openrouter4e.client.internal.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.openrouter4e.client.Timeouts;

/**
 * Looks up host names with a time limit and a way out. The JDK's look-up has neither, and with a broken DNS server it
 * blocks for half a minute; so it is done on a thread of its own, which is left behind when nobody waits any more.
 */
@SuppressWarnings("nls") // no user-visible text
final class Resolver {
	/** Not longer for a name that a proxy looks up anyway: where DNS knows no outside names, it may not answer at all. */
	private static final Duration BEHIND_PROXY = Duration.ofSeconds(2);
	static final Resolver SYSTEM = new Resolver(InetAddress::getAllByName, BEHIND_PROXY);

	private final Names names;
	private final Duration behindProxy;

	/** What knows the addresses of a name. */
	@FunctionalInterface
	interface Names {
		InetAddress[] lookUp(String host) throws UnknownHostException;
	}

	/** @param behindProxy how long the look-up of a name may take that a proxy looks up anyway */
	Resolver(Names names, Duration behindProxy) {
		this.names = names;
		this.behindProxy = behindProxy;
	}

	/** The limits of {@code request} for the look-up of a name that a proxy looks up anyway. */
	Timeouts behindProxy(Timeouts request) {
		return request.connect().compareTo(behindProxy) <= 0
				? request
				: new Timeouts(behindProxy, request.firstByte(), request.idle());
	}

	InetAddress[] resolve(String host, RequestExecution execution) throws IOException {
		execution.phase(RequestExecution.Phase.RESOLVING);
		return await(begin(host), execution);
	}

	/** Does not wait. */
	CompletableFuture<InetAddress[]> begin(String host) {
		var answer = new CompletableFuture<InetAddress[]>();
		if (isLiteral(host)) {
			lookUp(host, answer);
		} else {
			Thread.ofPlatform().daemon().name("openrouter-dns").start(() -> lookUp(host, answer));
		}
		return answer;
	}

	/**
	 * Waits as long as {@code execution} may, and not at all for what is there.
	 *
	 * @throws UnknownHostException
	 *             if there is no such name
	 * @throws SocketTimeoutException
	 *             if there was no answer in time
	 */
	static InetAddress[] await(CompletableFuture<InetAddress[]> answer, RequestExecution execution) throws IOException {
		CompletableFuture<Object> first = CompletableFuture.anyOf(answer, execution.aborted());
		try {
			if (!first.isDone()) {
				first.get(execution.connectMillisLeft(), TimeUnit.MILLISECONDS);
			}
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

	private void lookUp(String host, CompletableFuture<InetAddress[]> answer) {
		try {
			answer.complete(names.lookUp(host));
		} catch (IOException | RuntimeException e) {
			answer.completeExceptionally(e);
		}
	}

	/** Literal addresses need no look-up. */
	private static boolean isLiteral(String host) {
		return host.indexOf(':') >= 0 || host.matches("[0-9.]+");
	}
}
