package io.github.openrouter4e.git.internal;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.github.openrouter4e.chat.ChatSettings;
import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.ChatRequestBuilder;
import io.github.openrouter4e.costs.ModelCalls;
import io.github.openrouter4e.models.ModelCatalogue;
import io.github.openrouter4e.models.ModelInfo;
import io.github.openrouter4e.models.ParameterRules;
import io.github.openrouter4e.ui.ChatViews;

/** The services that the handlers work with, which the workbench creates, and not declarative services. */
@Component(service = GitServices.class)
public final class GitServices {

	private final ModelCalls calls;
	private final Supplier<ChosenModel> model;
	private final ChatViews chat;

	/** The services of this workspace. */
	@Activate
	public GitServices(@Reference ModelCalls calls, @Reference ChatSettings settings,
			@Reference ModelCatalogue catalogue, @Reference ChatViews chat) {
		this(calls, () -> model(settings, catalogue), chat);
	}

	/** These services. */
	public GitServices(ModelCalls calls, Supplier<ChosenModel> model, ChatViews chat) {
		this.calls = calls;
		this.model = model;
		this.chat = chat;
	}

	/**
	 * Gets the services on a background thread, as getting them constructs them and all that they refer to.
	 *
	 * @param then told on that thread: the services, or why there are none
	 */
	public static void request(BiConsumer<@Nullable GitServices, @Nullable Throwable> then) {
		CompletableFuture.supplyAsync(GitServices::find, Background::run).whenComplete(then);
	}

	private static GitServices find() {
		BundleContext context = FrameworkUtil.getBundle(GitServices.class).getBundleContext();
		ServiceReference<GitServices> reference = context.getServiceReference(GitServices.class);
		var services = reference == null ? null : context.getService(reference);
		if (services == null) {
			throw new IllegalStateException("a service of OpenRouter for Eclipse is missing"); //$NON-NLS-1$
		}
		return services;
	}

	/** {@return the door for paid requests} */
	public ModelCalls calls() {
		return calls;
	}

	/** {@return what opens the chat} */
	public ChatViews chat() {
		return chat;
	}

	/** {@return the model that the user chose for conversations} */
	public ChosenModel model() {
		return model.get();
	}

	private static ChosenModel model(ChatSettings settings, ModelCatalogue catalogue) {
		var id = settings.model();
		ModelInfo info = catalogue.current().resolve(id).model();
		return new ChosenModel() {
			@Override
			public String id() {
				return id;
			}

			@Override
			public @Nullable Long contextLength() {
				return info == null ? null : info.model().contextLength();
			}

			@Override
			public ChatRequestBuilder request() {
				var routing = settings.routing(id);
				var request = ChatRequest.builder().model(id).fallbackModels(routing.fallbackModels())
						.provider(routing.toProviderRouting());
				ParameterRules.of(info, id).adjust(settings.parameters(id)).effective().applyTo(request);
				return request;
			}
		};
	}
}
