package io.github.openrouter4e.ui;

import org.eclipse.jdt.annotation.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

/**
 * An OSGi service for what Eclipse makes without injection: handlers and processors of extension points. It is looked for when
 * it is first asked for, and kept until the bundle that uses it stops: what it begins in the background goes on using it, and
 * a declarative service that nobody keeps is deactivated. If it is replaced, its successor is told from then on. Thread-safe.
 */
public final class KeptService<T> {

	private final Class<?> user;
	private final Class<T> type;
	private @Nullable ServiceTracker<T, T> tracker; // guarded by this
	private @Nullable BundleContext context; // of the tracker, guarded by this

	/**
	 * @param user whose bundle uses the service
	 * @param type under which it is registered
	 */
	public KeptService(Class<?> user, Class<T> type) {
		this.user = user;
		this.type = type;
	}

	/** The service; null if there is none. The first time it may construct it and all that it refers to, on this thread. */
	public synchronized @Nullable T get() {
		var known = tracker;
		BundleContext now = FrameworkUtil.getBundle(user).getBundleContext();
		if (known == null || now != context) { // the first time, or the bundle was stopped and started again
			known = new ServiceTracker<>(now, type, null);
			known.open();
			tracker = known;
			context = now;
		}
		return known.getService();
	}

	/**
	 * The service, where it has to be there.
	 *
	 * @throws IllegalStateException if there is none
	 */
	public T require() {
		var service = get();
		if (service == null) {
			throw new IllegalStateException("a service of OpenRouter for Eclipse is missing"); //$NON-NLS-1$
		}
		return service;
	}
}
