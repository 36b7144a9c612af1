package io.github.openrouter4e.agent.tools;

import java.time.Duration;

import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.jobs.IJobManager;
import org.eclipse.core.runtime.jobs.Job;

import io.github.openrouter4e.client.Cancellation;

/** Waits for builds. Never within a scheduling rule: the build would wait for its end. */
public final class Builds {

	private Builds() {}

	/**
	 * Waits until no automatic build is scheduled or runs; one that is scheduled begins at once.
	 *
	 * @return false if it has not ended by then
	 */
	public static boolean await(Duration limit, Cancellation cancellation) {
		var end = System.nanoTime() + limit.toNanos();
		var monitor = new NullProgressMonitor() {
			@Override
			public boolean isCanceled() {
				return cancellation.isCancelled() || System.nanoTime() - end > 0;
			}
		};
		IJobManager jobs = Job.getJobManager();
		// a build that follows another one within a second is put off until then
		jobs.wakeUp(ResourcesPlugin.FAMILY_AUTO_BUILD);
		try {
			jobs.join(ResourcesPlugin.FAMILY_AUTO_BUILD, monitor);
			return true;
		} catch (@SuppressWarnings("unused") OperationCanceledException e) {
			return false;
		} catch (@SuppressWarnings("unused") InterruptedException e) {
			Thread.currentThread().interrupt();
			return false;
		}
	}
}
