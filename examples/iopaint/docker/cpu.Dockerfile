# The same stage as in gpu.Dockerfile: BuildKit runs it once for both variants and all platforms.
FROM --platform=$BUILDPLATFORM node:20-slim AS web_app
WORKDIR /web_app
COPY web_app/package.json web_app/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY web_app/src src
RUN npm run build

# Wheels for the image's machine, fetched on the one that builds: nothing of this is emulated.
FROM --platform=$BUILDPLATFORM python:3.11-slim AS packages
COPY requirements.txt .
ARG TARGETARCH
RUN case "$TARGETARCH" in amd64) machine=x86_64 ;; arm64) machine=aarch64 ;; *) exit 1 ;; esac \
 && pip install --no-cache-dir --no-compile --only-binary=:all: --target=/packages \
      --platform="manylinux2014_$machine" --platform="manylinux_2_28_$machine" --requirement=requirements.txt

FROM python:3.11-slim
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
RUN useradd --system --uid 10001 iopaint && install --directory --owner=iopaint /output
COPY --from=packages /packages /usr/local/lib/python3.11/site-packages
WORKDIR /app
COPY iopaint iopaint
COPY --from=web_app /web_app/dist iopaint/web_app
USER iopaint
VOLUME /output
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s \
  CMD ["python3", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8080/api/v1/server-config')"]
ENTRYPOINT ["python3", "-m", "iopaint"]
CMD ["start", "--device", "cpu"]
