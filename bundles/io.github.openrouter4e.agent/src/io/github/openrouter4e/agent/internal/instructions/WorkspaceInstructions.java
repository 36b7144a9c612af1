package io.github.openrouter4e.agent.internal.instructions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.service.datalocation.Location;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.github.openrouter4e.chat.tools.ProjectInstructions;
import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.chat.tools.ModelInstructions;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.storage.DataFolder;
import io.github.openrouter4e.storage.Listeners;
import io.github.openrouter4e.storage.Registration;

/** What models are told in each mode, and by the projects that the user trusts. */
@Component(service = {ProjectInstructions.class, ModelInstructions.class})
@SuppressWarnings("nls") // what the model is told
public final class WorkspaceInstructions implements ProjectInstructions, ModelInstructions {

	private static final String BUNDLE = "io.github.openrouter4e.agent";
	private static final String PLAN = "You are in plan mode. Read what you need, and ask the user what is not clear. Change "
			+ "nothing but a plan, a Markdown file that you may write if the user wants one. End with the plan: what is to "
			+ "be changed, where, in which steps, and how it will be tested.";
	private static final String PROJECTS = "The user's projects have the following instructions for models. Follow them "
			+ "unless the user says otherwise.";

	private final TrustedProjects trust;
	private final Listeners<Boolean> listeners = new Listeners<>();

	/** Decisions are kept in the workspace. */
	@Activate
	public WorkspaceInstructions(@Reference(target = DataFolder.INSTANCE_AREA) Location instanceArea) {
		this(DataFolder.of(instanceArea, BUNDLE).resolve("trusted-projects.json"));
	}

	/** @param file where decisions are kept; need not exist */
	WorkspaceInstructions(Path file) {
		trust = new TrustedProjects(file);
	}

	@Override
	public String text(ToolContext context) {
		if (ToolContext.CHAT.equals(context.mode())) {
			return "";
		}
		var text = new StringBuilder(ToolContext.PLAN.equals(context.mode()) ? PLAN : "");
		var first = true;
		for (var found : find(context.scope())) {
			if (found.state() == State.TRUSTED) {
				for (var file : found.files()) {
					text.append(first ? text.isEmpty() ? PROJECTS : "\n\n" + PROJECTS : "");
					first = false;
					text.append("\n\n<instructions file=\"").append(file.path()).append("\">\n").append(file.text())
							.append("\n</instructions>");
				}
			}
		}
		return text.toString();
	}

	@Override
	public List<Found> find(List<String> scope) {
		var visible = new WorkspaceFiles(new ToolContext("", "", ToolContext.ASK, scope));
		var found = new ArrayList<Found>();
		for (var project : visible.projects()) {
			var files = InstructionFiles.of(project, visible);
			if (!files.isEmpty()) {
				var hash = InstructionFiles.hash(files);
				found.add(new Found(project.getName(), state(project.getName(), hash), hash, files));
			}
		}
		return found;
	}

	private State state(String project, String hash) {
		var decision = trust.of(project);
		if (decision == null) {
			return State.UNDECIDED;
		}
		if (!decision.hash().equals(hash)) {
			return decision.trusted() ? State.CHANGED : State.UNDECIDED;
		}
		return decision.trusted() ? State.TRUSTED : State.REFUSED;
	}

	@Override
	public void decide(Found found, boolean trusted) {
		trust.put(found.project(), new TrustedProjects.Decision(found.hash(), trusted));
		listeners.fire(Boolean.valueOf(trusted));
	}

	@Override
	public List<String> trusted() {
		return trust.trusted();
	}

	@Override
	public void revoke(String project) {
		trust.put(project, null);
		listeners.fire(Boolean.FALSE);
	}

	@Override
	public Registration onChange(Runnable listener) {
		return listeners.add(changed -> listener.run());
	}
}
