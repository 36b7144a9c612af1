package io.github.openrouter4e.testing.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** HTTP header fields in the order received or to be sent; names are compared without case. Immutable. */
public record Headers(List<Field> fields) {

	/** One header line. */
	public record Field(String name, String value) {
	}

	public Headers {
		fields = List.copyOf(fields);
	}

	/** Pairs of name and value. */
	public static Headers of(String... namesAndValues) {
		List<Field> fields = new ArrayList<>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			fields.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
		}
		return new Headers(fields);
	}

	public Headers with(String name, String value) {
		List<Field> all = new ArrayList<>(fields);
		all.add(new Field(name, value));
		return new Headers(all);
	}

	/** These fields, then those of {@code others}; a name present in both keeps only the value of {@code others}. */
	public Headers overriddenBy(Headers others) {
		List<Field> all = new ArrayList<>();
		fields.stream().filter(f -> others.first(f.name()).isEmpty()).forEach(all::add);
		all.addAll(others.fields());
		return new Headers(all);
	}

	public Optional<String> first(String name) {
		return fields.stream().filter(f -> f.name().equalsIgnoreCase(name)).map(Field::value).findFirst();
	}

	public List<String> all(String name) {
		return fields.stream().filter(f -> f.name().equalsIgnoreCase(name)).map(Field::value).toList();
	}

	boolean hasToken(String name, String token) {
		return all(name).stream().flatMap(v -> List.of(v.split(",")).stream())
				.anyMatch(t -> t.trim().equalsIgnoreCase(token));
	}
}
