package io.github.openrouter4e.chat.internal.session;

import java.util.List;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import io.github.openrouter4e.chat.ToolExecutor;

/**
 * The executors that are registered now. A component of its own, so that one that comes or goes does not restart the
 * conversations.
 */
@Component(service = ToolExecutors.class)
public final class ToolExecutors {

	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
	private volatile List<ToolExecutor> executors = List.of(); // set by the runtime, lowest ranking first

	List<ToolExecutor> highestFirst() {
		return executors.reversed();
	}
}
