package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BasketTest {

	@Test
	void isEmptyAtFirst() {
		assertEquals(0, new Basket().total());
	}

	@Test
	void countsEveryPiece() {
		Basket basket = new Basket();
		basket.add("tea", 3, 250);
		basket.add("cup", 1, 900);
		assertEquals(1650, basket.total());
	}
}
