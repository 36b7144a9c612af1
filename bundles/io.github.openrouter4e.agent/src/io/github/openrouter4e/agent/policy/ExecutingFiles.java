package io.github.openrouter4e.agent.policy;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognises files that run programs, or steer what runs, once they are written: build files, builders, launch configurations,
 * hooks, scripts, and what tells a model what to do. A builder in {@code .project} runs within a second of being written when
 * automatic builds are on. Writing such a file is asked about each time. This is the only list of them.
 */
@SuppressWarnings("nls") // patterns of paths
public final class ExecutingFiles {

	/** Everything in them counts, and so does a file of that name. */
	private static final Set<String> FOLDERS = Set.of(
			// Eclipse, builds
			".externaltoolbuilders", ".settings", ".mvn", "gradle", ".cargo", ".yarn", ".bundle", ".config",
			// version control, its hooks, and what a server runs
			".git", ".hg", ".svn", ".husky", ".githooks", ".lefthook", ".github", ".gitlab", ".gitea", ".forgejo",
			".circleci", ".ci", ".buildkite", ".teamcity", ".azure-pipelines", ".woodpecker", ".drone",
			// other development environments and models
			".vscode", ".idea", ".devcontainer", ".zed", ".fleet", ".cursor", ".roo", ".clinerules", ".claude",
			".codex",
			".agents", ".kilocode", ".windsurf", ".continue", ".junie", ".opencode", ".openrouter", ".aider",
			".amazonq",
			// what systems and users start
			".ssh", ".gnupg", "cron.d", "autostart", "launchagents", "launchdaemons");

	/** The last part of the path, in small letters. */
	private static final Pattern NAMES = Pattern.compile(String.join("|",
			// Eclipse
			"\\.project|.*\\.launch|\\.factorypath|\\.classpath|.*\\.(product|target|exsd|setup|jardesc|bnd|bndrun|ini|vmoptions)",
			"manifest\\.mf|plugin\\.xml|fragment\\.xml|feature\\.xml|p2\\.inf|build\\.properties|lombok\\.config",
			// Java builds
			"pom\\.xml|.*\\.pom|mvnw.*|.*\\.gradle(\\..*)?|gradlew.*|gradle\\.properties|build\\.xml|ivy\\.xml|build\\.sbt",
			"jvm\\.config|maven\\.config|extensions\\.xml|settings\\.xml|project\\.clj|deps\\.edn|build\\.sc|\\.jvmopts|\\.sdkmanrc",
			// native builds
			"makefile.*|gnumakefile|bsdmakefile|.*\\.(mk|mak|cmake|m4|am|ac|bzl|gyp|gypi)|cmakelists\\.txt|configure(\\..*)?|meson\\.build",
			"sconstruct|sconscript|wscript|build|build\\.bazel|workspace|workspace\\.bazel|module\\.bazel|\\.bazelrc|.*\\.ninja|build\\.zig",
			// JavaScript
			"package\\.json|.*\\.config\\.[cm]?[jt]s|\\.npmrc|\\.yarnrc.*|\\.pnp\\..*|\\.?pnpmfile\\.c?js|pnpm-workspace\\.yaml|bunfig\\.toml|deno\\.jsonc?",
			"\\.(eslint|babel|prettier|stylelint|mocha|swc|postcss|lintstaged|commitlint)rc.*|gulpfile.*|gruntfile.*|jakefile.*|lerna\\.json|nx\\.json",
			"turbo\\.json|angular\\.json|tsconfig.*\\.json",
			// Python and others
			"setup\\.(py|cfg)|pyproject\\.toml|conftest\\.py|.*\\.pth|tox\\.ini|pytest\\.ini|noxfile\\.py|(site|user)customize\\.py|manage\\.py|.*\\.ipynb",
			"cargo\\.toml|build\\.rs|rust-toolchain.*|rakefile|.*\\.rake|gemfile|.*\\.gemspec|\\.irbrc|\\.pryrc|\\.rspec|composer\\.json|mix\\.exs|go\\.work",
			".*\\.(cs|fs|vb|vcx|sql|es)proj|.*\\.(props|targets|sln|slnx|nuspec)|nuget\\.config|global\\.json",
			// containers, tasks, servers
			"dockerfile.*|.*\\.dockerfile|containerfile.*|(docker-)?compose.*\\.ya?ml|vagrantfile|jenkinsfile.*|justfile|\\.justfile|taskfile.*|procfile.*",
			"\\.gitlab-ci.*|azure-pipelines.*|bitbucket-pipelines.*|\\.travis\\.yml|appveyor\\.yml|\\.drone\\.yml|cloudbuild\\.ya?ml|\\.woodpecker.*|buildspec\\.yml",
			// version control
			"\\.gitmodules|\\.gitattributes|\\.gitconfig|\\.hgrc|\\.pre-commit-.*|\\.?lefthook.*|renovate\\.json",
			// scripts, shells and debuggers
			".*\\.(sh|bash|zsh|fish|csh|ksh|bat|cmd|ps1|psm1|psd1|vbs|vbe|wsf|hta|reg|lnk|url|scpt|applescript|command|desktop|service|timer|plist|jsh)",
			"\\.envrc|mise\\.toml|\\.mise\\.toml|\\.tool-versions|\\.(bash|zsh|ksh)(rc|env|_profile|_login|_logout|_aliases)|\\.(z?profile|zlogin|inputrc|cshrc)",
			"\\.(gdb|lldb)init|\\.(vim|nvim|ex)rc|\\.tmux\\.conf|\\.screenrc|\\.wgetrc|\\.curlrc|\\.mailcap|crontab|.*\\.code-workspace",
			// models
			"\\.?mcp\\.json|.*mcp\\.json|.*mcp_settings\\.json|agents?\\.md|claude(\\.local)?\\.md|gemini\\.md|copilot-instructions\\.md|.*\\.instructions\\.md",
			"\\.cursorrules|\\.windsurfrules|\\.clinerules.*|\\.roo.*|\\.aider.*|opencode\\.jsonc?|crush\\.json|\\..*ignore|\\.aiexclude|\\.noai"));

	private ExecutingFiles() {}

	/**
	 * Whether writing it may run something.
	 *
	 * @param path with slashes or backslashes, from the project or from farther up; the case of its letters does not matter
	 */
	public static boolean matches(String path) {
		var segments = path.toLowerCase(Locale.ROOT).replace('\\', '/').split("/");
		var last = "";
		var before = "";
		for (var segment : segments) {
			// Windows leaves these endings away, and a colon begins the name of a stream in the file
			var name = segment.replaceFirst("(?<=[^.])(:.*|[. ]+)$", "");
			if (FOLDERS.contains(name) || before.equals("meta-inf") && name.equals("services")) {
				return true;
			}
			before = last = name;
		}
		return NAMES.matcher(last).matches();
	}
}
