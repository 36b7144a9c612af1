package io.github.openrouter4e.models;

/**
 * What a model can do, derived from its catalogue entry. An ability that the entry does not mention counts as absent: a
 * request that relies on it would be refused or the parameter silently dropped.
 *
 * @param chat             takes text and answers with text
 * @param tools            may call functions
 * @param vision           takes images
 * @param files            takes files such as PDF natively
 * @param audio            takes audio
 * @param video            takes video
 * @param imageOutput      can answer with images
 * @param reasoning        can think before it answers
 * @param structuredOutput answers according to a JSON schema
 * @param promptCaching    how prompts are cached
 * @param free             prompt, completion and each request cost nothing
 */
public record Abilities(boolean chat, boolean tools, boolean vision, boolean files, boolean audio, boolean video,
		boolean imageOutput, boolean reasoning, boolean structuredOutput, PromptCaching promptCaching, boolean free) {
}
