"""Screens in front of the door: welcome, set-up, sample team."""
