package io.github.openrouter4e.agent.internal.instructions;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.service.datalocation.Location;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.github.openrouter4e.chat.tools.ProjectInstructions;
import io.github.openrouter4e.agent.ChangedFile;
import io.github.openrouter4e.agent.Checkpoints;
import io.github.openrouter4e.agent.files.ProblemSources;
import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.agent.tools.Builds;
import io.github.openrouter4e.agent.tools.ResultText;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.chat.tools.CustomMode;
import io.github.openrouter4e.chat.tools.CustomModes;
import io.github.openrouter4e.chat.tools.ModelInstructions;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.storage.DataFolder;
import io.github.openrouter4e.storage.Listeners;
import io.github.openrouter4e.storage.Registration;

/** What models are told in each mode, and by the projects that the user trusts. */
@Component(service = {ProjectInstructions.class, ModelInstructions.class, CustomModes.class})
@SuppressWarnings("nls") // what the model is told
public final class WorkspaceInstructions implements ProjectInstructions, ModelInstructions, CustomModes {

	private static final String BUNDLE = "io.github.openrouter4e.agent";
	private static final String PLAN = "You are in plan mode. Read what you need, and ask the user what is not clear. Change "
			+ "nothing but a plan, a Markdown file that you may write if the user wants one. End with the plan: what is to "
			+ "be changed, where, in which steps, and how it will be tested.";
	private static final String PROJECTS = "The user's projects have the following instructions for models. Follow them "
			+ "unless the user says otherwise.";

	private static final int MOST_FILES = 100;
	private static final int MOST_ERRORS = 20;
	private static final Duration BUILD = Duration.ofSeconds(10);

	private static final String FOLDERS = "The folder of this file has the following instructions for models. Follow them for what "
			+ "is in it, before those of the project, unless the user says otherwise.";

	private final InstantSource clock;
	/** Folders with instructions that are not trusted, in which models have read or changed something since Eclipse began. */
	private final Set<String> touched = ConcurrentHashMap.newKeySet();
	private final TrustedProjects trust;
	private final Checkpoints checkpoints;
	private final Listeners<Boolean> listeners = new Listeners<>();

	/** Decisions are kept in the workspace. */
	@Activate
	public WorkspaceInstructions(@Reference(target = DataFolder.INSTANCE_AREA) Location instanceArea,
			@Reference Checkpoints checkpoints) {
		this(DataFolder.of(instanceArea, BUNDLE).resolve("trusted-projects.json"), checkpoints, InstantSource.system());
	}

	/** @param file where decisions are kept; need not exist */
	WorkspaceInstructions(Path file, Checkpoints checkpoints, InstantSource clock) {
		this.clock = clock;
		trust = new TrustedProjects(file);
		this.checkpoints = checkpoints;
	}

	@Override
	public String text(ToolContext context) {
		if (ToolContext.CHAT.equals(context.mode())) {
			return "";
		}
		var text = new StringBuilder(mode(context));
		var first = true;
		for (var found : find(context.scope())) {
			if (found.state() == State.TRUSTED && !found.isFolder()) {
				for (var file : found.files().stream().filter(each -> !each.hasModes()).toList()) {
					text.append(first ? text.isEmpty() ? PROJECTS : "\n\n" + PROJECTS : "");
					first = false;
					text.append("\n\n<instructions file=\"").append(file.path()).append("\">\n").append(file.text())
							.append("\n</instructions>");
				}
			}
		}
		return text.toString();
	}

	/** The files that tools have changed, with what the user thinks of that, and the errors that there are. */
	@Override
	public String state(ToolContext context) {
		if (ToolContext.CHAT.equals(context.mode())) {
			return "";
		}
		var files = new WorkspaceFiles(context);
		return changes(files, context.conversationId()) + errors(files);
	}

	private String changes(WorkspaceFiles files, String conversationId) {
		var root = ResourcesPlugin.getWorkspace().getRoot();
		var changes = new ResultText();
		var count = 0;
		for (var changed : checkpoints.changes(conversationId)) {
			var file = root.getFile(IPath.fromPortableString(changed.path()));
			if (files.withheld(WorkspaceFiles.existing(file)).isEmpty() && count++ < MOST_FILES) {
				changes.line("- " + WorkspaceFiles.name(file) + ": " + describe(changed, file.exists()));
			}
		}
		if (count > MOST_FILES) {
			changes.note("There are " + count + " in all.");
		}
		return count == 0
				? "No file was changed by tools in this conversation."
				: "Files that tools have changed in this conversation:\n" + changes;
	}

	private static String describe(ChangedFile changed, boolean exists) {
		var deleted = changed.kind() == ChangedFile.Kind.DELETED;
		var what = switch (changed.kind()) {
			case CREATED -> "created, " + changed.added() + " lines";
			case CHANGED -> "changed, " + changed.added() + " lines added and " + changed.removed() + " removed";
			case DELETED -> "deleted";
		};
		return what + switch (changed.state()) {
			case OPEN -> "; the user has not said what to do with it";
			case KEPT -> "; the user keeps that";
			case UNDONE -> "; the user has taken that back";
		} + (exists || deleted || changed.state() == ChangedFile.State.UNDONE ? "" : "; it is not there any more");
	}

