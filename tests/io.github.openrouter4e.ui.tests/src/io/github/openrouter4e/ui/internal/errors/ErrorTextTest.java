package io.github.openrouter4e.ui.internal.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.NumberFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.client.BaseUrl;
import io.github.openrouter4e.client.CancelledException;
import io.github.openrouter4e.client.InvalidBaseUrlException;
import io.github.openrouter4e.client.InvalidRequestException;
import io.github.openrouter4e.client.KeyUnavailableException;
import io.github.openrouter4e.client.NextStep;
import io.github.openrouter4e.client.ProtocolException;
import io.github.openrouter4e.client.RequestFailure;
import io.github.openrouter4e.client.RequestTimeoutException;
import io.github.openrouter4e.client.ServiceError;
import io.github.openrouter4e.client.ServiceException;
import io.github.openrouter4e.client.ServiceException.Kind;
import io.github.openrouter4e.client.SignInException;
import io.github.openrouter4e.client.TransportException;
import io.github.openrouter4e.settings.KeyProblem;
import io.github.openrouter4e.settings.KeyStoreException;
import io.github.openrouter4e.ui.internal.Messages;

class ErrorTextTest {
	static Stream<Throwable> errors() {
		List<Throwable> errors = new ArrayList<>();
		Arrays.stream(TransportException.Kind.values())
				.forEach(kind -> errors.add(new TransportException(kind, "host", "technical", null)));
		Arrays.stream(ProtocolException.Kind.values())
				.forEach(kind -> errors.add(new ProtocolException(kind, "technical")));
		Arrays.stream(RequestTimeoutException.Limit.values())
				.forEach(limit -> errors.add(new RequestTimeoutException(limit, Duration.ofSeconds(15), null)));
		Arrays.stream(KeyUnavailableException.Reason.values())
				.forEach(reason -> errors.add(new KeyUnavailableException(reason, "technical", null)));
		Arrays.stream(SignInException.Reason.values())
				.forEach(reason -> errors.add(new SignInException(reason, "technical", null)));
		Arrays.stream(KeyProblem.values()).forEach(problem -> errors.add(new KeyStoreException(problem, null)));
		errors.add(new IllegalStateException("technical"));
		return errors.stream();
	}

	@ParameterizedTest
	@MethodSource("errors")
	void everyErrorHasACauseAndANextStepInWords(Throwable error) {
		String message = ErrorText.of(error).message();
		assertTrue(message.length() > 30, message);
		assertTrue(message.endsWith("."), message);
		assertFalse(message.contains("technical"), message);
		assertFalse(message.contains("{"), message);
	}

	@ParameterizedTest
	@EnumSource
	void everyNextStepIsWorded(NextStep step) {
		assertEquals(step == NextStep.NONE, NextSteps.sentence(step).isEmpty());
	}

	@Test
	void quotesTheServiceInOneShortLine() {
		ErrorText text = ErrorText
				.of(new ServiceException(Kind.UNAUTHORIZED, NextStep.CHECK_KEY, error("User\n\tnot   found.")));
		assertTrue(text.message().contains("(“User not found.”)"), text.message());
		assertEquals(List.of(ErrorAction.OPEN_PREFERENCES, ErrorAction.OPEN_KEYS), text.actions());
		String endless = ErrorText
				.of(new ServiceException(Kind.UNAUTHORIZED, NextStep.CHECK_KEY, error("😀".repeat(100_000))))
				.message();
		assertTrue(endless.length() < 600, endless);
		assertTrue(endless.contains("😀…"), endless);
	}

	@Test
	void saysHowManyTokensTheCreditsCover() {
		ErrorText text = ErrorText.of(
				new ServiceException(Kind.PAYMENT_REQUIRED, NextStep.LOWER_MAX_TOKENS, error(""),
						Integer.valueOf(1848)));
		assertTrue(text.message().contains(NumberFormat.getIntegerInstance().format(1848)), text.message());
		assertEquals(ErrorAction.LOWER_MAX_TOKENS, text.actions().getFirst());
	}

	/** Its credits and its key are in order: what fails is between the user and the provider. */
	@ParameterizedTest
	@EnumSource(names = {"BAD_REQUEST", "UNAUTHORIZED", "PAYMENT_REQUIRED", "PERMISSION_DENIED"})
	void anOwnProviderKeyIsNotTakenForThatOfOpenRouter(Kind kind) {
		String message = ErrorText.of(new ServiceException(kind, NextStep.CHECK_PROVIDER_KEY, error(""))).message();
		assertTrue(message.startsWith(Messages.Cause_providerKey), message);
	}

