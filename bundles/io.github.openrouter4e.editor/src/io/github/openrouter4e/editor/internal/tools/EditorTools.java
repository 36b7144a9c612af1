package io.github.openrouter4e.editor.internal.tools;

import java.util.List;

import org.osgi.service.component.annotations.Component;

import io.github.openrouter4e.agent.tools.ToolSet;
import io.github.openrouter4e.chat.tools.ToolExecutor;

/** The tools that look at the user's editors. */
@Component(service = ToolExecutor.class)
public final class EditorTools extends ToolSet {

	/** All of them. */
	public EditorTools() {
		super(List.of(new EditorContextTool()));
	}
}
