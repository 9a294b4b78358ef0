"""One engine for every call: forms, jury, vote, winners."""
