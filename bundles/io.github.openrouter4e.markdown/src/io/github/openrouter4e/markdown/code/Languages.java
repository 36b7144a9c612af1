package io.github.openrouter4e.markdown.code;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

/**
 * The names that follow a code fence, mapped to the syntaxes of RSyntaxTextArea
 * and to the file extension a new file gets.
 */
@SuppressWarnings("nls") // names of languages and extensions
public final class Languages {

	/** Syntax, file extension, and the names models give to it. */
	private static final String TABLE = """
			java java java
			javascript js javascript js jsx mjs cjs node
			typescript ts typescript ts tsx
			python py python py python3 py3
			c c c h
			cpp cpp cpp c++ cc cxx hpp
			cs cs csharp cs c#
			golang go go golang
			rust rs rust rs
			kotlin kt kotlin kt kts
			scala scala scala
			groovy groovy groovy gradle
			ruby rb ruby rb
			php php php
			perl pl perl pl
			lua lua lua
			dart dart dart
			d d d dlang
			delphi pas delphi pascal
			fortran f90 fortran f90
			lisp lisp lisp elisp scheme
			clojure clj clojure clj
			sas sas sas
			sql sql sql mysql postgresql postgres plsql sqlite
			unix sh sh bash shell zsh console shell-session
			bat bat bat batch cmd
			powershell ps1 powershell ps1 pwsh
			tcl tcl tcl
			vb vb vb vbnet visualbasic
			vhdl vhd vhdl
			asm asm asm assembly nasm x86asm
			asm6502 asm asm6502
			html html html htm xhtml vue svelte
			jsp jsp jsp
			xml xml xml svg xsd xsl xslt pom
			dtd dtd dtd
			css css css scss sass
			less less less
			json json json jsonc json5 jsonl
			yaml yaml yaml yml
			ini ini ini toml conf
			properties properties properties
			dockerfile dockerfile dockerfile docker
			makefile mk makefile make mk
			markdown md markdown md
			latex tex latex tex
			proto proto proto protobuf
			csv csv csv
			handlebars hbs handlebars hbs mustache
			actionscript as actionscript
			nsis nsi nsis
			diff diff diff patch
			""";

	private static final Map<String, String> SYNTAX = new HashMap<>();
	private static final Map<String, String> EXTENSION = new HashMap<>();

	static {
		TABLE.lines().map(line -> line.split(" ")).forEach(words -> {
			for (var i = 2; i < words.length; i++) {
				SYNTAX.put(words[i], words[0]);
				EXTENSION.put(words[i], words[1]);
			}
		});
	}

	/** What is longer is no name. */
	private static final int LONGEST = 40;

	private Languages() {}

	/** The first word of a fence's info string, in lower case; "" if there is none, or it is no name. */
	public static String name(@Nullable String info) {
		if (info == null || info.isBlank()) {
			return "";
		}
		var word = info.strip().split("[\\s{,:]", 2)[0];
		return word.length() > LONGEST ? "" : word.toLowerCase(Locale.ROOT);
	}

	/** @return the extension without a dot, "txt" for an unknown language */
	public static String extension(String language) {
		return EXTENSION.getOrDefault(language, "txt");
	}

	static @Nullable String syntax(String language) {
		return SYNTAX.get(language);
	}
}
