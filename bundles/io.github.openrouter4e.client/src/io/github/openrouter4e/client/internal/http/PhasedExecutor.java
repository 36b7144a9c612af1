package io.github.openrouter4e.client.internal.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;

import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.Timeout;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** Sets the time limit of each phase on the connection; HttpClient has only one for all phases. */
@SuppressWarnings("nls") // wire names
@NonNullByDefault({}) // the overridden methods say nothing about null
final class PhasedExecutor extends HttpRequestExecutor {
	/** What the slowest line sends within the time of silence; in 30 seconds that is about a megabit per second. */
	private static final long BYTES_WITHIN_SILENCE = 4 << 20;
	private final ReusePolicy reuse;
	private final SilenceWatch watch;

	/** @param watcher with a thread of its own: shared ones may all be busy writing to dead connections */
	PhasedExecutor(ReusePolicy reuse, ScheduledExecutorService watcher) {
		this.reuse = reuse;
		this.watch = new SilenceWatch(watcher, reuse.silence());
	}

	/**
	 * A connection that died while it was idle takes the request and never answers. A server that is alive says
	 * something soon, OpenRouter a comment every few seconds, so silence means more here than on a fresh connection. Not for
	 * servers of which that is not known.
	 * Watched from outside, because writing to a dead connection blocks too, and has no time limit.
	 */
	private ClassicHttpResponse executeWatched(ClassicHttpRequest request, HttpClientConnection conn,
			HttpResponseInformationCallback callback, HttpContext context, RequestExecution execution)
			throws IOException, HttpException {
		try (var watched = watch.watch(withSending(request, reuse.silence()), () -> execution.giveUp(conn))) {
			return super.execute(request, conn, callback, context);
		} catch (RejectedExecutionException e) {
			throw new IOException("closed meanwhile", e);
		}
	}

	/** Over a connection that nobody need doubt, so that silence is the server's or of what stands between. */
	private ClassicHttpResponse executeTimed(ClassicHttpRequest request, HttpClientConnection conn,
			HttpResponseInformationCallback callback, HttpContext context, RequestExecution execution)
			throws IOException, HttpException {
		long since = System.nanoTime();
		var response = super.execute(request, conn, callback, context);
		execution.setSilent(System.nanoTime() - since > withSending(request, reuse.heldBack()).toNanos());
		return response;
	}

	/** {@code silence} with the time that sending the request may take. */
	private static Duration withSending(ClassicHttpRequest request, Duration silence) {
		long length = request.getEntity() == null ? 0 : Math.max(0, request.getEntity().getContentLength());
		return Duration.ofMillis(silence.toMillis() * (BYTES_WITHIN_SILENCE + length) / BYTES_WITHIN_SILENCE);
	}

	@Override
	public ClassicHttpResponse execute(ClassicHttpRequest request, HttpClientConnection conn,
			HttpResponseInformationCallback callback, HttpContext context) throws IOException, HttpException {
		var execution = RequestExecution.of(context);
		execution.setConnection(conn);
		if ("CONNECT".equals(request.getMethod())) {
			execution.phase(RequestExecution.Phase.TUNNELLING);
			conn.setSocketTimeout(Timeout.ofMilliseconds(execution.connectMillisLeft()));
			return super.execute(request, conn, callback, context);
		}
		execution.phase(RequestExecution.Phase.WAITING);
		execution.setReadTimeout(execution.timeouts().firstByte());
		var response = execution.isWatched()
				? executeWatched(request, conn, callback, context, execution)
				: executeTimed(request, conn, callback, context, execution);
		execution.phase(RequestExecution.Phase.READING);
		if (execution.isGivenUp()) {
			throw new IOException("given up"); // at the moment when the answer came: it cannot be read any more
		}
		execution.setReadTimeout(execution.timeouts().idle());
		return response;
	}
}
