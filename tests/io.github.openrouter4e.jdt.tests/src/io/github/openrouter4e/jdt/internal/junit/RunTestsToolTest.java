package io.github.openrouter4e.jdt.internal.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Platform;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchesListener2;
import org.eclipse.jdt.core.IClasspathEntry;
import org.eclipse.jdt.core.JavaCore;
import org.eclipse.jdt.launching.IJavaLaunchConfigurationConstants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.tools.ToolDecision;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;
import io.github.openrouter4e.chat.tools.ToolPermission;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.jdt.internal.JavaBench;

/** Real JUnit runs of a project with JUnit 5. */
@SuppressWarnings("nls")
class RunTestsToolTest {

	private static final int SECONDS = 60;

	private static JavaBench bench;

	@BeforeAll
	static void open() throws Exception {
		bench = new JavaBench("tests", libraries());
		bench.file("src/shop/CartTest.java", """
				package shop;

				import static org.junit.jupiter.api.Assertions.assertEquals;

				import org.junit.jupiter.api.Test;

				class CartTest {
					@Test
					void good() {
					}

					@Test
					void bad() {
						System.out.println("adding");
						check();
					}

					private void check() {
						assertEquals("x", "y");
					}

					@Test
					void broken() {
						throw new IllegalStateException("boom");
					}

					@Test
					@org.junit.jupiter.api.condition.EnabledIfSystemProperty(named = "no", matches = "x")
					void later() {
					}
				}
				""");
		bench.file("src/slow/SlowTest.java", """
				package slow;

				class SlowTest {
					@org.junit.jupiter.api.Test
					void endless() throws Exception {
						new java.util.concurrent.CountDownLatch(1).await();
					}
				}
				""");
		bench.file("src/last/LastTest.java",
				"""
						package last;

						class LastTest {
							@org.junit.jupiter.api.Test
							void good() {
								Runtime.getRuntime().addShutdownHook(new Thread(() -> {
									try { // longer than it takes to hear of the end of the tests
										new java.util.concurrent.CountDownLatch(1).await(500, java.util.concurrent.TimeUnit.MILLISECONDS);
									} catch (InterruptedException e) {
										// ends
									}
									System.out.println("the last words");
								}));
							}
						}
						""");
		bench.file("src/app/App.java", """
				package app;

				class App {
					public static void main(String[] arguments) {
						System.out.println("started");
					}
				}
				""");
		bench.file("src/shop/Cart.java", "package shop;\n\nclass Cart {\n}\n");
		bench.build();
	}

	@AfterAll
	static void close() throws Exception {
		bench.close();
	}

	/** JUnit as the tests themselves have it. */
	private static IClasspathEntry[] libraries() throws Exception {
		var entries = new ArrayList<IClasspathEntry>();
		for (var name : new String[]{"junit-jupiter-api", "junit-jupiter-engine", "junit-platform-commons",
				"junit-platform-engine", "junit-platform-launcher", "org.opentest4j", "org.apiguardian.api"}) {
			var file = FileLocator.getBundleFileLocation(Platform.getBundle(name)).orElseThrow();
			entries.add(JavaCore.newLibraryEntry(IPath.fromFile(file), null, null));
		}
		return entries.toArray(IClasspathEntry[]::new);
	}

	@Test
	void testsOfATypeAreRunAndTheirFailuresTold() throws Exception {
		var told = bench.done("run_tests", "{'type':'shop.CartTest'}");
		assertTrue(told.startsWith("shop.CartTest: 4 tests, 1 passed, 1 failed, 1 with an error, 1 skipped, in "),
				told);
		assertTrue(told.contains("""
				FAILED shop.CartTest.bad
					org.opentest4j.AssertionFailedError: expected: <x> but was: <y>
					at shop.CartTest.check(CartTest.java:19)
					at shop.CartTest.bad(CartTest.java:15)
				"""), told);
		assertTrue(told.contains("ERROR shop.CartTest.broken\n\tjava.lang.IllegalStateException: boom\n"), told);
		assertTrue(told.endsWith("The output:\nadding\n"), told);
		assertEquals(0, DebugPlugin.getDefault().getLaunchManager().getLaunchConfigurations().length);
	}

	@Test
	void oneMethodOrAPackageCanBeRun() {
		var told = bench.done("run_tests", "{'type':'CartTest','method':'good'}");
		assertTrue(told.startsWith("shop.CartTest.good: 1 test, 1 passed, in "), told);
		told = bench.done("run_tests", "{'package':'shop'}");
		assertTrue(told.startsWith("shop: 4 tests, 1 passed, 1 failed, 1 with an error, 1 skipped, in "), told);
	}

	/** Such as what a library reports at its end. */
	@Test
	void whatTheProgramPrintsAfterItsTestsIsToldToo() {
		var told = bench.done("run_tests", "{'type':'last.LastTest'}");
		assertTrue(told.endsWith("The output:\nthe last words\n"), told);
	}

