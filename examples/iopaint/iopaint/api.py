"""The HTTP service: the API, and the front end beside it."""

import base64
import os
from pathlib import Path

from fastapi import FastAPI, HTTPException, Response
from fastapi.staticfiles import StaticFiles
from pydantic import BaseModel

from . import __version__
from .model import ALGORITHMS, decode, encode, inpaint

WEB_APP = Path(__file__).parent / "web_app"


class InpaintRequest(BaseModel):
    image: str
    mask: str


def create_app(model: str, device: str, output: Path) -> FastAPI:
    app = FastAPI(title="IOPaint", version=__version__)
    count = 0

    @app.get("/api/v1/server-config")
    def server_config() -> dict[str, object]:
        return {
            "version": __version__,
            "model": model,
            "models": sorted(ALGORITHMS),
            "device": device,
            "canSave": os.access(output, os.W_OK),
        }

    @app.post("/api/v1/inpaint")
    def inpaint_picture(request: InpaintRequest) -> Response:
        nonlocal count
        try:
            picture = decode(base64.b64decode(request.image))
            result = encode(inpaint(picture, decode(base64.b64decode(request.mask), 0), model))
        except ValueError as error:
            raise HTTPException(422, str(error)) from error
        count += 1
        (output / f"{count:04}.png").write_bytes(result)
        return Response(result, media_type="image/png")

    if WEB_APP.is_dir():
        app.mount("/", StaticFiles(directory=WEB_APP, html=True))
    return app
