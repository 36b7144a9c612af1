package io.github.openrouter4e.git.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.services.IEvaluationService;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

import io.github.openrouter4e.testing.workbench.UiThread;

/** An empty bundle with the name of EGit's, and services with a model that answers what a test says. */
@SuppressWarnings("nls")
public final class FakeEGit implements AutoCloseable {

	private final Bundle egit;
	private final ServiceRegistration<GitServices> services;

	/** Installed, until it is closed. */
	public FakeEGit(Path folder, FakeCalls calls) throws Exception {
		BundleContext bundles = FrameworkUtil.getBundle(FakeEGit.class).getBundleContext();
		egit = bundles.installBundle(emptyBundle(folder.resolve("egit.jar")).toUri().toString());
		egit.start();
		services = bundles.registerService(GitServices.class,
				new GitServices(calls, FakeCalls::model, (page, opening) -> {
					throw new AssertionError("the chat is not used here");
				}, new PlainTexts()), FrameworkUtil.asDictionary(Map.of(Constants.SERVICE_RANKING, Integer.MAX_VALUE)));
		evaluate();
	}

	/** Only its name is asked for. */
	private static Path emptyBundle(Path file) throws IOException {
		var manifest = new Manifest();
		var attributes = manifest.getMainAttributes();
		attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
		attributes.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
		attributes.putValue(Constants.BUNDLE_SYMBOLICNAME, "org.eclipse.egit.ui");
		attributes.putValue(Constants.BUNDLE_VERSION, "7.8.0");
		try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
			return file;
		}
	}

	/** The workbench looks for bundles when it starts; and when it ends, which is too late for a change. */
	private static void evaluate() throws Exception {
		UiThread.get(() -> {
			Objects.requireNonNull(PlatformUI.getWorkbench().getService(IEvaluationService.class))
					.requestEvaluation("org.eclipse.core.runtime.isBundleInstalled");
			return true;
		});
	}

	@Override
	public void close() throws Exception {
		services.unregister();
		egit.uninstall();
		evaluate();
	}
}
