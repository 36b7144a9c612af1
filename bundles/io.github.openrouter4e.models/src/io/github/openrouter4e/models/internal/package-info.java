/**
 * The list of models as a service: fetched, kept on disk, refreshed and published. Start at {@link CatalogueEngine};
 * {@link RefreshPolicy} says when a list is fetched, {@link CatalogueStore} keeps it, {@link EndpointEngine} does the same
 * for the providers of a model, in memory only.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.models.internal;
