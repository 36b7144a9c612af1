package io.github.openrouter4e.ui.internal.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.tools.ProjectInstructions;
import io.github.openrouter4e.chat.tools.ToolRules;
import io.github.openrouter4e.chat.tools.ToolTraits.Effect;
import io.github.openrouter4e.storage.Registration;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.UiServices;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** What the user has agreed to is listed, and withdrawn when the page is applied. */
@WorkbenchTest
@SuppressWarnings("nls")
class AgreedRulesTest {

	/** Rules that remember what was withdrawn. */
	private static final class FakeRules implements ToolRules {
		final List<String> changes = new CopyOnWriteArrayList<>();

		@Override
		public List<Agreed> rules() {
			return List.of(new Agreed("1", Effect.COMMAND, "mvn test", true, false),
					new Agreed("2", Effect.COMMAND, "make", false, true),
					new Agreed("3", Effect.RUN, "ShopTest", false, false),
					new Agreed("4", Effect.RUN, "", false, false));
		}

		@Override
		public void withdraw(String id) {
			changes.add("withdraw " + id);
		}

		@Override
		public Confinement confinement() {
			return Confinement.OFF;
		}

		@Override
		public void confine(boolean wanted) {
			changes.add("confine " + wanted);
		}
	}

	@Test
	void rulesAreListedAndWithdrawnOnApply() {
		var rules = new FakeRules();
		var preferences = UiServices.request().join().preferences();
		var shell = UiThread.get(() -> new Shell(UiThread.display()));
		try {
			var section = UiThread.get(() -> {
				var created = new AgreedRulesSection(shell);
				created.createConfinement(shell);
				created.connect(rules);
				created.load(preferences);
				return created;
			});
			UiThread.waitUntil("the rules are listed", () -> rows(shell).size() == 4);
			assertEquals(List.of(NLS.bind(Messages.ToolsPage_prefix, "mvn test"),
					NLS.bind(Messages.ToolsPage_confinedOnly, NLS.bind(Messages.ToolsPage_command, "make")),
					NLS.bind(Messages.ToolsPage_launch, "ShopTest"), Messages.ToolsPage_build),
					UiThread.get(() -> rows(shell)));
			UiThread.run(() -> {
				var table = Widgets.all(shell, Table.class).toList().getFirst();
				table.select(new int[]{0, 2});
				table.notifyListeners(SWT.Selection, new Event());
				Widgets.all(shell, Button.class).filter(button -> button.getText().equals(Messages.ToolsPage_remove))
						.forEach(button -> button.notifyListeners(SWT.Selection, new Event()));
			});
			assertEquals(2, UiThread.get(() -> rows(shell)).size());
			assertEquals(List.of(), rules.changes);
			UiThread.run(() -> section.apply(preferences));
			var changes = new ArrayList<>(rules.changes);
			assertEquals("confine false", changes.removeLast());
			assertEquals(List.of("withdraw 1", "withdraw 3"), changes.stream().sorted().toList());
		} finally {
			UiThread.run(shell::dispose);
		}
	}

	@Test
	void trustedProjectsAreListedWithTheirFilesAndRevokedOnApply() {
		var revoked = new CopyOnWriteArrayList<String>();
		var preferences = UiServices.request().join().preferences();
		var shell = UiThread.get(() -> new Shell(UiThread.display()));
		try {
			var section = UiThread.get(() -> {
				var created = new TrustedProjectsSection(shell);
				created.connect(new FakeInstructions(revoked));
				created.load(preferences);
				return created;
			});
			UiThread.waitUntil("the projects are listed", () -> rows(shell).size() == 2);
			var rows = UiThread.get(() -> rows(shell));
			assertEquals("earlier", rows.getFirst());
			assertTrue(rows.getLast().startsWith(
					NLS.bind(Messages.ToolsPage_trustedFiles, "prices", "AGENTS.md, .roomodes")), rows.getLast());
			assertTrue(rows.getLast().contains("2026"), rows.getLast());
			UiThread.run(() -> {
				var table = Widgets.all(shell, Table.class).toList().getFirst();
				table.select(1);
				table.notifyListeners(SWT.Selection, new Event());
				Widgets.all(shell, Button.class).forEach(button -> button.notifyListeners(SWT.Selection, new Event()));
			});
			assertEquals(List.of("earlier"), UiThread.get(() -> rows(shell)));
			assertEquals(List.of(), revoked);
			UiThread.run(() -> section.apply(preferences));
			assertEquals(List.of("prices"), revoked);
		} finally {
			UiThread.run(shell::dispose);
		}
	}

	/** Two projects are trusted, one of them since a version that wrote down less. */
	private record FakeInstructions(List<String> revoked) implements ProjectInstructions {
		@Override
		public List<Trusted> trusted() {
			return List.of(new Trusted("earlier", List.of(), null), new Trusted("prices",
					List.of("prices/AGENTS.md", "prices/.roomodes"), Instant.parse("2026-06-15T12:00:00Z")));
		}

		@Override
		public void revoke(String project) {
			revoked.add(project);
		}

		@Override
		public List<Found> find(List<String> scope) {
			return List.of();
		}

		@Override
		public void decide(Found found, boolean trusted) {
			throw new AssertionError();
		}

		@Override
		public Registration onChange(Runnable listener) {
			return () -> {
				// nothing changes
			};
		}
	}

	private static List<String> rows(Shell shell) {
		return Widgets.all(shell, Table.class).flatMap(table -> Arrays.stream(table.getItems())).map(TableItem::getText)
				.toList();
	}
}
