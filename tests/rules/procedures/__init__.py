"""Whole lawful files of each procedure, in words of their own."""
