package io.github.openrouter4e.jdt.internal.junit;

import java.util.Arrays;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jdt.core.ICompilationUnit;
import org.eclipse.jdt.core.IJavaElement;
import org.eclipse.jdt.core.IJavaProject;
import org.eclipse.jdt.core.IMethod;
import org.eclipse.jdt.core.IPackageFragmentRoot;
import org.eclipse.jdt.core.IType;
import org.eclipse.jdt.core.JavaModelException;
import org.eclipse.jdt.core.Signature;
import org.eclipse.jdt.launching.IJavaLaunchConfigurationConstants;

import io.github.openrouter4e.agent.tools.Arguments;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;
import io.github.openrouter4e.jdt.internal.code.JavaCode;

/**
 * The tests that are to be run.
 *
 * @param project whose class path is used
 * @param element the project, a package, or a type
 * @param method  of the type; null for all
 */
@SuppressWarnings("nls") // names of JUnit, attributes, and what the model is told
record TestScope(IJavaProject project, IJavaElement element, @Nullable IMethod method) {

	private static final String LOADER = "org.eclipse.jdt.junit.loader.";

	/**
	 * What the arguments name.
	 *
	 * @throws ToolException if there is no such thing
	 */
	static TestScope of(Arguments arguments, JavaCode code) throws ToolException, JavaModelException {
		var typeName = arguments.optionalText("type");
		var methodName = arguments.optionalText("method");
		if (typeName != null) {
			var type = code.type(typeName);
			if (type.isBinary()) {
				throw new ToolException(Kind.ARGUMENTS,
						type.getFullyQualifiedName('.') + " is of a library. Give a type of a project.");
			}
			return new TestScope(type.getJavaProject(), type,
					methodName == null ? null : method(code, type, methodName));
		}
		if (methodName != null) {
			throw new ToolException(Kind.ARGUMENTS, "Give the type of the method, too.");
		}
		var project = code.project(arguments.optionalText("project"));
		var packageName = arguments.optionalText("package");
		return new TestScope(project, packageName == null ? project : packageOf(project, packageName), null);
	}

	private static IMethod method(JavaCode code, IType type, String name) throws ToolException, JavaModelException {
		if (code.member(type, name) instanceof IMethod method) {
			return method;
		}
		throw new ToolException(Kind.ARGUMENTS, name + " is no method.");
	}

	/** A package may be in several source folders; that with classes counts, tests before others. */
	private static IJavaElement packageOf(IJavaProject project, String name) throws ToolException, JavaModelException {
		IJavaElement found = null;
		for (var root : project.getPackageFragmentRoots()) {
			var candidate = root.getPackageFragment(name);
			if (root.getKind() == IPackageFragmentRoot.K_SOURCE && candidate.exists()
					&& candidate.containsJavaResources()
					&& (found == null || root.getRawClasspathEntry().isTest())) {
				found = candidate;
			}
		}
		if (found == null) {
			throw new ToolException(Kind.NOT_FOUND, project.getElementName() + " has no package " + name
					+ " with classes. Give a type, or the project alone.");
		}
		return found;
	}

	/** For people. */
	String name() {
		var test = method;
		return element instanceof IType type
				? type.getFullyQualifiedName('.') + (test == null ? "" : "." + test.getElementName())
				: element.getElementName();
	}

	/**
	 * How they are run; exists in memory only.
	 *
	 * @param name of the run
	 * @throws ToolException if the project has no JUnit
	 */
	ILaunchConfigurationWorkingCopy configuration(String name) throws ToolException, CoreException {
		var type = DebugPlugin.getDefault().getLaunchManager()
				.getLaunchConfigurationType("org.eclipse.jdt.junit.launchconfig");
		if (type == null) {
			throw new ToolException(Kind.NOT_FOUND, "This Eclipse cannot run JUnit tests.");
		}
		var configuration = type.newInstance(null, name);
		configuration.setAttribute(IJavaLaunchConfigurationConstants.ATTR_PROJECT_NAME, project.getElementName());
		configuration.setAttribute(IJavaLaunchConfigurationConstants.ATTR_VM_ARGUMENTS, "-ea");
		configuration.setAttribute("org.eclipse.jdt.junit.TEST_KIND", LOADER + kind());
		configuration.setAttribute("org.eclipse.jdt.junit.KEEPRUNNING_ATTR", false);
		configuration.setAttribute("org.eclipse.debug.ui.private", true); // nobody is asked to save or about errors
		if (element instanceof IType test) {
			configuration.setAttribute(IJavaLaunchConfigurationConstants.ATTR_MAIN_TYPE_NAME,
					test.getFullyQualifiedName('$'));
			configuration.setAttribute("org.eclipse.jdt.junit.CONTAINER", "");
		} else {
			configuration.setAttribute(IJavaLaunchConfigurationConstants.ATTR_MAIN_TYPE_NAME, "");
			configuration.setAttribute("org.eclipse.jdt.junit.CONTAINER", element.getHandleIdentifier());
		}
		var single = method;
		if (single != null) {
			configuration.setAttribute("org.eclipse.jdt.junit.TESTNAME", testName(single));
		}
		return configuration;
	}

	/** JUnit 5 tells methods with parameters apart. */
	private static String testName(IMethod method) throws JavaModelException {
		var parameters = new StringBuilder();
		for (var parameter : method.getParameterTypes()) {
			var resolved = method.getDeclaringType().resolveType(
					Signature.toString(Signature.getTypeErasure(parameter)));
			parameters.append(parameters.isEmpty() ? "" : ",").append(resolved == null
					? Signature.toString(Signature.getTypeErasure(parameter))
					: resolved[0][0].isEmpty()
							? resolved[0][1]
							: resolved[0][0] + "." + resolved[0][1].replace('.', '$'));
		}
		return method.getElementName() + (parameters.isEmpty() ? "" : "(" + parameters + ")");
	}

	/** The JUnit that the tests are written for, as far as the project has it. */
	private String kind() throws ToolException, JavaModelException {
		var platform = project.findType("org.junit.platform.commons.annotation.Testable");
		var old = element instanceof IType type && isForJUnit4(type);
		if (platform != null && (!old || has("org.junit.vintage.engine.VintageTestEngine"))) {
			return isSix(platform) ? "junit6" : "junit5";
		}
		if (has("org.junit.Test")) {
			return "junit4";
		}
		if (has("junit.framework.TestCase")) {
			return "junit3";
		}
		throw new ToolException(Kind.NOT_FOUND, project.getElementName()
				+ " has no JUnit on its class path. Run its tests with a command, if there is a build for that.");
	}

	private boolean has(String type) throws JavaModelException {
		return project.findType(type) != null;
	}

	private static boolean isForJUnit4(IType type) throws JavaModelException {
		ICompilationUnit unit = type.getCompilationUnit();
		return unit != null && Arrays.stream(unit.getImports()).map(IJavaElement::getElementName)
				.anyMatch(name -> name.matches("org\\.junit\\.(Test|\\*|runner\\..*|Rule)|junit\\.framework\\..*"));
	}

	/** By the name of the library, as this Eclipse may be older than the tests' JUnit. */
	private static boolean isSix(IType platform) {
		var library = platform.getAncestor(IJavaElement.PACKAGE_FRAGMENT_ROOT);
		return library != null && library.getElementName().matches(".*[-_](?:[6-9]|[2-9]\\d)\\.\\d+.*")
				&& Arrays.stream(Platform.getExtensionRegistry()
						.getConfigurationElementsFor("org.eclipse.jdt.junit.internal_testKinds"))
						.anyMatch(kind -> (LOADER + "junit6").equals(kind.getAttribute("id")));
	}
}
