"""ETFs and a watchlist in an SQLite file."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

DATABASE = os.environ.get("DATABASE", "/data/etf.db")

SCHEMA = """
CREATE TABLE IF NOT EXISTS etf (isin TEXT PRIMARY KEY, ticker TEXT NOT NULL, name TEXT NOT NULL, ter REAL NOT NULL);
CREATE TABLE IF NOT EXISTS watchlist (isin TEXT PRIMARY KEY REFERENCES etf (isin), added TEXT NOT NULL);
"""

ETFS = [
    ("IE00B4L5Y983", "IWDA", "iShares Core MSCI World", 0.20),
    ("IE00B5BMR087", "CSPX", "iShares Core S&P 500", 0.07),
    ("IE00BK5BQT80", "VWCE", "Vanguard FTSE All-World", 0.22),
    ("LU1781541179", "LCUW", "Amundi MSCI World", 0.12),
]


@contextmanager
def connect() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(DATABASE)
    connection.row_factory = sqlite3.Row
    try:
        with connection:
            yield connection
    finally:
        connection.close()


def prepare() -> None:
    with connect() as db:
        db.executescript(SCHEMA)
        db.executemany("INSERT OR IGNORE INTO etf VALUES (?, ?, ?, ?)", ETFS)


def is_usable() -> bool:
    with connect() as db:
        return db.execute("SELECT count(*) FROM etf").fetchone()[0] > 0


def etfs() -> list[dict]:
    with connect() as db:
        return [dict(row) for row in db.execute("SELECT * FROM etf ORDER BY ticker")]


def watched() -> list[dict]:
    with connect() as db:
        return [dict(row) for row in db.execute("SELECT etf.* FROM etf JOIN watchlist USING (isin) ORDER BY ticker")]


def watch(isin: str) -> bool:
    """Whether there is such an ETF."""
    with connect() as db:
        known = db.execute("SELECT 1 FROM etf WHERE isin = ?", (isin,)).fetchone() is not None
        if known:
            db.execute("INSERT OR IGNORE INTO watchlist VALUES (?, datetime('now'))", (isin,))
        return known
