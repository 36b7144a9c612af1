package io.github.openrouter4e.ui.tests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class that needs the running workbench. Each test starts without our views and dialogs and with default
 * preferences and no key, fails if our bundles logged an error, and cleans up after itself.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(WorkbenchExtension.class)
public @interface WorkbenchTest {
}
