package io.github.openrouter4e.models;

import java.time.Instant;

/**
 * A model that an earlier list had and the present one has not.
 *
 * @param id       its id
 * @param name     its display name when last seen
 * @param lastSeen when the last list with it was received
 */
public record RemovedModel(String id, String name, Instant lastSeen) {
}
