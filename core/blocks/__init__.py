"""Blocks of free page bodies; two levels deep at most, each with its own template."""

from core.blocks.body import BodyBlock

__all__ = ["BodyBlock"]
