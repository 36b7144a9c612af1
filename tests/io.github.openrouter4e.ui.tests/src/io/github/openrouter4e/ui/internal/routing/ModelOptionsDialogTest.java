package io.github.openrouter4e.ui.internal.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static io.github.openrouter4e.ui.internal.preferences.Messages.ModelsPreferencePage_all;
import static io.github.openrouter4e.ui.internal.preferences.Messages.ModelsPreferencePage_scope;

import java.math.BigDecimal;
import java.util.List;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.client.InvalidRequestException;
import io.github.openrouter4e.models.ModelParameters;
import io.github.openrouter4e.models.RequestOptions;
import io.github.openrouter4e.models.RoutingOptions;
import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.testing.StandInServer;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.ModelServices;
import io.github.openrouter4e.ui.internal.UiIds;
import io.github.openrouter4e.ui.internal.UiServices;
import io.github.openrouter4e.ui.internal.errors.ErrorText;
import io.github.openrouter4e.ui.internal.models.ModelPicker;
import io.github.openrouter4e.ui.internal.preferences.PreferencePageDriver;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** Routing and parameters, in the dialog of one model and on the page of all. */
@WorkbenchTest
class ModelOptionsDialogTest {
	private static final String MODEL = "openai/gpt-5.2";
	private static final RoutingOptions CHEAPEST = RoutingOptions.builder().sort("price").build();

	private final StandInServer server = StandInServer.start();
	private final UiServices services = UiServices.request().join();
	private final OpenRouterPreferences preferences = services.preferences();
	private ModelOptionsDialog dialog;

	@BeforeEach
	void useStandIn() {
		services.keys().confirm(server.baseUri());
		preferences.set(Settings.CUSTOM_BASE_URL, server.baseUrl());
		preferences.set(Settings.USE_CUSTOM_BASE_URL, true);
		services.models().refresh().join();
	}

	@AfterEach
	void stop() {
		if (dialog != null) {
			UiThread.run(dialog::close);
		}
		server.close();
	}

	@Test
	void okStoresWhatThePreviewShows() {
		open(false);
		assertFalse(preview().contains("sort"));
		assertFalse(UiThread.get(() -> sort().isEnabled()), "the routing for all applies until the model has its own");
		tick(Messages.ModelOptionsPanel_own);
		prefer(Messages.RoutingEditor_sortPrice);
		assertTrue(preview().contains("\"sort\" : \"price\""), preview());
		tick(Messages.RoutingEditor_allowFallbacks);
		assertTrue(preview().contains("\"allow_fallbacks\" : false"), preview());
		assertNull(ModelOptions.load(preferences, MODEL).routing());
		press(IDialogConstants.OK_ID);
		assertEquals(RoutingOptions.builder().sort("price").allowFallbacks(false).build(),
				ModelOptions.load(preferences, MODEL).routing());
	}

	@Test
	void cancelStoresNothing() {
		open(false);
		tick(Messages.ModelOptionsPanel_own);
		prefer(Messages.RoutingEditor_sortLatency);
		press(IDialogConstants.CANCEL_ID);
		assertNull(ModelOptions.load(preferences, MODEL).routing());
	}

	@Test
	void whatIsStoredIsShown() {
		new ModelOptions(CHEAPEST, ModelParameters.EMPTY, RequestOptions.EMPTY).store(preferences, MODEL);
		open(false);
		assertEquals(Messages.RoutingEditor_sortPrice, UiThread.get(() -> sort().getText()));
		assertTrue(UiThread.get(() -> sort().isEnabled()));
		tick(Messages.ModelOptionsPanel_own);
		press(IDialogConstants.OK_ID);
		assertNull(ModelOptions.load(preferences, MODEL).routing());
	}

