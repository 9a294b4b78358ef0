"""Kinds of things whose pages gather what upper floors know of them (see core.sections)."""

from core.sections import Section, register_section, sections_of

MUNICIPALITY = "municipality"
PROJECT = "project"
EXPERT = "expert"

__all__ = ["EXPERT", "MUNICIPALITY", "PROJECT", "Section", "register_section", "sections_of"]
