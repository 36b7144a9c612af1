package io.github.openrouter4e.settings.internal;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.ConfigurationScope;
import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.IEclipsePreferences.INodeChangeListener;
import org.eclipse.core.runtime.preferences.IEclipsePreferences.IPreferenceChangeListener;
import org.eclipse.core.runtime.preferences.IEclipsePreferences.NodeChangeEvent;
import org.eclipse.core.runtime.preferences.IScopeContext;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.prefs.BackingStoreException;

import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.settings.Setting;
import io.github.openrouter4e.storage.Listeners;
import io.github.openrouter4e.storage.Registration;

/**
 * The preferences in Eclipse's preference store. Values equal to the default are not stored.
 * <p>
 * Importing a file removes whole nodes and creates them anew, so a node is looked up again once it was removed, and the
 * listeners follow.
 */
@Component(service = OpenRouterPreferences.class)
@SuppressWarnings("nls") // the name of the node and a log message
public final class StoredPreferences implements OpenRouterPreferences {
	private static final String ANY_KEY = "";
	private static final String NODE = "io.github.openrouter4e.settings";

	private final Node values;
	private final List<Node> defaults;
	private final Executor writer;
	private final AtomicBoolean flushScheduled = new AtomicBoolean();
	/** Told the key of a value that may have changed; {@link #ANY_KEY} if any may. */
	private final Listeners<String> listeners = new Listeners<>();
	private final IPreferenceChangeListener valueListener = event -> listeners.fire(event.getKey());

	/** @param errorLog nothing is asked of it, but it has to be there before anything else that needs preferences */
	@Activate
	public StoredPreferences(@Reference ErrorLogging errorLog) {
		// the nodes of Eclipse are singletons per workspace: they come from the scopes, not from a service
		this(InstanceScope.INSTANCE, NODE, Thread::startVirtualThread, ConfigurationScope.INSTANCE,
				DefaultScope.INSTANCE);
	}

	/** @param defaults where the value comes from if the user set none, the most important first */
	StoredPreferences(IScopeContext values, String name, Executor writer, IScopeContext... defaults) {
		this.writer = writer;
		this.defaults = Stream.of(defaults).map(scope -> new Node(scope, name, created -> {
			// nobody listens to defaults
		})).toList();
		this.values = new Node(values, name, this::follow);
	}

	/** Listens no more: the nodes are Eclipse's and stay. */
	@Deactivate
	public void close() {
		defaults.forEach(Node::close);
		values.close();
		IEclipsePreferences last = values.present;
		if (Node.exists(last)) {
			last.removePreferenceChangeListener(valueListener);
		}
	}

	@Override
	public <T> T get(Setting<T> setting) {
		return read(values.get(), setting, getDefault(setting));
	}

	@Override
	public <T> T getDefault(Setting<T> setting) {
		T value = setting.defaultValue();
		for (int i = defaults.size() - 1; i >= 0; i--) {
			value = read(defaults.get(i).get(), setting, value);
		}
		return value;
	}

	@Override
	public <T> void set(Setting<T> setting, T value) {
		if (value.equals(getDefault(setting))) {
			values.get().remove(setting.key());
		} else {
			values.get().put(setting.key(), setting.encode(value));
		}
		if (flushScheduled.compareAndSet(false, true)) {
			writer.execute(this::flush);
		}
	}

	@Override
	public <T> Registration onChange(Setting<T> setting, Consumer<T> listener) {
		var last = new AtomicReference<T>(get(setting));
		return listeners.add(key -> {
			if (key.equals(ANY_KEY) || key.equals(setting.key())) {
				// the node reports raw text, and nothing when it is removed: only a change of the meaning counts
				T present = get(setting);
				if (!present.equals(last.getAndSet(present))) {
					listener.accept(present);
				}
			}
		});
	}

	/** Listens to this node, and to its parent for the one that takes its place. */
	private void follow(IEclipsePreferences node) {
		node.addPreferenceChangeListener(valueListener);
		listeners.fire(ANY_KEY);
	}

	private static <T> T read(IEclipsePreferences node, Setting<T> setting, T fallback) {
		String text = node.get(setting.key(), null);
		return text == null ? fallback : setting.decode(text).orElse(fallback);
	}

	private void flush() {
		flushScheduled.set(false);
		try {
			values.get().flush();
		} catch (BackingStoreException e) {
			// the values are in memory and Eclipse tries again when it closes
			ILog.of(StoredPreferences.class).warn("The OpenRouter preferences could not be written yet.", e);
		}
	}

	/** The node of one scope, whichever one that is at the moment. */
	private static final class Node {
		private final IScopeContext scope;
		private final String name;
		private final Consumer<IEclipsePreferences> created;
		private final @Nullable IEclipsePreferences parent;
		private volatile IEclipsePreferences present;
		private final INodeChangeListener siblings = new INodeChangeListener() {
			@Override
			public void added(@Nullable NodeChangeEvent event) {
				get();
			}

			@Override
			public void removed(@Nullable NodeChangeEvent event) {
				get();
			}
		};

		Node(IScopeContext scope, String name, Consumer<IEclipsePreferences> created) {
			this.scope = scope;
			this.name = name;
			this.created = created;
			this.present = scope.getNode(name);
			this.parent = present.parent() instanceof IEclipsePreferences above ? above : null;
			created.accept(present);
			if (parent != null) {
				parent.addNodeChangeListener(siblings);
			}
		}

		void close() {
			if (parent instanceof IEclipsePreferences above && exists(above)) {
				above.removeNodeChangeListener(siblings);
			}
		}

		IEclipsePreferences get() {
			IEclipsePreferences node = present;
			if (exists(node)) {
				return node;
			}
			IEclipsePreferences fresh = scope.getNode(name);
			synchronized (this) {
				if (present == fresh) {
					return fresh; // another thread has found it
				}
				present = fresh;
			}
			created.accept(fresh);
			return fresh;
		}

		private static boolean exists(IEclipsePreferences node) {
			try {
				return node.nodeExists("");
			} catch (@SuppressWarnings("unused") BackingStoreException e) {
				return false;
			}
		}
	}
}
