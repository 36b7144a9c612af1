package io.github.openrouter4e.swtbot;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.FileLocator;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

import io.github.openrouter4e.testing.StandInServerMain;

/**
 * The stand-in in a process of its own, so that nothing listens any more once it has ended. Within this process a port stays
 * open after the server is closed: WebKit's processes begin with copies of all that was open here, and do not close them.
 */
final class ServerProcess implements AutoCloseable {

	private final Process process;
	private final String baseUrl;

	private ServerProcess(Process process) throws IOException {
		this.process = process;
		BufferedReader out = process.inputReader();
		String line = out.readLine();
		if (line == null) {
			throw new IOException("the server did not start");
		}
		baseUrl = line;
	}

	/** @param port 0 for any free one */
	static ServerProcess start(String key, int port) throws IOException {
		Set<Bundle> bundles = new LinkedHashSet<>();
		collect(FrameworkUtil.getBundle(StandInServerMain.class), bundles);
		String classPath = bundles.stream().map(ServerProcess::classes).collect(Collectors.joining(File.pathSeparator));
		return new ServerProcess(new ProcessBuilder(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath,
						StandInServerMain.class.getName(), "--key", key, "--port", Integer.toString(port)))
				.redirectError(ProcessBuilder.Redirect.INHERIT).start());
	}

	private static void collect(Bundle bundle, Set<Bundle> bundles) {
		if (bundle.getBundleId() != 0 && bundles.add(bundle)) {
			for (BundleWire wire : bundle.adapt(BundleWiring.class)
					.getRequiredWires(PackageNamespace.PACKAGE_NAMESPACE)) {
				collect(wire.getProvider().getBundle(), bundles);
			}
		}
	}

	/** In a workspace of a developer a bundle is a project. */
	private static String classes(Bundle bundle) {
		File place = FileLocator.getBundleFileLocation(bundle).orElseThrow();
		return (place.isDirectory() ? new File(place, "target/classes") : place).getPath();
	}

	String baseUrl() {
		return baseUrl;
	}

	int port() {
		return URI.create(baseUrl).getPort();
	}

	/** Ends the server as the kernel ends it. */
	@Override
	public void close() throws InterruptedException {
		process.destroyForcibly().waitFor();
	}
}
