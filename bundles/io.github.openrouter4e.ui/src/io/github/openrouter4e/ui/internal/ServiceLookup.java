package io.github.openrouter4e.ui.internal;

import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/**
 * Finds {@link UiServices} without blocking. The first request starts the search on a background thread, because getting
 * a declarative service constructs it and everything it refers to. When the service goes away (an update of the plug-in
 * in the running workbench), later requests get its successor.
 */
final class ServiceLookup {
	private CompletableFuture<UiServices> services = new CompletableFuture<>();
	private boolean started;

	synchronized CompletableFuture<UiServices> request() {
		if (!started) {
			started = true;
			Background.run(this::track);
		}
		return services;
	}

	private void track() {
		BundleContext context = FrameworkUtil.getBundle(UiServices.class).getBundleContext();
		new ServiceTracker<>(context, UiServices.class, new Customizer(context)).open();
	}

	private synchronized CompletableFuture<UiServices> pending() {
		if (services.isDone()) {
			services = new CompletableFuture<>();
		}
		return services;
	}

	private final class Customizer implements ServiceTrackerCustomizer<UiServices, @Nullable UiServices> {
		private final BundleContext context;

		Customizer(BundleContext context) {
			this.context = context;
		}

		@Override
		public @Nullable UiServices addingService(@Nullable ServiceReference<UiServices> reference) {
			UiServices added = context.getService(reference);
			if (added != null) {
				pending().complete(added);
			}
			return added;
		}

		@Override
		public void modifiedService(@Nullable ServiceReference<UiServices> reference, @Nullable UiServices service) {
			// its properties do not matter
		}

		@Override
		public void removedService(@Nullable ServiceReference<UiServices> reference, @Nullable UiServices service) {
			pending();
			context.ungetService(reference);
		}
	}
}
