"""TinyDB on SQLite: a row per document, saves that are durable, queries that are planned."""

from store.documents.codec import dumps, loads
from store.documents.database import Database, open_database
from store.documents.storage import Change, SqliteStorage
from store.documents.table import Document, DocumentTable

__all__ = [
    "Change",
    "Database",
    "Document",
    "DocumentTable",
    "SqliteStorage",
    "dumps",
    "loads",
    "open_database",
]
