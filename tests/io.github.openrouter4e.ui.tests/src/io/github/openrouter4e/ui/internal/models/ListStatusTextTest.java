package io.github.openrouter4e.ui.internal.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.MessageFormat;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.client.TransportException;
import io.github.openrouter4e.models.CatalogueFailure;
import io.github.openrouter4e.models.CatalogueFailure.Kind;
import io.github.openrouter4e.models.CatalogueSnapshot;
import io.github.openrouter4e.ui.internal.errors.ErrorText;

class ListStatusTextTest {
	private static final TransportException OFFLINE = new TransportException(TransportException.Kind.UNKNOWN_HOST,
			"openrouter.test", "no such host", null);

	@Test
	void tellsCountAndAge() {
		assertEquals(MessageFormat.format(Messages.ListStatusText_count, 3, 4, ListStatusText.age(Duration.ofHours(2))),
				ListStatusText.of(Samples.LIST, 3, Samples.FETCHED.plusSeconds(7_200)));
	}

	@Test
	void tellsWhyTheListIsOld() {
		String text = ListStatusText.of(
				Samples.LIST.withFailure(new CatalogueFailure(Kind.NO_ANSWER, OFFLINE, Samples.FETCHED)), 4,
				Samples.FETCHED);
		assertTrue(text.endsWith(MessageFormat.format(Messages.ListStatusText_notRenewed,
				ErrorText.of(OFFLINE).message())), text);
	}

	@Test
	void tellsWhyThereIsNoList() {
		CatalogueSnapshot none = CatalogueSnapshot.EMPTY
				.withFailure(new CatalogueFailure(Kind.EMPTY, null, Samples.FETCHED));
		assertEquals(MessageFormat.format(Messages.ListStatusText_noList, Messages.ListStatusText_emptyAnswer),
				ListStatusText.of(none, 0, Samples.FETCHED));
	}

	@Test
	void tellsThatItIsComing() {
		assertEquals(Messages.ListStatusText_loading,
				ListStatusText.of(CatalogueSnapshot.EMPTY.withRefreshing(true), 0, Samples.FETCHED));
	}

	@Test
	void agesHaveOneUnit() {
		assertEquals(Messages.ListStatusText_now, ListStatusText.age(Duration.ofSeconds(-5)));
		assertEquals(Messages.ListStatusText_now, ListStatusText.age(Duration.ofSeconds(59)));
		assertEquals(MessageFormat.format(Messages.ListStatusText_minutes, 1),
				ListStatusText.age(Duration.ofMinutes(1)));
		assertEquals(MessageFormat.format(Messages.ListStatusText_minutes, 59),
				ListStatusText.age(Duration.ofSeconds(3_599)));
		assertEquals(MessageFormat.format(Messages.ListStatusText_hours, 23), ListStatusText.age(Duration.ofHours(23)));
		assertEquals(MessageFormat.format(Messages.ListStatusText_days, 40), ListStatusText.age(Duration.ofDays(40)));
	}
}
