package io.github.openrouter4e.storage;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Listeners for one kind of event. Thread-safe. A listener that fails is logged and disturbs neither caller nor others. */
public final class Listeners<E> {

	private static final Logger LOG = Logger.getLogger(Listeners.class.getName());

	/** A listener; of its failures only the first is logged, as it may be told a thousand things a second. */
	private static final class Entry<E> {
		private final Consumer<? super E> listener;
		private boolean failed;

		Entry(Consumer<? super E> listener) {
			this.listener = listener;
		}

		void fire(E event) {
			try {
				listener.accept(event);
			} catch (RuntimeException | Error e) { // also of a bundle that vanished
				if (!failed) {
					failed = true;
					LOG.log(Level.SEVERE, "A listener failed", e); //$NON-NLS-1$
				}
			}
		}
	}

	private final List<Entry<E>> all = new CopyOnWriteArrayList<>();

	/** Adds a listener until the subscription is closed. */
	public Registration add(Consumer<? super E> listener) {
		var entry = new Entry<E>(listener);
		all.add(entry);
		return () -> all.remove(entry);
	}

	/** Calls all listeners, on this thread, in the order in which they were added. */
	public void fire(E event) {
		all.forEach(entry -> entry.fire(event));
	}

	/** {@return whether nobody listens} */
	public boolean isEmpty() {
		return all.isEmpty();
	}
}
