package io.github.openrouter4e.client;

/**
 * How providers are ranked.
 *
 * @param acrossModels
 *            whether the endpoints of all fallback models are ranked together ({@code partition: none}), instead of
 *            model by model
 */
public record ProviderSort(By by, boolean acrossModels) {
	/** What ranks first. */
	@SuppressWarnings("nls") // wire names
	public enum By {
		PRICE("price"), THROUGHPUT("throughput"), LATENCY("latency"),
		/** Quality of tool calling. */
		EXACTO("exacto");

		private final String wireName;

		By(String wireName) {
			this.wireName = wireName;
		}

		/** As in the request. */
		public String wireName() {
			return wireName;
		}
	}

	/** Model by model. */
	public ProviderSort(By by) {
		this(by, false);
	}
}