	@Test
	void aParameterIsSentOnlyWhereItIsTicked() {
		open(true);
		assertFalse(preview().contains("max_tokens"), preview());
		tick(Messages.ParametersEditor_maxTokens);
		UiThread.run(() -> Widgets.all(shell(), Spinner.class).filter(Spinner::isEnabled).findFirst().orElseThrow()
				.setSelection(1_234));
		assertTrue(preview().contains(" : 1234"), preview());
		press(IDialogConstants.OK_ID);
		assertEquals(ModelParameters.EMPTY.withMaxTokens(1_234), ModelOptions.load(preferences, MODEL).parameters());
	}

	@Test
	void whatCannotBeIsRefused() {
		open(false);
		tick(Messages.ModelOptionsPanel_own);
		showTab(Messages.ModelOptionsPanel_conditions);
		enter(Messages.RoutingEditor_promptPrice, "cheap");
		assertEquals(Messages.RoutingEditor_priceProblem, dialog.getErrorMessage());
		assertFalse(UiThread.get(() -> button(IDialogConstants.OK_ID).isEnabled()));
		enter(Messages.RoutingEditor_promptPrice, "0.5");
		assertNull(dialog.getErrorMessage());
		enter(Messages.RoutingEditor_fallbackModels, "a/b, c/");
		assertEquals(Texts.format(Messages.RoutingEditor_modelProblem, "c/"), dialog.getErrorMessage());
		enter(Messages.RoutingEditor_fallbackModels, "a/b, c/d");
		press(IDialogConstants.OK_ID);
		assertEquals(
				RoutingOptions.builder().maxPromptPrice(new BigDecimal("0.5")).fallbackModels(List.of("a/b", "c/d"))
						.build(),
				ModelOptions.load(preferences, MODEL).routing());
	}

	@Test
	void thePageSetsWhatAppliesToAllModels() {
		PreferencePageDriver page = PreferencePageDriver.open(UiIds.PREFERENCE_PAGE + ".models");
		assertEquals(Messages.RoutingEditor_sortAutomatic, page.choice(Messages.RoutingEditor_sort));
		page.choose(Messages.RoutingEditor_sort, Messages.RoutingEditor_sortPrice);
		assertEquals("", preferences.get(Settings.DEFAULT_ROUTING));
		page.apply();
		assertEquals(CHEAPEST, RoutingOptions.fromJson(preferences.get(Settings.DEFAULT_ROUTING)));
		PreferencePageDriver again = PreferencePageDriver.open(UiIds.PREFERENCE_PAGE + ".models");
		assertEquals(Messages.RoutingEditor_sortPrice, again.choice(Messages.RoutingEditor_sort));
		again.restoreDefaults();
		assertEquals(Messages.RoutingEditor_sortAutomatic, again.choice(Messages.RoutingEditor_sort));
		again.apply();
		assertEquals("", preferences.get(Settings.DEFAULT_ROUTING));
	}

	@Test
	void thePageKeepsOneModelApartFromTheOthers() {
		preferences.set(Settings.FAVOURITE_MODELS, List.of(MODEL));
		PreferencePageDriver page = PreferencePageDriver.open(UiIds.PREFERENCE_PAGE + ".models");
		page.choose(Messages.RoutingEditor_sort, Messages.RoutingEditor_sortPrice);
		page.choose(ModelsPreferencePage_scope, MODEL);
		page.click(Messages.ModelOptionsPanel_own);
		page.choose(Messages.RoutingEditor_sort, Messages.RoutingEditor_sortLatency);
		page.choose(ModelsPreferencePage_scope, ModelsPreferencePage_all);
		assertEquals(Messages.RoutingEditor_sortPrice, page.choice(Messages.RoutingEditor_sort));
		page.apply();
		assertEquals(CHEAPEST, ModelOptions.load(preferences, ModelOptions.ALL).routing());
		assertEquals(RoutingOptions.builder().sort("latency").build(),
				ModelOptions.load(preferences, MODEL).routing());
	}

