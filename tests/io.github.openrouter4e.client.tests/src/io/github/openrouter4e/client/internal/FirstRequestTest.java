package io.github.openrouter4e.client.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.github.openrouter4e.client.ChatEvent;
import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.UserMessage;
import io.github.openrouter4e.client.internal.redact.Redactor;
import io.github.openrouter4e.client.internal.request.RequestEncoder;
import io.github.openrouter4e.client.internal.stream.AnswerReader;
import io.github.openrouter4e.client.internal.stream.Stopwatch;

/** What the first request of a JVM waits for: the classes between the call and the first piece of text. */
class FirstRequestTest {

	@Test
	void loadsNoTreesOfJson() throws Exception {
		Recorder recorder = new Recorder(FirstRequestTest.class.getClassLoader());
		Class<?> request = recorder.loadClass(Request.class.getName());
		assertEquals(2, ((IntSupplier) request.getConstructor().newInstance()).getAsInt());
		assertTrue(recorder.names.contains(RequestEncoder.class.getName()), "the classes are seen");
		recorder.names.removeIf(name -> !name.startsWith("com.fasterxml.jackson.databind.json.JsonMapper"));
		assertEquals(Set.of(), recorder.names);
	}

	/** Encodes a request and reads the text of an answer; gives its length. */
	public static final class Request implements IntSupplier {
		private int length;

		@Override
		public int getAsInt() {
			String event = "data: {\"choices\":[{\"delta\":{\"content\":\"x\"}}]}\n\n";
			String body = event + event + "data: [DONE]\n\n";
			RequestEncoder.encode(ChatRequest.builder().model("a/b").message(new UserMessage("Hi")).build(), true);
			try {
				new AnswerReader(this::heard, new Stopwatch(InstantSource.system()), Redactor.NONE)
						.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), null, (error, id) -> {
							throw new AssertionError(error);
						});
			} catch (IOException e) {
				throw new AssertionError(e);
			}
			return length;
		}

		private void heard(ChatEvent event) {
			length += event instanceof ChatEvent.Text text ? text.delta().length() : 0;
		}
	}

	/** Defines our classes and Jackson's anew, and notes which. */
	private static final class Recorder extends ClassLoader {
		final Set<String> names = new TreeSet<>();

		Recorder(ClassLoader parent) {
			super(parent);
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			if (!name.startsWith("io.github.openrouter4e.client.") && !name.startsWith("com.fasterxml.jackson.")) {
				return super.loadClass(name, resolve);
			}
			synchronized (getClassLoadingLock(name)) {
				Class<?> loaded = findLoadedClass(name);
				return loaded == null ? define(name) : loaded;
			}
		}

		private Class<?> define(String name) throws ClassNotFoundException {
			try (InputStream in = find(name.replace('.', '/') + ".class")) {
				if (in == null) {
					throw new ClassNotFoundException(name);
				}
				byte[] bytes = in.readAllBytes();
				names.add(name);
				return defineClass(name, bytes, 0, bytes.length);
			} catch (IOException e) {
				throw new ClassNotFoundException(name, e);
			}
		}

		/** In OSGi our loader sees only those of Jackson's packages that the client imports. */
		private @Nullable InputStream find(String file) {
			return Stream.of(getParent(), JsonFactory.class.getClassLoader(), JsonMapper.class.getClassLoader())
					.map(loader -> loader.getResourceAsStream(file)).filter(Objects::nonNull).findFirst().orElse(null);
		}
	}
}
