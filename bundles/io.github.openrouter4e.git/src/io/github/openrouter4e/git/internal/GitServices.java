package io.github.openrouter4e.git.internal;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.github.openrouter4e.chat.ChatSettings;
import io.github.openrouter4e.chat.ChosenModel;
import io.github.openrouter4e.costs.ModelCalls;
import io.github.openrouter4e.models.ModelCatalogue;
import io.github.openrouter4e.ui.ChatViews;
import io.github.openrouter4e.ui.KeptService;
import io.github.openrouter4e.ui.RequestTexts;

/** The services that the handlers work with, which the workbench creates, and not declarative services. */
@Component(service = GitServices.class)
public final class GitServices {

	private static final KeptService<GitServices> KEPT = new KeptService<>(GitServices.class, GitServices.class);

	private final ModelCalls calls;
	private final Supplier<ChosenModel> model;
	private final ChatViews chat;
	private final RequestTexts texts;

	/** The services of this workspace. */
	@Activate
	public GitServices(@Reference ModelCalls calls, @Reference ChatSettings settings,
			@Reference ModelCatalogue catalogue, @Reference ChatViews chat, @Reference RequestTexts texts) {
		this(calls, () -> ChosenModel.of(settings, catalogue), chat, texts);
	}

	/** These services. */
	public GitServices(ModelCalls calls, Supplier<ChosenModel> model, ChatViews chat, RequestTexts texts) {
		this.calls = calls;
		this.model = model;
		this.chat = chat;
		this.texts = texts;
	}

	/**
	 * Gets the services on a background thread, as getting them constructs them and all that they refer to.
	 *
	 * @param then told on that thread: the services, or why there are none
	 */
	public static void request(BiConsumer<@Nullable GitServices, @Nullable Throwable> then) {
		CompletableFuture.supplyAsync(KEPT::require, Background::run).whenComplete(then);
	}

	/** {@return the door for paid requests} */
	public ModelCalls calls() {
		return calls;
	}

	/** {@return what opens the chat} */
	public ChatViews chat() {
		return chat;
	}

	/** {@return words for requests} */
	public RequestTexts texts() {
		return texts;
	}

	/** {@return the model that the user chose for conversations} */
	public ChosenModel model() {
		return model.get();
	}
}
