"""TinyDB on SQLite: a row per document, saves that are durable, queries that are planned."""

from store.documents.bodies import Packed, StoredRow, packed, sound
from store.documents.codec import DAMAGED, dumps, loads, loads_as
from store.documents.database import Database, open_database
from store.documents.storage import Change, NewerLayoutError, SqliteStorage
from store.documents.table import Document, DocumentTable

__all__ = [
    "DAMAGED",
    "Change",
    "Database",
    "Document",
    "DocumentTable",
    "NewerLayoutError",
    "Packed",
    "SqliteStorage",
    "StoredRow",
    "dumps",
    "loads",
    "loads_as",
    "open_database",
    "packed",
    "sound",
]
