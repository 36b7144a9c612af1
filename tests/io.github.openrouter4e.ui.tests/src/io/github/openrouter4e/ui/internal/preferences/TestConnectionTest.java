package io.github.openrouter4e.ui.internal.preferences;

import static io.github.openrouter4e.ui.internal.Messages.Cause_connectFailed;
import static io.github.openrouter4e.ui.internal.Messages.Cause_html;
import static io.github.openrouter4e.ui.internal.Messages.Cause_payment;
import static io.github.openrouter4e.ui.internal.Messages.Cause_unauthorized;
import static io.github.openrouter4e.ui.internal.Messages.NextStep_ADD_CREDITS;
import static io.github.openrouter4e.ui.internal.Messages.NextStep_CHECK_KEY;
import static io.github.openrouter4e.ui.internal.Messages.NextStep_ENTER_KEY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;

import org.eclipse.osgi.util.NLS;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.StandInServer;
import io.github.openrouter4e.testing.StandInServer.Options;
import io.github.openrouter4e.testing.http.Gate;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** The button "Test Connection", with everything that may go wrong. */
@WorkbenchTest
class TestConnectionTest {
	private static final String KEY = "sk-or-v1-not-a-real-key-0123456789";

	private final StandInServer server = StandInServer.start(Options.standard().withKey(KEY));

	@AfterEach
	void stop() {
		server.close();
	}

	@Test
	void saysWhatToDoWithoutAKey() {
		PreferencePageDriver page = PreferencePageDriver.open();
		page.useBaseUrl(server.baseUrl());
		String result = page.testConnection();
		assertTrue(result.contains(NextStep_ENTER_KEY), result);
	}

	@Test
	void saysThatTheKeyIsNotAccepted() {
		String result = testOf("sk-or-v1-another-not-real-key-01234");
		assertTrue(result.startsWith(Cause_unauthorized), result);
		assertTrue(result.contains(NextStep_CHECK_KEY), result);
	}

	@Test
	void saysThatThereAreNoCredits() {
		server.enqueueFor("/key", Answer.error(402, "Insufficient credits"));
		String result = testOf(KEY);
		assertTrue(result.startsWith(Cause_payment), result);
		assertTrue(result.contains("Insufficient credits"), result);
		assertTrue(result.contains(NextStep_ADD_CREDITS), result);
	}

	@Test
	void saysThatAWebPageIsInTheWay() {
		server.enqueueFor("/key", Answer.html(200, "<html><body>Welcome to the hotel</body></html>"));
		String result = testOf(KEY);
		assertTrue(result.startsWith(Cause_html), result);
	}

	@Test
	void saysThatAGatewayDoesNotKnowTheQuery() {
		server.enqueueFor("/key", Answer.error(404, "Not Found"));
		assertEquals(NLS.bind(Messages.TestResult_noKeyQuery, "127.0.0.1"), testOf(KEY));
	}

	@Test
	void saysThatNobodyListens() throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0)) {
			port = socket.getLocalPort();
		}
		PreferencePageDriver page = PreferencePageDriver.open();
		page.typeKey(KEY);
		page.useBaseUrl("http://127.0.0.1:" + port);
		String result = page.testConnection();
		assertTrue(result.startsWith(
				NLS.bind(Cause_connectFailed, "127.0.0.1")), result);
	}

	@Test
	void aTestCanBeCancelledAndDoesNotBlockTheWorkbench() {
		Gate gate = Gate.closed();
		server.enqueueFor("/key", Answer.silentUntil(gate, Answer.error(500, "too late")));
		PreferencePageDriver page = PreferencePageDriver.open();
		page.typeKey(KEY);
		page.useBaseUrl(server.baseUrl());
		page.startTest();
		page.waitForText(Messages.TestSection_testing);
		page.click(Messages.TestSection_cancel);
		assertEquals(Messages.TestSection_cancelled, page.testResult());
		assertTrue(page.isEnabled(Messages.TestSection_test));
		gate.open();
	}

	@Test
	void theResultGoesWhenTheInputChanges() {
		PreferencePageDriver page = PreferencePageDriver.open();
		page.typeKey(KEY);
		page.useBaseUrl(server.baseUrl());
		page.testConnection();
		page.typeKey(KEY + "x");
		assertEquals("", page.testResult());
	}

	private String testOf(String key) {
		PreferencePageDriver page = PreferencePageDriver.open();
		page.typeKey(key);
		page.useBaseUrl(server.baseUrl());
		return page.testConnection();
	}
}