	@Test
	void programsAreOfWhatTheDiskHas() throws Exception {
		var file = bench.project.getFile("src/shop/Cart.java");
		var type = DebugPlugin.getDefault().getLaunchManager()
				.getLaunchConfigurationType(IJavaLaunchConfigurationConstants.ID_JAVA_APPLICATION);
		var configuration = type.newInstance(null, "App");
		configuration.setAttribute(IJavaLaunchConfigurationConstants.ATTR_PROJECT_NAME, "tests");
		configuration.setAttribute(IJavaLaunchConfigurationConstants.ATTR_MAIN_TYPE_NAME, "app.App");
		var saved = configuration.doSave();
		var manager = FileBuffers.getTextFileBufferManager();
		manager.connect(file.getFullPath(), LocationKind.IFILE, null);
		try {
			manager.getTextFileBuffer(file.getFullPath(), LocationKind.IFILE).getDocument().replace(0, 0, "// typed\n");
			var note = "Not saved, so that this is of what the disk has: tests/src/shop/Cart.java.\n";
			var told = bench.done("run_tests", "{'type':'CartTest','method':'good'}");
			assertTrue(told.startsWith(note + "shop.CartTest.good: 1 test, 1 passed, in "), told);
			told = bench.done("launch", "{'name':'App'}");
			assertTrue(told.endsWith("started\n" + note), told);
		} finally {
			manager.disconnect(file.getFullPath(), LocationKind.IFILE, null);
			saved.delete();
		}
	}

	private static boolean isOf(ILaunch launch, String type) {
		var configuration = launch.getLaunchConfiguration();
		return configuration != null && configuration.getName().contains(type);
	}

	/** Each is answered at once, without a program. */
	@Test
	void whatCannotBeRunIsSaid() {
		assertTrue(
				bench.failed("run_tests", "{'type':'shop.CartTests'}").startsWith("There is no type shop.CartTests"));
		assertTrue(
				bench.failed("run_tests", "{'type':'shop.CartTest','method':'nice'}").contains("has no member nice"));
		assertTrue(bench.failed("run_tests", "{'package':'shops'}").startsWith("tests has no package shops"));
		assertTrue(bench.failed("run_tests", "{'project':'none'}").startsWith("Give one of the Java projects: tests"));
	}

	@Test
	void theUserIsAskedOnceForTheTestsOfAProject() {
		var question = assertInstanceOf(ToolPermission.Ask.class,
				bench.permission("run_tests", "{'type':'shop.CartTest','method':'good'}")).question();
		assertEquals(ToolTraits.Effect.RUN, question.effect());
		assertEquals("JUnit tests", question.subject());
		assertTrue(question.details().contains("shop.CartTest.good"), question.details());
		bench.decided("run_tests", "{'type':'shop.CartTest'}",
				new ToolDecision.Approved(question.choices().getFirst()));
		assertInstanceOf(ToolPermission.Allowed.class, bench.permission("run_tests", "{'project':'tests'}"));
	}

	/** What is cancelled leaves no program behind. */
	@Test
	void stoppingEndsTheProgram() throws Exception {
		var manager = DebugPlugin.getDefault().getLaunchManager();
		var launched = new CompletableFuture<ILaunch>();
		var ended = new CompletableFuture<ILaunch>();
		var listener = new ILaunchesListener2() {
			@Override
			public void launchesAdded(ILaunch[] launches) {
				// has no process yet
			}

			@Override
			public void launchesChanged(ILaunch[] launches) {
				for (var launch : launches) { // those of other tests may still end
					if (isOf(launch, "slow.SlowTest") && launch.getProcesses().length > 0) {
						launched.complete(launch);
					}
				}
			}

			@Override
			public void launchesRemoved(ILaunch[] launches) {
				// those of before
			}

			@Override
			public void launchesTerminated(ILaunch[] launches) {
				for (var launch : launches) {
					if (isOf(launch, "slow.SlowTest")) {
						ended.complete(launch);
					}
				}
			}
		};
		manager.addLaunchListener(listener);
		bench.cancellation = new Cancellation();
		try {
			var outcome = CompletableFuture
					.supplyAsync(() -> bench.call("run_tests", "{'type':'slow.SlowTest'}"));
			launched.get(SECONDS, TimeUnit.SECONDS);
			bench.cancellation.cancel();
			assertEquals(Kind.INTERRUPTED, assertInstanceOf(ToolOutcome.Failed.class,
					outcome.get(SECONDS, TimeUnit.SECONDS)).kind());
			assertSame(launched.get(), ended.get(SECONDS, TimeUnit.SECONDS));
			assertTrue(launched.get().isTerminated());
		} finally {
			manager.removeLaunchListener(listener);
			bench.cancellation = new Cancellation();
		}
	}

	@Test
	void errorsInWhatIsKeptFromModelsAreNotTold() throws Exception {
		var shown = bench.file("src/wrong/Shown.java", "package wrong;\n\nclass Shown {\n\tint open = x;\n}\n");
		var plan = bench.file("src/wrong/Plan.java", "package wrong;\n\nclass Plan {\n\tint margin = x;\n}\n");
		var ignored = bench.file(".aiignore", "src/wrong/Plan.java\n");
		bench.build();
		try {
			var told = bench.done("run_tests", "{'type':'shop.CartTest','method':'good'}");
			assertTrue(told.startsWith("The project has 1 error;") && told.contains("int open = x;"), told);
			assertFalse(told.contains("Plan") || told.contains("margin"), told);
		} finally {
			ignored.delete(true, null);
			shown.delete(true, null);
			plan.delete(true, null);
			bench.build();
		}
	}

	@Test
	void typesWithoutTestsAreSaid() {
		assertTrue(bench.failed("run_tests", "{'type':'shop.Cart'}").startsWith("No tests found"));
	}
}