	@Test
	void anAddressThatDoesNotExistIsNoMissingModel() {
		String message = ErrorText.of(new ServiceException(Kind.NOT_FOUND, NextStep.CHECK_BASE_URL, error("")))
				.message();
		assertTrue(message.startsWith(Messages.Cause_notTheApi), message);
	}

	@Test
	void tellsTheDailyLimitFromAHurry() {
		String daily = ErrorText.of(new ServiceException(Kind.RATE_LIMITED, NextStep.WAIT_FOR_DAILY_RESET, error("")))
				.message();
		String hurry = ErrorText.of(new ServiceException(Kind.RATE_LIMITED, NextStep.WAIT, error(""))).message();
		assertTrue(daily.startsWith(Messages.Cause_dailyLimit), daily);
		assertTrue(hurry.startsWith(Messages.Cause_rateLimited), hurry);
	}

	@Test
	void suggestsWhatWasProbablyMeant() {
		String message = "";
		try {
			BaseUrl.parse("llm.example.com/v1");
		} catch (InvalidBaseUrlException e) {
			message = ErrorText.ofInput(e);
		}
		assertTrue(message.contains("https://llm.example.com/v1"), message);
	}

	@Test
	void aCancelledRequestNeedsNoNextStep() {
		assertEquals(new ErrorText(Messages.Cause_cancelled, List.of()), ErrorText.of(new CancelledException()));
	}

	@Test
	void looksThroughTheWrappingOfFutures() {
		assertEquals(ErrorText.of(new CancelledException()),
				ErrorText.of(new CompletionException(new CancelledException())));
	}

	/** A refusal that has nothing to do with the key must not make the user doubt it. */
	@Test
	void refusalsThatAreNotAboutTheKeyDoNotNameIt() {
		for (NextStep step : List.of(NextStep.CHOOSE_OTHER_PROVIDER, NextStep.CHOOSE_OTHER_MODEL)) {
			ServiceException fresh = new ServiceException(Kind.PERMISSION_DENIED, step, error("no"));
			ErrorText text = ErrorText.of(fresh);
			assertFalse(text.message().contains("key"), text.message());
			assertTrue(text.actions().contains(ErrorAction.CHOOSE_MODEL));
			assertFalse(text.actions().contains(ErrorAction.OPEN_KEYS));
			assertEquals(text.message(), ErrorText.of(kept("PermissionDeniedException", step)).message());
		}
		String budget = ErrorText.of(new ServiceException(Kind.KEY_LIMIT, NextStep.RAISE_BUDGET, error("no")))
				.message();
		assertTrue(budget.startsWith(Messages.Cause_budget), budget);
		assertEquals(budget, ErrorText.of(kept("KeyLimitException", NextStep.RAISE_BUDGET)).message());
		assertTrue(ErrorText.of(kept("PaymentRequiredException", NextStep.WAIT)).message()
				.startsWith(Messages.Cause_paymentInFlight));
	}

	@Test
	void emptyAndFilteredAnswersHaveWordsOfTheirOwn() {
		String empty = ErrorText.of(new RequestFailure("EmptyAnswer", "RETRY", null, null, "stop", null)).message();
		assertTrue(empty.startsWith(Messages.Cause_emptyAnswer), empty);
		assertFalse(empty.contains("stop"), empty);
		String filtered = ErrorText
				.of(new RequestFailure("ContentFiltered", "CHANGE_PROMPT", null, null, "SAFETY", null)).message();
		assertTrue(filtered.startsWith(Messages.Cause_contentFiltered), filtered);
	}

	/** Whatever the service refuses, and whatever the next step is, a restart does not change what the user reads. */
	@Test
	void aRefusalThatWasWrittenDownIsWordedLikeAFreshOne() {
		for (ServiceException.Kind kind : ServiceException.Kind.values()) {
			for (NextStep step : NextStep.values()) {
				ServiceException fresh = new ServiceException(kind, step, error("no"), Integer.valueOf(12));
				RequestFailure kept = new RequestFailure(RequestFailure.name(kind), step.name(),
						Integer.valueOf(fresh.status()), null, "no", Integer.valueOf(12));
				assertEquals(ErrorText.of(fresh), ErrorText.of(kept), kind + " " + step);
			}
		}
	}