	@Test
	void thePageRefusesWhatIsNoPrice() {
		PreferencePageDriver page = PreferencePageDriver.open(UiIds.PREFERENCE_PAGE + ".models");
		page.showTab(Messages.ModelOptionsPanel_conditions);
		page.setText(Messages.RoutingEditor_completionPrice, "-1");
		assertEquals(Messages.RoutingEditor_priceProblem, page.problem());
		assertFalse(page.canApply());
		page.setText(Messages.RoutingEditor_completionPrice, "");
		assertNull(page.problem());
	}

	@Test
	void thePageKeepsWhatIsNoPriceWhenAnotherModelIsChosen() {
		preferences.set(Settings.FAVOURITE_MODELS, List.of(MODEL));
		PreferencePageDriver page = PreferencePageDriver.open(UiIds.PREFERENCE_PAGE + ".models");
		page.showTab(Messages.ModelOptionsPanel_conditions);
		page.setText(Messages.RoutingEditor_promptPrice, "cheap");
		page.choose(ModelsPreferencePage_scope, MODEL);
		assertEquals("cheap", page.text(Messages.RoutingEditor_promptPrice));
		assertEquals(ModelsPreferencePage_all, page.choice(ModelsPreferencePage_scope));
		assertEquals(Messages.RoutingEditor_priceProblem, page.problem());
		page.setText(Messages.RoutingEditor_promptPrice, "0.5");
		page.choose(ModelsPreferencePage_scope, MODEL);
		assertEquals(MODEL, page.choice(ModelsPreferencePage_scope));
	}

	private void open(boolean parametersFirst) {
		dialog = UiThread.get(() -> {
			Shell parent = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell();
			ModelOptionsDialog created = new ModelOptionsDialog(parent, ModelServices.of(services), new ModelPicker(),
					MODEL, parametersFirst);
			created.setBlockOnOpen(false);
			created.open();
			return created;
		});
	}

	private Shell shell() {
		return dialog.getShell();
	}

	private Combo sort() {
		return Widgets.after(shell(), Combo.class, Messages.RoutingEditor_sort);
	}

	private void prefer(String order) {
		UiThread.run(() -> {
			sort().select(sort().indexOf(order));
			sort().notifyListeners(SWT.Selection, new Event());
		});
	}

	private void tick(String label) {
		UiThread.run(() -> Widgets.click(Widgets.button(shell(), label)));
	}

	private void enter(String label, String text) {
		UiThread.run(() -> Widgets.textAfter(shell(), label).setText(text));
	}

	private void showTab(String label) {
		UiThread.run(() -> {
			TabFolder tabs = Widgets.all(shell(), TabFolder.class).findFirst().orElseThrow();
			for (int i = 0; i < tabs.getItemCount(); i++) {
				if (tabs.getItem(i).getText().equals(label)) {
					tabs.setSelection(i);
				}
			}
		});
	}

	@Test
	void thePreviewWordsWhatCannotBeSent() {
		open(false);
		UiThread.run(() -> Widgets.only(shell(), RequestPreview.class, preview -> true).show(" ", RoutingOptions.EMPTY,
				ModelParameters.EMPTY, RequestOptions.EMPTY));
		assertEquals(NLS.bind(Messages.RequestPreview_invalid, ErrorText.ofInput(
				new InvalidRequestException(InvalidRequestException.Reason.BAD_MODEL_ID, "not a model id: ' '"))),
				preview());
	}

	private String preview() {
		return UiThread.get(() -> Widgets.only(shell(), Text.class,
				text -> (text.getStyle() & SWT.READ_ONLY) != 0 && (text.getStyle() & SWT.H_SCROLL) != 0).getText());
	}

	private void press(int id) {
		UiThread.run(() -> Widgets.click(button(id)));
	}

	private Button button(int id) {
		return Widgets.only(shell(), Button.class, button -> Integer.valueOf(id).equals(button.getData()));
	}
}
