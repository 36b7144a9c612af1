package io.github.openrouter4e.jdt.internal.code;

import java.util.Arrays;
import java.util.List;

import org.eclipse.jdt.core.Flags;
import org.eclipse.jdt.core.IField;
import org.eclipse.jdt.core.IJavaElement;
import org.eclipse.jdt.core.IMember;
import org.eclipse.jdt.core.IMethod;
import org.eclipse.jdt.core.IType;
import org.eclipse.jdt.core.JavaModelException;
import org.eclipse.jdt.core.Signature;

/** How Java elements are written for models: as in source code, with simple names of types. */
@SuppressWarnings("nls") // Java
public final class JavaText {

	private JavaText() {}

	/** The simple names of a method's parameter types, without type arguments. */
	public static List<String> parameterTypes(IMethod method) {
		return Arrays.stream(method.getParameterTypes()).map(Signature::getTypeErasure).map(JavaText::type).toList();
	}

	private static String type(String signature) {
		return Signature.getSimpleName(Signature.toString(signature).replace('/', '.'));
	}

	/** Its name, that of a method with the types of the parameters: {@code add(int, String)}. */
	public static String name(IMember member) {
		return member instanceof IMethod method
				? method.getElementName() + "(" + String.join(", ", parameterTypes(method)) + ")"
				: member.getElementName();
	}

	/** Its name with that of its type: {@code p.Type#add(int, String)}. */
	public static String qualifiedName(IMember member) {
		var type = member.getDeclaringType();
		return member instanceof IType self
				? self.getFullyQualifiedName('.')
				: type == null ? name(member) : type.getFullyQualifiedName('.') + "#" + name(member);
	}

	/** What it is called, whatever it is. */
	public static String anyName(IJavaElement element) {
		return element instanceof IMember member ? qualifiedName(member) : element.getElementName();
	}

	/** What its declaration says before the body. */
	public static String declaration(IMember member) throws JavaModelException {
		var shared = switch (member) { // bits that mean something else in fields
			case IMethod method -> Flags.AccVarargs | Flags.AccBridge;
			case IType type -> Flags.AccSuper;
			default -> 0;
		};
		var flags = Flags.toString(member.getFlags() & ~(shared | Flags.AccSynthetic));
		var start = flags.isEmpty() ? "" : flags + " ";
		return switch (member) {
			case IType type -> start + kind(type) + " " + type.getFullyQualifiedName('.') + supertypes(type);
			case IMethod method -> start + Signature.toString(method.getSignature(), method.getElementName(),
					method.getParameterNames(), false, !method.isConstructor()).replace('/', '.') + thrown(method);
			case IField field when field.isEnumConstant() -> field.getElementName();
			case IField field -> start + type(field.getTypeSignature()) + " " + field.getElementName();
			default -> start + member.getElementName();
		};
	}

	/** The word that begins a declaration of such a type. */
	public static String kind(IType type) throws JavaModelException {
		return type.isAnnotation()
				? "@interface"
				: type.isInterface() ? "interface" : type.isRecord() ? "record" : type.isEnum() ? "enum" : "class";
	}

	private static String supertypes(IType type) throws JavaModelException {
		var result = new StringBuilder();
		var superclass = type.getSuperclassTypeSignature();
		if (superclass != null && !type.isEnum() && !type.isRecord() && !superclass.equals("Ljava.lang.Object;")) {
			result.append(" extends ").append(type(superclass));
		}
		var interfaces = type.getSuperInterfaceTypeSignatures();
		if (interfaces.length > 0 && !type.isAnnotation()) {
			result.append(type.isInterface() ? " extends " : " implements ")
					.append(String.join(", ", Arrays.stream(interfaces).map(JavaText::type).toList()));
		}
		return result.toString();
	}

	private static String thrown(IMethod method) throws JavaModelException {
		var types = method.getExceptionTypes();
		return types.length == 0
				? ""
				: " throws " + String.join(", ", Arrays.stream(types).map(JavaText::type).toList());
	}
}
