"""A generated course of eight sections, for tests and benchmarks."""
