"""What a browser would send back from a form of the admin, with some of it changed."""


def _value(field):
    value = field.value()
    if hasattr(value, "values_list"):
        return list(value.values_list("pk", flat=True))
    if isinstance(value, list | tuple):
        return [getattr(one, "pk", one) for one in value]
    return getattr(value, "pk", value)


def _fields(form):
    found = {}
    for bound in form:
        value = _value(bound)
        if value is True:
            found[bound.html_name] = "on"
        elif value not in (None, False, "", []):
            found[bound.html_name] = value
    return found


def typed(form, **changed):
    """Every field of the form and of its rows as they stand; `__` in a name stands for «-»."""
    sent = _fields(form)
    for prefix, rows in form.formsets.items():
        sent |= {
            f"{prefix}-TOTAL_FORMS": len(rows.forms),
            f"{prefix}-INITIAL_FORMS": len(rows.forms),
        }
        for place, row in enumerate(rows.forms, start=1):
            sent |= _fields(row) | {row.add_prefix("ORDER"): place}
    sent |= {name.replace("__", "-"): value for name, value in changed.items()}
    return {name: value for name, value in sent.items() if value is not None}


def added(form, prefix, **columns):
    """One more row of a kind, after those that stand."""
    place = len(form.formsets[prefix].forms)
    row = {f"{prefix}-{place}-{name}": value for name, value in columns.items()}
    return {f"{prefix}-TOTAL_FORMS": place + 1, f"{prefix}-{place}-ORDER": place + 1, **row}
