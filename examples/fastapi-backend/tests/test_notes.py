from fastapi.testclient import TestClient

from service.main import app

client = TestClient(app)


def test_a_note_is_kept_until_it_is_removed():
    added = client.post("/api/v1/notes", json={"text": "buy milk"})
    assert added.status_code == 201
    assert added.json() in client.get("/api/v1/notes").json()
    assert client.delete(f"/api/v1/notes/{added.json()['id']}").status_code == 204
    assert added.json() not in client.get("/api/v1/notes").json()


def test_a_note_has_text():
    assert client.post("/api/v1/notes", json={"text": ""}).status_code == 422


def test_what_is_not_there_cannot_be_removed():
    assert client.delete("/api/v1/notes/999").status_code == 404
