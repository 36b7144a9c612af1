package io.github.openrouter4e.client.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.slf4j.LoggerFactory;

import io.github.openrouter4e.client.OpenRouterClient;

/** HttpClient and its logging belong to this bundle alone: nobody can disturb them, and they disturb nobody. */
class PrivateLibrariesTest {
	private @Nullable Bundle bundle;

	@BeforeEach
	void inOsgiOnly() {
		bundle = FrameworkUtil.getBundle(OpenRouterClient.class);
		assumeTrue(bundle != null, "has a meaning inside OSGi only");
	}

	@ParameterizedTest
	@ValueSource(strings = {"httpclient5", "httpcore5", "httpcore5-h2", "slf4j-api", "slf4j-nop"})
	void theLibrariesAreInTheBundle(String name) {
		assertNotNull(bundle.getEntry("lib/" + name + ".jar"));
	}

	@ParameterizedTest
	@ValueSource(classes = {HttpClientBuilder.class, HttpHost.class, HttpVersionPolicy.class, LoggerFactory.class})
	void theLibrariesAreLoadedFromTheBundle(Class<?> type) {
		assertEquals(bundle, FrameworkUtil.getBundle(type));
	}

	@Test
	void nothingOfThemIsImportedOrExported() {
		for (String header : new String[]{"Import-Package", "Export-Package"}) {
			String packages = bundle.getHeaders().get(header);
			assertFalse(packages.contains("org.apache.hc") || packages.contains("org.slf4j"), packages);
		}
	}

	@Test
	void loggingIsSilent() {
		assertEquals("NOPLoggerFactory", LoggerFactory.getILoggerFactory().getClass().getSimpleName());
		assertFalse(LoggerFactory.getLogger("any").isErrorEnabled());
	}
}
