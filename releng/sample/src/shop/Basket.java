package shop;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a customer is about to buy; prices in cents. */
public class Basket {

	private final Map<String, Integer> quantities = new LinkedHashMap<>();
	private final Map<String, Integer> prices = new LinkedHashMap<>();

	public void add(String article, int quantity, int price) {
		quantities.merge(article, quantity, Integer::sum);
		prices.put(article, price);
	}

	public int total() {
		int total = 0;
		for (String article : quantities.keySet()) {
			total += prices.get(article);
		}
		return total;
	}
}
