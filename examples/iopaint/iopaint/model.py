"""Takes what a mask covers out of a picture."""

from pathlib import Path

import cv2
import numpy as np

RADIUS = 4
ALGORITHMS = {"cv2-telea": cv2.INPAINT_TELEA, "cv2-ns": cv2.INPAINT_NS}


def inpaint(picture: np.ndarray, mask: np.ndarray, model: str) -> np.ndarray:
    if picture.shape[:2] != mask.shape:
        raise ValueError(f"the mask is {mask.shape[1]} × {mask.shape[0]}, not as large as the picture")
    covered = np.where(mask > 127, 255, 0).astype(np.uint8)
    return cv2.inpaint(picture, covered, RADIUS, ALGORITHMS[model])


def decode(data: bytes, flags: int = cv2.IMREAD_COLOR) -> np.ndarray:
    picture = cv2.imdecode(np.frombuffer(data, np.uint8), flags)
    if picture is None:
        raise ValueError("this is no picture")
    return picture


def encode(picture: np.ndarray) -> bytes:
    return cv2.imencode(".png", picture)[1].tobytes()


def inpaint_files(picture: Path, mask: Path, output: Path, model: str) -> np.ndarray:
    result = inpaint(decode(picture.read_bytes()), decode(mask.read_bytes(), cv2.IMREAD_GRAYSCALE), model)
    output.write_bytes(encode(result))
    return result


def similarity(result: np.ndarray, original: Path) -> float:
    """Peak signal-to-noise ratio in dB: above 30, few people see a difference."""
    return cv2.PSNR(result, decode(original.read_bytes()))
