"""The API of the ETF tool."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

from . import store


class Etf(BaseModel):
    isin: str
    ticker: str
    name: str
    ter: float


@asynccontextmanager
async def lifespan(_: FastAPI) -> AsyncIterator[None]:
    store.prepare()
    yield


app = FastAPI(title="ETF tool", lifespan=lifespan)


@app.get("/health")
def health() -> dict[str, str]:
    if not store.is_usable():
        raise HTTPException(503, "the database is empty")
    return {"status": "ok"}


@app.get("/api/v1/etf/list")
def list_etfs() -> list[Etf]:
    return [Etf(**row) for row in store.etfs()]


@app.get("/api/v1/watchlist")
def list_watched() -> list[Etf]:
    return [Etf(**row) for row in store.watched()]


@app.put("/api/v1/watchlist/{isin}", status_code=204)
def watch(isin: str) -> None:
    if not store.watch(isin):
        raise HTTPException(404, f"no ETF has the ISIN {isin}")
