package io.github.openrouter4e.benchmarks;

/** One thing that is measured. Compares within one run: absolute figures depend on the machine. */
public interface Benchmark {

	/** The word that selects it on the command line. */
	String name();

	/** Measures and reports. */
	void run(Report report) throws Exception;
}
