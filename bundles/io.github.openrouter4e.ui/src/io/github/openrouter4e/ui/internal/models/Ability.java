package io.github.openrouter4e.ui.internal.models;

import java.util.ArrayList;
import java.util.List;

import io.github.openrouter4e.models.Abilities;
import io.github.openrouter4e.models.PromptCaching;

/** What a model can do, with a picture and a word for each, in the order in which they are shown. */
enum Ability {
	FREE, TOOLS, VISION, FILES, AUDIO, VIDEO, IMAGE_OUTPUT, REASONING, STRUCTURED_OUTPUT, CACHING_AUTOMATIC, CACHING_EXPLICIT;

	static List<Ability> of(Abilities abilities) {
		List<Ability> list = new ArrayList<>();
		add(list, abilities.free(), FREE);
		add(list, abilities.tools(), TOOLS);
		add(list, abilities.vision(), VISION);
		add(list, abilities.files(), FILES);
		add(list, abilities.audio(), AUDIO);
		add(list, abilities.video(), VIDEO);
		add(list, abilities.imageOutput(), IMAGE_OUTPUT);
		add(list, abilities.reasoning(), REASONING);
		add(list, abilities.structuredOutput(), STRUCTURED_OUTPUT);
		add(list, abilities.promptCaching() == PromptCaching.AUTOMATIC, CACHING_AUTOMATIC);
		add(list, abilities.promptCaching() == PromptCaching.EXPLICIT, CACHING_EXPLICIT);
		return list;
	}

	private static void add(List<Ability> list, boolean has, Ability ability) {
		if (has) {
			list.add(ability);
		}
	}

	/** Whether it is one of the few that users compare models by; the table has room for no more. */
	boolean inTable() {
		return switch (this) {
			case TOOLS, VISION, FILES, REASONING, CACHING_AUTOMATIC, CACHING_EXPLICIT, IMAGE_OUTPUT -> true;
			default -> false;
		};
	}

	String label() {
		return switch (this) {
			case FREE -> Messages.Ability_free;
			case TOOLS -> Messages.Ability_tools;
			case VISION -> Messages.Ability_vision;
			case FILES -> Messages.Ability_files;
			case AUDIO -> Messages.Ability_audio;
			case VIDEO -> Messages.Ability_video;
			case IMAGE_OUTPUT -> Messages.Ability_imageOutput;
			case REASONING -> Messages.Ability_reasoning;
			case STRUCTURED_OUTPUT -> Messages.Ability_structuredOutput;
			case CACHING_AUTOMATIC -> Messages.Ability_cachingAutomatic;
			case CACHING_EXPLICIT -> Messages.Ability_cachingExplicit;
		};
	}

	/** Name of its picture in the folder of icons. */
	@SuppressWarnings("nls") // file names
	String icon() {
		return switch (this) {
			case FREE -> "free";
			case TOOLS -> "tools";
			case VISION -> "vision";
			case FILES -> "files";
			case AUDIO -> "audio";
			case VIDEO -> "video";
			case IMAGE_OUTPUT -> "image_output";
			case REASONING -> "reasoning";
			case STRUCTURED_OUTPUT -> "structured";
			case CACHING_AUTOMATIC, CACHING_EXPLICIT -> "caching";
		};
	}
}
