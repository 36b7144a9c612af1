package io.github.openrouter4e.agent.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;

import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.client.Cancellation;

/** Waiting for builds. */
@SuppressWarnings("nls")
class BuildsTest {

	@Test
	void aBuildThatIsPutOffIsNotWaitedForButBegins() throws Exception {
		var build = new PutOff();
		build.schedule(Duration.ofHours(1).toMillis());
		try {
			assertTrue(Builds.await(Duration.ofSeconds(5), new Cancellation()));
			assertEquals(Status.OK_STATUS, build.getResult());
		} finally {
			build.cancel();
		}
	}

	/** As the platform's own does when it has just built. */
	@NonNullByDefault({}) // as what it overrides
	private static final class PutOff extends Job {

		PutOff() {
			super("build");
		}

		@Override
		public boolean belongsTo(Object family) {
			return ResourcesPlugin.FAMILY_AUTO_BUILD.equals(family);
		}

		@Override
		protected IStatus run(IProgressMonitor monitor) {
			return Status.OK_STATUS;
		}
	}
}
