package io.github.openrouter4e.swtbot;

import java.io.IOException;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.prefs.BackingStoreException;
import org.osgi.util.tracker.ServiceTracker;

import io.github.openrouter4e.chat.ChatService;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.ConversationSummary;
import io.github.openrouter4e.chat.Draft;

/**
 * Takes away what an earlier journey left: dialogs, editors, our views, conversations, drafts, preferences, projects, the
 * clipboard. Confirmed servers, keys and what was spent stay, but they belong to the server of that journey.
 */
final class FreshStart {

	private static final String OURS = "io.github.openrouter4e";

	private FreshStart() {}

	static void prepare(Workbench workbench) throws Exception {
		workbench.closeDialogs();
		Workbench.call(() -> {
			closeParts(PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage());
			Clipboard clipboard = new Clipboard(Display.getDefault());
			clipboard.clearContents();
			clipboard.dispose();
			return null;
		});
		deleteConversations(workbench);
		deletePreferences();
		for (IProject project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
			delete(project);
		}
	}

	private static void closeParts(IWorkbenchPage page) {
		page.closeAllEditors(false);
		for (IViewReference view : page.getViewReferences()) {
			if (view.getId().startsWith(OURS)) {
				if (page.getPartState(view) == IWorkbenchPage.STATE_MAXIMIZED) {
					page.toggleZoom(view);
				}
				page.hideView(view);
			}
		}
	}

	private static void deleteConversations(Workbench workbench) throws Exception {
		ChatService chat = service(ChatService.class);
		chat.openSessions().forEach(ChatSession::stop); // a question of a model waits without a view, too
		workbench.await("the conversations of the last journey to be left", () -> chat.openSessions().isEmpty());
		String last = chat.drafts().lastShown();
		if (last != null) {
			chat.drafts().put(last, Draft.EMPTY);
		}
		for (ConversationSummary conversation : chat.summaries()) {
			chat.drafts().put(conversation.id(), Draft.EMPTY);
			delete(chat, conversation);
		}
	}

	private static void delete(ChatService chat, ConversationSummary conversation) throws IOException {
		chat.delete(conversation.id());
	}

	private static void deletePreferences() throws BackingStoreException {
		InstanceScope.INSTANCE.getNode(OURS + ".settings").clear();
	}

	private static void delete(IProject project) throws CoreException {
		project.delete(true, true, null);
	}

	/** A service of the product, once it is there. */
	private static <S> S service(Class<S> type) throws InterruptedException {
		BundleContext context = FrameworkUtil.getBundle(FreshStart.class).getBundleContext();
		ServiceTracker<S, S> tracker = new ServiceTracker<>(context, type, null);
		tracker.open();
		try {
			return tracker.waitForService(30_000);
		} finally {
			tracker.close();
		}
	}
}
