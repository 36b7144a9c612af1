package io.github.openrouter4e.agent.edit;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Recognises files that run programs, or steer what runs, once they are written: build files, builders, launch configurations,
 * hooks, scripts, and what tells a model what to do. A builder in {@code .project} runs within a second of being written when
 * automatic builds are on. Writing such a file is asked about each time.
 */
@SuppressWarnings("nls") // patterns of paths
public final class ExecutingFiles {

	private static final List<PathMatcher> PATTERNS = Stream.of(".project", ".externaltoolbuilders/**", "*.launch",
			".factorypath", ".settings/**", ".classpath", "pom.xml", "*.pom", ".mvn/**", "mvnw*", "*.gradle*",
			"gradlew*",
			"gradle/**", "gradle.properties", "build.xml", "build.properties", "makefile", "gnumakefile", "*.mk",
			"cmakelists.txt", "*.cmake", "package.json", "*.config.{js,cjs,mjs,ts}", ".npmrc", "setup.py", "setup.cfg",
			"pyproject.toml", "conftest.py", "*.pth", "cargo.toml", "build.rs", ".cargo/**", "rakefile", "gemfile",
			"*.gemspec",
			"*.csproj", "*.props", "*.targets", "*.sln", "dockerfile*", "docker-compose*", "jenkinsfile*", "justfile",
			"taskfile*", "procfile", ".git/**", ".gitmodules", ".gitattributes", ".gitconfig", ".husky/**",
			".pre-commit-config.yaml", ".vscode/**", ".idea/**", ".devcontainer/**", ".github/**", ".gitlab-ci*",
			".circleci/**",
			".ci/**", "azure-pipelines*", "*.{sh,bash,zsh,fish,bat,cmd,ps1,psm1,vbs,command,desktop,service}", ".envrc",
			".bashrc", ".profile", ".zshrc", "*mcp.json", "*mcp_settings.json", "agents.md", "claude.md", "gemini.md",
			".cursorrules", ".cursor/**", ".roo*", ".roo/**", ".clinerules*", ".clinerules/**", ".*ignore", ".noai",
			"manifest.mf", "plugin.xml", "fragment.xml", "feature.xml", "*.product", "*.target", "*.exsd",
			"lombok.config",
			"meta-inf/services/**", "*.bnd", "*.ipynb").flatMap(ExecutingFiles::anywhere).toList();

	private ExecutingFiles() {}

	private static Stream<PathMatcher> anywhere(String pattern) {
		var files = FileSystems.getDefault();
		return Stream.of(files.getPathMatcher("glob:" + pattern), files.getPathMatcher("glob:**/" + pattern));
	}

	/**
	 * Whether writing it may run something.
	 *
	 * @param path with slashes, from the project or from farther up; the case of its letters does not matter
	 */
	public static boolean matches(String path) {
		var folded = Path.of(path.toLowerCase(Locale.ROOT)).normalize();
		return PATTERNS.stream().anyMatch(pattern -> pattern.matches(folded));
	}
}