	private static String errors(WorkspaceFiles files) {
		var built = Builds.await(BUILD, new Cancellation()) && ResourcesPlugin.getWorkspace().isAutoBuilding();
		var errors = new ArrayList<io.github.openrouter4e.agent.files.Problem>(); // not that of a file of modes
		try {
			errors.addAll(io.github.openrouter4e.agent.files.Problem.errors(files.projects(), files));
		} catch (CoreException e) { // a project was closed meanwhile
			ILog.of(WorkspaceInstructions.class).info("The errors of a project are not known", e);
		}
		var result = new ResultText();
		var sources = new ProblemSources();
		errors.subList(0, Math.min(errors.size(), MOST_ERRORS)).forEach(error -> result.line(sources.describe(error)));
		return "\n\n" + (errors.isEmpty()
				? "No errors in the projects."
				: "Errors in the projects (" + errors.size() + "):\n" + result)
				+ (built ? "" : "\n(The last build is not up to date.)");
	}

	/** What a model is told about the mode. */
	private String mode(ToolContext context) {
		if (!CustomMode.isId(context.mode())) {
			return ToolContext.PLAN.equals(context.mode()) ? PLAN : "";
		}
		var mode = definition(context);
		return mode == null ? "" : mode.text();
	}

	@Override
	public CustomModes.@Nullable Limits limits(ToolContext context) {
		return definition(context);
	}

	/** @return null if there is no such mode in a project of the conversation that the user trusts */
	private @Nullable ModeDefinition definition(ToolContext context) {
		var project = CustomMode.project(context.mode());
		if (!context.scope().isEmpty() && !context.scope().contains(project)) {
			return null;
		}
		var slug = CustomMode.slug(context.mode());
		for (var found : find(List.of(project))) {
			for (var file : found.files()) {
				if (file.hasModes() && found.state() == State.TRUSTED) {
					for (var mode : ModesFile.parse(file.text()).modes()) {
						if (mode.slug().equals(slug)) {
							return mode;
						}
					}
				}
			}
		}
		return null;
	}

	@Override
	public String besides(ToolContext context, ToolRequest call, Predicate<String> told) {
		var visible = new WorkspaceFiles(context);
		var text = new StringBuilder();
		for (var path : ModeDefinition.named(call)) {
			for (var folder : folders(path, visible)) {
				var files = InstructionFiles.of(folder, visible);
				if (files.isEmpty()) {
					continue;
				}
				var place = WorkspaceFiles.name(folder);
				if (state(place, InstructionFiles.hash(files)) != State.TRUSTED) {
					if (touched.add(place)) {
						listeners.fire(Boolean.FALSE); // so that the user is asked
					}
					continue;
				}
				for (var file : files) {
					var mark = "<instructions file=\"" + file.path() + "\">\n" + file.text() + "\n</instructions>";
					if (!told.test(mark)) {
						text.append(text.isEmpty() ? FOLDERS : "").append("\n\n").append(mark);
					}
				}
			}
		}
		return text.toString();
	}

	/** The folders that a file is in, the outer ones first, without its project. */
	private static List<IFolder> folders(String path, WorkspaceFiles visible) {
		var folders = new ArrayList<IFolder>();
		try {
			for (var at = visible.resource(path).getParent(); at instanceof IFolder folder; at = at.getParent()) {
				folders.addFirst(folder);
			}
		} catch (@SuppressWarnings("unused") ToolException e) {
			// gone meanwhile, or elsewhere
		}
		return folders;
	}

	@Override
	public List<Found> find(List<String> scope) {
		var visible = new WorkspaceFiles(new ToolContext("", "", ToolContext.ASK, scope));
		var root = ResourcesPlugin.getWorkspace().getRoot();
		var found = new ArrayList<Found>();
		for (var project : visible.projects()) {
			var files = InstructionFiles.of(project, visible);
			if (!files.isEmpty()) {
				var hash = InstructionFiles.hash(files);
				var modes = new ArrayList<CustomMode>();
				var problems = new ArrayList<Problem>();
				files.stream().filter(InstructionFile::hasModes).forEach(file -> {
					var parsed = ModesFile.parse(file.text());
					parsed.modes().forEach(mode -> modes
							.add(new CustomMode(project.getName(), mode.slug(), mode.name(), mode.description())));
					parsed.faults()
							.forEach(fault -> problems.add(new Problem(file.path(), fault.line(), fault.text())));
				});
				found.add(new Found(project.getName(), state(project.getName(), hash), hash, files, modes, problems));
			}
		}
		for (var place : new TreeSet<>(touched)) {
			if (root.findMember(place) instanceof IFolder folder && visible.projects().contains(folder.getProject())) {
				var files = InstructionFiles.of(folder, visible);
				if (!files.isEmpty()) {
					var hash = InstructionFiles.hash(files);
					found.add(new Found(place, state(place, hash), hash, files, List.of(), List.of()));
				}
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
		trust.put(found.project(), new TrustedProjects.Decision(found.hash(), trusted,
				found.files().stream().map(InstructionFile::path).toList(), clock.instant()));
		listeners.fire(Boolean.valueOf(trusted));
	}

	@Override
	public List<Trusted> trusted() {
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
