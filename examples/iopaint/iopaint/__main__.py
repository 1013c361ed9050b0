import argparse
from pathlib import Path

from . import __version__
from .devices import choose
from .model import ALGORITHMS, inpaint_files, similarity


def start(options: argparse.Namespace) -> None:
    import uvicorn

    from .api import create_app

    device = choose(options.device)
    print(f"IOPaint {__version__}: {options.model} on {device}", flush=True)
    uvicorn.run(create_app(options.model, device, options.output), host=options.host, port=options.port)


def run(options: argparse.Namespace) -> None:
    choose(options.device)
    result = inpaint_files(options.image, options.mask, options.output, options.model)
    print(f"{options.output}: {result.shape[1]} × {result.shape[0]}")
    if options.compare:
        print(f"similarity {similarity(result, options.compare):.1f} dB")


def main() -> None:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--model", choices=sorted(ALGORITHMS), default="cv2-telea")
    common.add_argument("--device", choices=["cpu", "cuda"], default="cpu")
    parser = argparse.ArgumentParser(prog="iopaint")
    commands = parser.add_subparsers(required=True)

    service = commands.add_parser("start", parents=[common], help="start the web interface")
    service.add_argument("--host", default="0.0.0.0")
    service.add_argument("--port", type=int, default=8080)
    service.add_argument("--output", type=Path, default=Path("/output"))
    service.set_defaults(command=start)

    batch = commands.add_parser("run", parents=[common], help="inpaint one picture")
    for name in ("image", "mask", "output"):
        batch.add_argument(f"--{name}", type=Path, required=True)
    batch.add_argument("--compare", type=Path, help="say how similar the result is to this picture")
    batch.set_defaults(command=run)

    options = parser.parse_args()
    options.command(options)


main()
