package io.github.openrouter4e.ui.internal.approval;

import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import io.github.openrouter4e.agent.EditStatistics;
import io.github.openrouter4e.chat.tools.ToolLog;
import io.github.openrouter4e.chat.tools.ToolRules;

/**
 * What is kept about tools, where something that runs tools is installed. A component of its own, as it comes and goes with that.
 */
@Component(service = ToolRecords.class)
public final class ToolRecords {

	/** Set by the runtime. */
	@Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
	private volatile @Nullable ToolRules rules;

	/** Set by the runtime. */
	@Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
	private volatile @Nullable ToolLog log;

	/** Set by the runtime. */
	@Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
	private volatile @Nullable EditStatistics edits;

	/** {@return what the user has agreed to for good; null if nothing runs tools. Its methods block} */
	public @Nullable ToolRules rules() {
		return rules;
	}

	/** {@return what was called; null if nobody keeps that. Its methods block} */
	public @Nullable ToolLog log() {
		return log;
	}

	/** {@return how well models write edits; null if nothing makes edits. Its methods block} */
	public @Nullable EditStatistics edits() {
		return edits;
	}
}
