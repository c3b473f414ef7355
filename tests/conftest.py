"""The same examples on every run, and no limit on how long one may take: machines differ."""

from hypothesis import settings

settings.register_profile("suite", derandomize=True, deadline=None)
settings.load_profile("suite")
