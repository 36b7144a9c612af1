package io.github.openrouter4e.architecture;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {editor, jdt, git} → ui → settings → chat → costs → caching → models → {client, storage}; settings implements what the others ask for of the
 * user's choices. Any other arrow couples layers that must be testable and replaceable on their own.
 */
class DependencyDirectionTest {

	private static final Project PROJECT = Project.locate();

	private static final Set<String> BELOW_UI = Set.of("client", "models", "caching", "storage", "costs", "chat",
			"settings",
			"markdown", "agent");

	private static final Map<String, Set<String>> ALLOWED = Map.ofEntries( //
			entry("agent", Set.of("client", "storage", "chat")), //
			entry("client", Set.of()), //
			entry("storage", Set.of()), //
			entry("models", Set.of("client", "storage")), //
			entry("caching", Set.of("client", "models")), //
			entry("costs", Set.of("client", "models", "caching", "storage")), //
			entry("chat", Set.of("client", "models", "caching", "storage", "costs")), //
			entry("markdown", Set.of()), //
			entry("settings", Set.of("client", "models", "caching", "storage", "costs", "chat")), //
			entry("ui", BELOW_UI), //
			entry("editor", and(BELOW_UI, "ui")), //
			entry("jdt", and(BELOW_UI, "ui", "editor")), //
			entry("git", and(BELOW_UI, "ui", "editor")));

	/** The bundles that work in the workbench. */
	private static final Set<String> IN_WORKBENCH = Set.of("ui", "editor", "jdt", "git");

	/** What a bundle below the ui must not touch: it has to run without a workbench. */
	private static final Set<String> WORKBENCH = Set.of("org.eclipse.swt", "org.eclipse.ui", "org.eclipse.jface",
			"org.eclipse.e4");

	/** Of org.eclipse.text, which has packages of JFace's name and needs neither SWT nor a workbench. */
	private static final Set<String> DOCUMENTS = Set.of("org.eclipse.jface.text.IDocument",
			"org.eclipse.jface.text.BadLocationException");

	private static Set<String> and(Set<String> names, String... more) {
		return Stream.concat(names.stream(), Stream.of(more)).collect(Collectors.toSet());
	}

	static List<BundleFolder> bundles() {
		return PROJECT.bundles();
	}

	@Test
	void everyBundleHasAPlaceInTheDesign() {
		assertEquals(ALLOWED.keySet(), bundles().stream().map(BundleFolder::shortName).collect(Collectors.toSet()));
	}

	@ParameterizedTest
	@MethodSource("bundles")
	void dependsOnlyOnLowerLayers(BundleFolder bundle) {
		Findings findings = new Findings();
		Set<String> allowed = ALLOWED.get(bundle.shortName());
		for (BundleFolder other : bundles()) {
			if (other.equals(bundle) || allowed.contains(other.shortName())) {
				continue;
			}
			bundle.header("Require-Bundle").stream().filter(required -> required.name().equals(other.name()))
					.forEach(required -> findings.add(bundle.name(), "requires " + other.name()));
			Set<String> exported = other.header("Export-Package").stream().map(Clause::name)
					.collect(Collectors.toSet());
			bundle.header("Import-Package").stream().filter(imported -> exported.contains(imported.name()))
					.forEach(imported -> findings.add(bundle.name(), "imports " + imported.name()));
		}
		findings.assertNone();
	}

	@ParameterizedTest
	@MethodSource("bundles")
	void usesNoInternalsOfAnotherBundle(BundleFolder bundle) {
		Findings findings = new Findings();
		for (JavaSource source : bundle.sources()) {
			source.imports().stream()
					.filter(name -> name.startsWith(Project.PREFIX) && name.contains(".internal.")
							&& !name.startsWith(bundle.name() + "."))
					.forEach(name -> findings.add(PROJECT.name(source.file()), "imports " + name));
		}
		findings.assertNone();
	}

	@ParameterizedTest
	@MethodSource("bundles")
	void runsWithoutAWorkbenchUnlessItIsTheUi(BundleFolder bundle) {
		Findings findings = new Findings();
		if (!IN_WORKBENCH.contains(bundle.shortName())) {
			for (JavaSource source : bundle.sources()) {
				source.imports().stream()
						.filter(name -> WORKBENCH.stream().anyMatch(part -> name.startsWith(part + ".")))
						.filter(name -> !DOCUMENTS.contains(name))
						.forEach(name -> findings.add(PROJECT.name(source.file()), "imports " + name));
			}
		}
		findings.assertNone();
	}

	/** The client is an HTTP library that happens to be a bundle. */
	@Test
	void clientKnowsNothingOfEclipse() {
		Findings findings = new Findings();
		BundleFolder client = bundles().stream().filter(bundle -> bundle.shortName().equals("client")).findFirst()
				.orElseThrow();
		for (JavaSource source : client.sources()) {
			source.imports().stream()
					.filter(name -> name.startsWith("org.eclipse.") && !name.startsWith("org.eclipse.jdt.annotation."))
					.forEach(name -> findings.add(PROJECT.name(source.file()), "imports " + name));
		}
		findings.assertNone();
	}

	/** The policy is a pure function of the request, the model, the settings and the time it is given. */
	@Test
	void cachingPolicyHasNoInputsOfItsOwn() {
		Findings findings = new Findings();
		BundleFolder caching = bundles().stream().filter(bundle -> bundle.shortName().equals("caching")).findFirst()
				.orElseThrow();
		for (JavaSource source : caching.sources()) {
			source.imports().stream().filter(
					name -> name.startsWith("java.net.") || name.startsWith("java.nio.file.")
							|| name.equals("java.time.Clock"))
					.forEach(name -> findings.add(PROJECT.name(source.file()), "imports " + name));
			if (source.text().contains(".now(") || source.text().contains("currentTimeMillis")) {
				findings.add(PROJECT.name(source.file()), "reads the clock");
			}
		}
		findings.assertNone();
	}

	/** A paid request that does not pass through {@code ModelCalls} is in no limit and in no ledger. */
	@Test
	void onlyCostsSendsPaidRequests() {
		Findings findings = new Findings();
		Pattern paid = Pattern
				.compile("\\b(?:chat|complete)\\s*\\([^)]*[cC]ancellation|OpenRouterClient::(?:chat|complete)");
		for (BundleFolder bundle : bundles()) {
			if (!Set.of("client", "costs").contains(bundle.shortName())) {
				bundle.sources().stream()
						.filter(source -> source.imports().contains(Project.PREFIX + "client.OpenRouterClient")
								&& paid.matcher(source.text()).find())
						.forEach(
								source -> findings.add(PROJECT.name(source.file()), "sends a request past ModelCalls"));
			}
		}
		findings.assertNone();
	}

	/** Whoever speaks HTTP may use the stand-in server, so it must not bring our code along. */
	@Test
	void standInServerDependsOnNothingOfOurs() {
		Findings findings = new Findings();
		PROJECT.tests().stream().filter(bundle -> bundle.shortName().equals("testing"))
				.flatMap(bundle -> bundle.sources().stream())
				.forEach(source -> source.imports().stream()
						.filter(name -> name.startsWith(Project.PREFIX)
								&& !name.startsWith(Project.PREFIX + "testing."))
						.forEach(name -> findings.add(PROJECT.name(source.file()), "imports " + name)));
		findings.assertNone();
	}
}
