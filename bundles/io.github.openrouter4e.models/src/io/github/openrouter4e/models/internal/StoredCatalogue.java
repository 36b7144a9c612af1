package io.github.openrouter4e.models.internal;

import java.time.Instant;
import java.util.Map;

import io.github.openrouter4e.models.RemovedModel;

/**
 * A list as it is kept on disk.
 *
 * @param fetched  when it was received
 * @param removed models that earlier lists had, by id
 * @param json     the answer exactly as it was received, so that a newer version of this program reads more out of it
 */
record StoredCatalogue(Instant fetched, Map<String, RemovedModel> removed, byte[] json) {
}
