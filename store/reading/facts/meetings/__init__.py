"""Meetings: who met whom, where and when."""
