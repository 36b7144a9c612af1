package io.github.openrouter4e.jdt.internal;

import java.lang.reflect.Proxy;

import io.github.openrouter4e.agent.Checkpoints;

/** Checkpoints for tools that change nothing in the test. */
public final class NoCheckpoints {

	private NoCheckpoints() {}

	/** A new one. */
	public static Checkpoints create() {
		return (Checkpoints) Proxy.newProxyInstance(NoCheckpoints.class.getClassLoader(),
				new Class<?>[]{Checkpoints.class}, (proxy, method, arguments) -> {
					throw new UnsupportedOperationException(method.getName());
				});
	}
}
