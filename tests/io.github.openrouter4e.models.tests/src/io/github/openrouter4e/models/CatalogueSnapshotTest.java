package io.github.openrouter4e.models;

import static io.github.openrouter4e.models.SampleModels.FETCHED;
import static io.github.openrouter4e.models.SampleModels.named;
import static io.github.openrouter4e.models.SampleModels.snapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.client.ModelScope;

class CatalogueSnapshotTest {

	private final CatalogueSnapshot list = snapshot(named("acme/owl", "Acme: Owl"),
			named("acme/owl:free", "Acme: Owl (free)"),
			named("acme/newt", "Newt"), named("openrouter/auto", "Auto Router"),
			"{'id':'acme/dodo','name':'Acme: Dodo','expiration_date':'2026-12-31'}");

	private ModelResolution resolve(String id) {
		return list.resolve(id);
	}

	@Test
	void findsAListedModel() {
		ModelResolution owl = resolve(" acme/owl ");
		assertEquals(ModelNotice.NONE, owl.notice());
		assertSame(list.find("acme/owl"), owl.model());
		assertEquals("Acme: Owl", owl.name());
		assertEquals("acme/owl", owl.raw());
	}

	@Test
	void findsTheModelBehindRoutingVariantsAndPresets() {
		for (String id : new String[]{"acme/owl:nitro", "acme/owl:floor", "acme/owl@preset/x"}) {
			assertSame(list.find("acme/owl"), resolve(id).model(), id);
			assertEquals(ModelNotice.LISTED_WITH_ROUTING, resolve(id).notice(), id);
		}
		assertSame(list.find("acme/owl:free"), resolve("acme/owl:free:nitro").model());
	}

	@Test
	void aVariantWithPricesOfItsOwnIsNotTakenForTheModel() {
		assertNull(resolve("acme/owl:thinking").model());
		assertEquals(ModelNotice.UNLISTED, resolve("acme/owl:thinking").notice());
	}

	@Test
	void saysWhatIsSpecialAboutAnId() {
		assertEquals(ModelNotice.UNLISTED, resolve("acme/phoenix").notice());
		assertEquals("acme/phoenix", resolve("acme/phoenix").name());
		assertEquals(ModelNotice.PRESET, resolve("@preset/x").notice());
		assertEquals(ModelNotice.ROUTER, resolve("openrouter/auto").notice());
		assertEquals(ModelNotice.ROUTER, resolve("openrouter/free").notice());
		assertEquals(ModelNotice.EXPIRING, resolve("acme/dodo").notice());
		assertEquals(ModelNotice.BATCH, resolve("acme/owl:batch").notice());
		assertEquals(ModelNotice.MALFORMED, resolve("two words").notice());
		assertEquals(ModelNotice.NO_CATALOGUE, CatalogueSnapshot.EMPTY.resolve("acme/owl").notice());
	}

	@Test
	void aRemovedModelIsShownAsSuchUnderItsName() {
		RemovedModel dead = new RemovedModel("acme/moa", "Acme: Moa", FETCHED);
		CatalogueSnapshot later = CatalogueSnapshot.of(SampleModels.models(named("acme/owl", "Acme: Owl")),
				Map.of("acme/moa", dead), ModelScope.ALL, FETCHED, 0);
		ModelResolution moa = later.resolve("acme/moa:nitro");
		assertEquals(ModelNotice.REMOVED, moa.notice());
		assertEquals("Acme: Moa", moa.name());
		assertNull(moa.model());
	}

	@Test
	void learnsTheVendorsNameFromItsOtherModels() {
		assertEquals("Acme", list.find("acme/newt").vendorName());
		assertEquals("OpenRouter", list.find("openrouter/auto").vendorName());
		assertEquals("Google", SampleModels.model(named("google/x", "Google: X")).vendorName());
		assertEquals("", SampleModels.model(named("gpt-4o", "GPT: 4o")).vendorName());
	}

	@Test
	void ageIsNeverNegative() {
		assertEquals(Duration.ofMinutes(30), list.age(FETCHED.plusSeconds(1800)));
		assertEquals(Duration.ZERO, list.age(FETCHED.minusSeconds(60)));
		assertNull(CatalogueSnapshot.EMPTY.age(FETCHED));
		assertTrue(CatalogueSnapshot.EMPTY.isEmpty());
	}
}
