package io.github.openrouter4e.chat.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

import io.github.openrouter4e.chat.Subscription;

/** Listeners for one kind of event. Thread-safe. A listener that fails is logged and disturbs neither caller nor others. */
public final class Listeners<E> {

	private static final Logger LOG = Logger.getLogger(Listeners.class.getName());

	private final List<Consumer<? super E>> all = new CopyOnWriteArrayList<>();

	/** Adds a listener until the subscription is closed. */
	public Subscription add(Consumer<? super E> listener) {
		// wrapped, so that the same listener can be added twice and each subscription ends its own
		Consumer<E> own = listener::accept;
		all.add(own);
		return () -> all.remove(own);
	}

	/** Tells all listeners. */
	public void tell(E event) {
		for (Consumer<? super E> listener : all) {
			try {
				listener.accept(event);
			} catch (RuntimeException e) {
				LOG.log(Level.WARNING, "A listener failed", e); //$NON-NLS-1$
			}
		}
	}
}
