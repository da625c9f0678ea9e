"""Pulses and the desk's own figures."""
