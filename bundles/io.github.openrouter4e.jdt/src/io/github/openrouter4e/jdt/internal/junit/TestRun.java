package io.github.openrouter4e.jdt.internal.junit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.model.IStreamMonitor;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jdt.junit.JUnitCore;
import org.eclipse.jdt.junit.TestRunListener;
import org.eclipse.jdt.junit.model.ITestCaseElement;
import org.eclipse.jdt.junit.model.ITestElement;
import org.eclipse.jdt.junit.model.ITestElementContainer;
import org.eclipse.jdt.junit.model.ITestRunSession;
import org.eclipse.jdt.junit.model.ITestSuiteElement;

import io.github.openrouter4e.agent.tools.RecentOutput;
import io.github.openrouter4e.chat.tools.ToolProgress;
import io.github.openrouter4e.client.Cancellation;

/** Runs tests, and collects what becomes of them. The run is known by its name, which nobody else uses. */
final class TestRun extends TestRunListener {

	/** How the run ended. */
	enum End {
		FINISHED,
		/** The user stopped it, and its processes have been ended. */
		CANCELLED,
		/** It took too long, and its processes have been ended. */
		TIMED_OUT,
		/** The program ended without a word from the tests. */
		DIED
	}

	/** What comes after the end of the program, or of the tests, comes soon. */
	private static final Duration GRACE = Duration.ofSeconds(3);
	private static final int PAUSE_MILLIS = 100;
	private static final int MOST_OUTPUT = 200_000;

	private final String name;
	private final ToolProgress progress;
	private final CountDownLatch finished = new CountDownLatch(1);
	private final AtomicInteger ended = new AtomicInteger();
	private final RecentOutput output = new RecentOutput(MOST_OUTPUT, MOST_OUTPUT / 2);
	private volatile List<TestCase> cases = List.of();

	TestRun(String name, ToolProgress progress) {
		this.name = name;
		this.progress = progress;
	}

	/** What the tests printed. */
	String output() {
		return output.text();
	}

	/** In the order of the run. */
	List<TestCase> cases() {
		return cases;
	}

	/** Blocks until the tests have ended, or are stopped. */
	End run(ILaunchConfigurationWorkingCopy configuration, Duration limit, Cancellation cancellation)
			throws CoreException {
		JUnitCore.addTestRunListener(this);
		try {
			// registered, or nobody listens to the tests; not built, as that has been done
			var launch = configuration.launch(ILaunchManager.RUN_MODE, new NullProgressMonitor(), false, true);
			for (var process : launch.getProcesses()) {
				var streams = process.getStreamsProxy();
				if (streams != null) {
					collect(streams.getOutputStreamMonitor());
					collect(streams.getErrorStreamMonitor());
				}
			}
			try {
				var end = await(launch, limit, cancellation);
				if (end == End.FINISHED) {
					awaitEnd(launch); // with what it still prints: a program that is terminated is not read any more
				}
				return end;
			} finally {
				terminate(launch);
			}
		} finally {
			JUnitCore.removeTestRunListener(this);
		}
	}

	private End await(ILaunch launch, Duration limit, Cancellation cancellation) {
		var end = System.nanoTime() + limit.toNanos();
		var gone = 0L;
		try {
			while (!finished.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
				var now = System.nanoTime();
				if (cancellation.isCancelled()) {
					return End.CANCELLED;
				}
				if (now - end > 0) {
					return End.TIMED_OUT;
				}
				if (launch.isTerminated()) {
					if (gone == 0) {
						gone = now;
					} else if (now - gone > GRACE.toNanos()) {
						return End.DIED;
					}
				}
			}
			return End.FINISHED;
		} catch (@SuppressWarnings("unused") InterruptedException e) {
			Thread.currentThread().interrupt();
			return End.CANCELLED;
		}
	}

	/** A program has ended once all of its output is read. Others, such as one whose threads go on, are not waited for long. */
	private static void awaitEnd(ILaunch launch) {
		var begun = System.nanoTime();
		try {
			while (!launch.isTerminated() && System.nanoTime() - begun < GRACE.toNanos()) {
				Thread.sleep(PAUSE_MILLIS);
			}
		} catch (@SuppressWarnings("unused") InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** With what it has started. */
	private static void terminate(ILaunch launch) throws DebugException {
		if (!launch.isTerminated()) {
			launch.terminate();
		}
	}

	private void collect(@Nullable IStreamMonitor stream) {
		if (stream != null) {
			synchronized (stream) { // as the platform's do while they take in more: nothing is missed or told twice
				stream.addListener((text, monitor) -> output.append(text));
				output.append(stream.getContents());
			}
		}
	}

	@Override
	public void testCaseFinished(@Nullable ITestCaseElement test) {
		if (test != null && isOurs(test.getTestRunSession())) {
			progress.report(test.getTestClassName() + "." + test.getTestMethodName() + " (" //$NON-NLS-1$ //$NON-NLS-2$
					+ ended.incrementAndGet() + ")", ToolProgress.UNKNOWN); //$NON-NLS-1$
		}
	}

	@Override
	public void sessionFinished(@Nullable ITestRunSession session) {
		if (session != null && isOurs(session)) {
			var found = new ArrayList<TestCase>();
			add(session, found);
			cases = List.copyOf(found);
			finished.countDown();
		}
	}

	private boolean isOurs(@Nullable ITestRunSession session) {
		return session != null && name.equals(session.getTestRunName());
	}

	/** A type of which nothing could be run has failed itself. */
	private static void add(ITestElement element, List<TestCase> found) {
		switch (element) {
			case ITestCaseElement test -> found.add(of(test, test.getTestClassName(), test.getTestMethodName()));
			case ITestElementContainer container -> {
				if (container instanceof ITestSuiteElement suite && suite.getFailureTrace() != null) {
					found.add(of(suite, suite.getSuiteTypeName(), "")); //$NON-NLS-1$
				}
				for (var child : container.getChildren()) {
					add(child, found);
				}
			}
			default -> {
				// there are no others
			}
		}
	}

	private static TestCase of(ITestElement element, String type, String method) {
		var failure = element.getFailureTrace();
		var result = element.getTestResult(false);
		return new TestCase(type, method,
				result == ITestElement.Result.OK
						? TestCase.Result.PASSED
						: result == ITestElement.Result.FAILURE
								? TestCase.Result.FAILED
								: result == ITestElement.Result.ERROR
										? TestCase.Result.ERROR
										: result == ITestElement.Result.IGNORED
												? TestCase.Result.SKIPPED
												: TestCase.Result.NOT_RUN,
				failure == null ? "" : text(failure.getTrace()), failure == null ? "" : text(failure.getExpected()), //$NON-NLS-1$ //$NON-NLS-2$
				failure == null ? "" : text(failure.getActual()), element.getElapsedTimeInSeconds()); //$NON-NLS-1$
	}

	private static String text(@Nullable String text) {
		return text == null ? "" : text; //$NON-NLS-1$
	}
}
