"""The form that describes a case, in sections, each an ordinary Django form with rows."""
