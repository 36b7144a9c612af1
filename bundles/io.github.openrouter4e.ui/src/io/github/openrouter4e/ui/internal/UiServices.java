package io.github.openrouter4e.ui.internal;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Widget;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import io.github.openrouter4e.agent.Checkpoints;
import io.github.openrouter4e.chat.ChatService;
import io.github.openrouter4e.chat.tools.ProjectInstructions;
import io.github.openrouter4e.client.BrowserSignIn;
import io.github.openrouter4e.client.ConnectionSettings;
import io.github.openrouter4e.client.OpenRouterClient;
import io.github.openrouter4e.costs.Balance;
import io.github.openrouter4e.costs.CostLedger;
import io.github.openrouter4e.models.EndpointCatalogue;
import io.github.openrouter4e.models.ModelCatalogue;
import io.github.openrouter4e.settings.KeyStore;
import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.ui.DiffViews;
import io.github.openrouter4e.ui.internal.approval.ToolApprovals;
import io.github.openrouter4e.ui.internal.approval.ToolRecords;

/**
 * The services that the user interface works with, gathered once. Views, pages and handlers are created by the
 * workbench, not by declarative services, so this is where they get theirs from:
 *
 * <pre>
 * UiServices.with(control, services -&gt; ...);
 * </pre>
 *
 * Nothing here blocks: the services start on a background thread at the first request, and whoever asks before they are
 * all there is called when they are.
 */
@Component(service = UiServices.class)
public final class UiServices {
	private static final ServiceLookup LOOKUP = new ServiceLookup();

	private final OpenRouterPreferences preferences;
	private final KeyStore keys;
	private final ConnectionSettings connection;
	private final OpenRouterClient client;
	private final BrowserSignIn signIn;
	private final ChatService chat;
	private final ModelCatalogue models;
	private final EndpointCatalogue endpoints;
	private final CostLedger ledger;
	private final Balance balance;
	private final ToolApprovals approvals;
	private final Checkpoints checkpoints;
	private final DiffViews diffs;
	private final ToolRecords toolRecords;
	/** Set by the runtime where models can work in the workspace. */
	@Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
	private volatile @Nullable ProjectInstructions instructions;

	@Activate
	public UiServices(@Reference OpenRouterPreferences preferences, @Reference KeyStore keys,
			@Reference ConnectionSettings connection, @Reference OpenRouterClient client,
			@Reference BrowserSignIn signIn, @Reference ChatService chat, @Reference ModelCatalogue models,
			@Reference EndpointCatalogue endpoints, @Reference CostLedger ledger, @Reference Balance balance,
			@Reference ToolApprovals approvals, @Reference Checkpoints checkpoints, @Reference DiffViews diffs,
			@Reference ToolRecords toolRecords) {
		this.preferences = preferences;
		this.keys = keys;
		this.connection = connection;
		this.client = client;
		this.signIn = signIn;
		this.chat = chat;
		this.models = models;
		this.endpoints = endpoints;
		this.ledger = ledger;
		this.balance = balance;
		this.approvals = approvals;
		this.checkpoints = checkpoints;
		this.diffs = diffs;
		this.toolRecords = toolRecords;
	}

	/** @return the services once all of them are there; complete already after the first time */
	public static CompletableFuture<UiServices> request() {
		return LOOKUP.request();
	}

	/** @return the services if they were requested before and are there, else null */
	public static @Nullable UiServices ifReady() {
		CompletableFuture<UiServices> services = request();
		return services.isDone() ? services.join() : null;
	}

	/**
	 * Calls the user with the services on the UI thread: before this returns if they are there, else later, provided that
	 * the widget still exists then. To be called on the UI thread.
	 */
	public static void with(Widget widget, Consumer<UiServices> user) {
		UiServices ready = ifReady();
		if (ready != null) {
			user.accept(ready);
		} else {
			request().thenAccept(services -> Ui.later(widget, () -> user.accept(services)));
		}
	}

	/** @return the instructions of the projects for models; null where models cannot work in the workspace */
	public @Nullable ProjectInstructions instructions() {
		return instructions;
	}

	/** @return the preferences of this workspace */
	public OpenRouterPreferences preferences() {
		return preferences;
	}

	/** @return the API keys; most of its methods block */
	public KeyStore keys() {
		return keys;
	}

	/** @return the server in force and the key for it; its methods block */
	public ConnectionSettings connection() {
		return connection;
	}

	/** @return OpenRouter's API; all methods block */
	public OpenRouterClient client() {
		return client;
	}

	/** @return the sign-in with the browser */
	public BrowserSignIn signIn() {
		return signIn;
	}

	/** @return the conversations */
	public ChatService chat() {
		return chat;
	}

	/** @return the list of models; empty until it was loaded */
	public ModelCatalogue models() {
		return models;
	}

	/** @return the providers of a model */
	public EndpointCatalogue endpoints() {
		return endpoints;
	}

	/** @return what was spent; its methods block, but for the listeners */
	public CostLedger ledger() {
		return ledger;
	}

	/** @return the questions whether tools may run */
	public ToolApprovals approvals() {
		return approvals;
	}

	/** @return what tools have changed in files; its methods block, but for the listeners */
	public Checkpoints checkpoints() {
		return checkpoints;
	}

	/** @return what shows diffs */
	public DiffViews diffs() {
		return diffs;
	}

	/** @return what is kept about tools */
	public ToolRecords toolRecords() {
		return toolRecords;
	}

	/** @return what is left to spend */
	public Balance balance() {
		return balance;
	}
}
