"""A backend that keeps notes in memory."""

from itertools import count

from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, Field

from .settings import settings


class NewNote(BaseModel):
    text: str = Field(min_length=1, max_length=1000)


class Note(NewNote):
    id: int


app = FastAPI(title="Notes")
notes: dict[int, Note] = {}
numbers = count(1)


@app.get("/health")
def health() -> dict[str, str]:
    return {"status": "ok"}


@app.get("/version")
def version() -> dict[str, str]:
    return {"environment": settings.environment, "build_date": settings.build_date}


@app.get("/api/v1/notes")
def list_notes() -> list[Note]:
    return list(notes.values())


@app.post("/api/v1/notes", status_code=201)
def add(note: NewNote) -> Note:
    added = Note(id=next(numbers), **note.model_dump())
    notes[added.id] = added
    return added


@app.delete("/api/v1/notes/{number}", status_code=204)
def remove(number: int) -> None:
    if notes.pop(number, None) is None:
        raise HTTPException(404, f"there is no note {number}")
