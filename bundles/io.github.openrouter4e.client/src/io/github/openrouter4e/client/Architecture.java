package io.github.openrouter4e.client;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

/**
 * What goes in and what comes out.
 *
 * @param modality
 *            for example {@code text+image->text}
 * @param inputModalities
 *            {@code text}, {@code image}, {@code file}, {@code audio}, {@code video}
 * @param outputModalities
 *            {@code text}, {@code image}, {@code audio} and more
 * @param tokenizer
 *            name of the tokenizer's family
 */
public record Architecture(@Nullable String modality, List<String> inputModalities, List<String> outputModalities,
		@Nullable String tokenizer, @Nullable String instructType) {
	/** Nothing known. */
	public static final Architecture UNKNOWN = new Architecture(null, List.of(), List.of(), null, null);

	public Architecture {
		inputModalities = List.copyOf(inputModalities);
		outputModalities = List.copyOf(outputModalities);
	}
}
