package io.github.openrouter4e.client;

import java.math.BigDecimal;

import org.eclipse.jdt.annotation.Nullable;

/** A price that may be unknown. Never a guess: what cannot be read is {@link Unknown}. */
public sealed interface Price {
	/** USD per unit, mostly per single token; zero is free. */
	record Known(BigDecimal usd) implements Price {
		/** Whether it costs nothing. */
		public boolean isFree() {
			return usd.signum() == 0;
		}
	}

	/** Depends on which model a router chooses. */
	record Variable() implements Price {
	}

	/** Not said. */
	record Unknown() implements Price {
	}

	/** The only {@link Variable}. */
	Price VARIABLE = new Variable();
	/** The only {@link Unknown}. */
	Price UNKNOWN = new Unknown();

	/** @param usd a decimal; −1 stands for {@link Variable}, null and nonsense for {@link Unknown} */
	static Price of(@Nullable String usd) {
		return PriceParser.parse(usd);
	}

	/** The amount in USD, or null if variable or unknown. */
	default @Nullable BigDecimal amount() {
		return this instanceof Known(BigDecimal usd) ? usd : null;
	}
}
