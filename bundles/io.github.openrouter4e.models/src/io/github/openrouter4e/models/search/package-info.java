/**
 * Search in the model catalogue: what the user types and filters by, and the models that fit, in the order of the picker.
 * Pure functions over a {@link io.github.openrouter4e.models.CatalogueSnapshot}.
 *
 * <p>
 * Start at {@link io.github.openrouter4e.models.search.ModelSearch}. A search text is split into words, {@code SearchIndex}
 * finds the models that have all of them, {@code WordMatcher} scores one word in one text.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.models.search;