	private static RequestFailure kept(String kind, NextStep step) {
		return new RequestFailure(kind, step.name(), Integer.valueOf(403), null, "no", null);
	}

	@Test
	void wordsAFailureThatAnotherVersionWroteDown() {
		ErrorText text = ErrorText
				.of(new RequestFailure("WarpException", "REALIGN_CRYSTALS", null, null, "crystals are out", null));
		assertTrue(text.message().startsWith(Messages.Cause_failed), text.message());
		assertTrue(text.message().contains("crystals are out"), text.message());
		assertEquals(List.of(ErrorAction.RETRY), text.actions());
	}

	@Test
	void wordsAFailureOfAnEarlierRunLikeAFreshOne() {
		ServiceException fresh = new ServiceException(Kind.PAYMENT_REQUIRED, NextStep.ADD_CREDITS,
				error("Insufficient"));
		RequestFailure kept = new RequestFailure(RequestFailure.name(Kind.PAYMENT_REQUIRED), "ADD_CREDITS",
				Integer.valueOf(402), null, "Insufficient", null);
		assertEquals(ErrorText.of(fresh), ErrorText.of(kept));
	}

	@Test
	void aNetworkFailureThatWasWrittenDownNamesTheHostAndNotTheException() {
		RequestFailure kept = new RequestFailure("TransportException", "CHECK_NETWORK", null, null,
				"no connection to llm.example.com: java.net.ConnectException: Connection refused", null,
				"CONNECT_FAILED", "llm.example.com");
		assertEquals(ErrorText.of(new TransportException(TransportException.Kind.CONNECT_FAILED, "llm.example.com",
				"technical", null)), ErrorText.of(kept));
		assertTrue(ErrorText.cause(kept).contains("llm.example.com"), ErrorText.cause(kept));
		assertFalse(ErrorText.cause(kept).contains("java.net"), ErrorText.cause(kept));
	}

	@Test
	void otherFailuresOfTheClientThatWereWrittenDownReadLikeFreshOnes() {
		assertEquals(ErrorText.of(new RequestTimeoutException(RequestTimeoutException.Limit.IDLE,
				Duration.ofSeconds(15), null)), kept("RequestTimeoutException", "RETRY", "IDLE", "15"));
		assertEquals(ErrorText.of(new ProtocolException(ProtocolException.Kind.HTML, "technical")),
				kept("ProtocolException", "CHECK_BASE_URL", "HTML", null));
		assertEquals(
				ErrorText.of(new KeyUnavailableException(KeyUnavailableException.Reason.LOCKED, "technical", null)),
				kept("KeyUnavailableException", "UNLOCK_KEY_STORE", "LOCKED", null));
	}

	/** The detail is English in every language, so that the rule has to be worded. */
	@ParameterizedTest
	@EnumSource
	void whichRuleARequestBreaksIsWordedWithTheDetail(InvalidRequestException.Reason reason) {
		var fresh = new InvalidRequestException(reason, "technical");
		String broken = ErrorText.ofInput(fresh);
		assertTrue(broken.length() > 20 && broken.endsWith(" (technical)"), broken);
		assertEquals(NLS.bind(Messages.Cause_invalidRequest, broken), ErrorText.cause(RequestFailure.of(fresh)));
		assertEquals(ErrorText.of(fresh), ErrorText.of(RequestFailure.of(fresh)));
		assertEquals(NLS.bind(Messages.Cause_invalidRequest, "technical"),
				ErrorText.cause(new RequestFailure("InvalidRequestException", null, null, null, "technical", null)));
	}

	@ParameterizedTest
	@ValueSource(strings = {"TransportException", "RequestTimeoutException", "ProtocolException",
			"KeyUnavailableException", "InvalidBaseUrlException", "InvalidApiKeyException"})
	void aFailureOfTheClientWithoutItsReasonIsNotQuoted(String kind) {
		for (String reason : new String[]{null, "FROM_A_LATER_VERSION"}) {
			String message = kept(kind, "CHECK_NETWORK", reason, "not a number").message();
			assertFalse(message.contains("technical"), message);
			assertTrue(message.endsWith(Messages.NextStep_CHECK_NETWORK), message);
		}
	}

	private static ErrorText kept(String kind, String step, String reason, String subject) {
		return ErrorText.of(new RequestFailure(kind, step, null, null, "technical", null, reason, subject));
	}

	private static ServiceError error(String message) {
		return new ServiceError(0, "", message, null, null, null, null, null, null, null, null, null, null, null, null);
	}
}
