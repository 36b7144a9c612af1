package io.github.openrouter4e.client.internal.http;

import java.io.IOException;

import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.Timeout;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** Puts the right time limit on the connection in each phase of a request; HttpClient knows only one for all. */
@SuppressWarnings("nls") // wire names
@NonNullByDefault({}) // the overridden methods say nothing about null
final class PhasedExecutor extends HttpRequestExecutor {
	@Override
	public ClassicHttpResponse execute(ClassicHttpRequest request, HttpClientConnection conn,
			HttpResponseInformationCallback callback, HttpContext context) throws IOException, HttpException {
		Exchange exchange = Exchange.of(context);
		exchange.connectedBy(conn);
		if ("CONNECT".equals(request.getMethod())) {
			exchange.phase(Exchange.Phase.TUNNELLING);
			conn.setSocketTimeout(Timeout.ofMilliseconds(exchange.connectMillisLeft()));
			return super.execute(request, conn, callback, context);
		}
		exchange.phase(Exchange.Phase.WAITING);
		exchange.allowSilence(exchange.timeouts().firstByte());
		ClassicHttpResponse response = super.execute(request, conn, callback, context);
		exchange.phase(Exchange.Phase.READING);
		exchange.allowSilence(exchange.timeouts().idle());
		return response;
	}
}
