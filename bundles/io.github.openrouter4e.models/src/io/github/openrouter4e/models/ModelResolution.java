package io.github.openrouter4e.models;

import org.eclipse.jdt.annotation.Nullable;

/**
 * What is known about an id that the user chose or typed.
 *
 * @param raw    the id as given, without surrounding white space
 * @param id     the id taken apart; null if {@link ModelNotice#MALFORMED}
 * @param model  the catalogue entry whose prices and abilities apply; null if there is none
 * @param name   the name to show: the entry's, else the last one seen, else the id
 * @param notice what to tell the user
 */
public record ModelResolution(String raw, @Nullable ModelId id, @Nullable ModelInfo model, String name,
		ModelNotice notice) {
}
