package io.github.openrouter4e.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.client.RequestFailure;
import io.github.openrouter4e.client.ServiceException.Kind;

class AnswerFailureTest {

	/** Histories hold these names; the kinds may be renamed, the names not. */
	private static final Map<Kind, String> STORED = Map.ofEntries(Map.entry(Kind.BAD_REQUEST, "BadRequestException"),
			Map.entry(Kind.UNAUTHORIZED, "UnauthorizedException"),
			Map.entry(Kind.PAYMENT_REQUIRED, "PaymentRequiredException"),
			Map.entry(Kind.KEY_LIMIT, "KeyLimitException"), Map.entry(Kind.MODERATION, "ModerationException"),
			Map.entry(Kind.PERMISSION_DENIED, "PermissionDeniedException"),
			Map.entry(Kind.NOT_FOUND, "NotFoundException"), Map.entry(Kind.TIMEOUT, "ServiceTimeoutException"),
			Map.entry(Kind.PAYLOAD_TOO_LARGE, "PayloadTooLargeException"),
			Map.entry(Kind.UNPROCESSABLE_REQUEST, "UnprocessableRequestException"),
			Map.entry(Kind.RATE_LIMITED, "RateLimitedException"),
			Map.entry(Kind.SERVER_ERROR, "ServerErrorException"), Map.entry(Kind.OVERLOADED, "OverloadedException"),
			Map.entry(Kind.OTHER, "OtherServiceException"));

	@Test
	void refusalsKeepTheNamesOfTheFirstVersion() {
		for (Kind kind : Kind.values()) {
			assertEquals(STORED.get(kind), RequestFailure.name(kind));
			assertEquals(kind, failure(RequestFailure.name(kind)).refusal());
		}
	}

	@Test
	void otherFailuresAreNoRefusals() {
		assertNull(failure("TransportException").refusal());
		assertNull(failure("WarpException").refusal());
	}

	private static RequestFailure failure(String kind) {
		return new RequestFailure(kind, null, null, null, "", null);
	}
}
